import { Button } from 'antd';
import { useState } from 'react';
import type { DifferenceView } from '../../server/desk/reconciliation-schemas.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { formatTime } from '../../ui-kit/time/format-time.ts';
import { ShortCaseNo } from '../case/CaseNo.tsx';
import { yuanOf } from '../money.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { dayName } from './month.ts';
import './difference-list.css';

/** Open differences first; each has a number people can name, and ends by itself or by somebody's remark. */
export const DifferenceList = ({ differences }: { differences: readonly DifferenceView[] }) => {
  const [closing, setClosing] = useState<DifferenceView>();
  if (differences.length === 0) return <Nothing title="没有差异">对账单与本平台的缴费、退款逐笔一致。</Nothing>;
  return (
    <>
      <ol className="differences">
        {differences.map((difference) => (
          <li key={difference.id} className={difference.resolvedAt === null ? 'difference-open' : undefined}>
            <header>
              <strong>{difference.kindName}</strong>
              <span className="tb-soft">异常 {difference.incidentNumber} 号</span>
            </header>
            <Amounts difference={difference} />
            <p className="difference-quiet">
              {dayName(difference.day)}
              {difference.caseNo === null ? null : (
                <>
                  {' · 办件 '}
                  <ShortCaseNo caseNo={difference.caseNo} to={`/cases/${difference.caseNo}`} />
                </>
              )}
            </p>
            <p className="difference-quiet difference-number">单号 {difference.number}</p>
            <Outcome difference={difference} onClose={() => setClosing(difference)} />
          </li>
        ))}
      </ol>
      <CloseDialog difference={closing} onDone={() => setClosing(undefined)} />
    </>
  );
};

const Amounts = ({ difference: { oursFen, theirsFen } }: { difference: DifferenceView }) => (
  <dl className="difference-amounts">
    <div>
      <dt>对账单</dt>
      <dd>{theirsFen === null ? '没有这一笔' : yuanOf(theirsFen)}</dd>
    </div>
    <div>
      <dt>本平台</dt>
      <dd>{oursFen === null ? '没有这一笔' : yuanOf(oursFen)}</dd>
    </div>
  </dl>
);

const Outcome = ({ difference, onClose }: { difference: DifferenceView; onClose: () => void }) => {
  const { resolvedAt, resolution, resolvedBy, remark } = difference;
  if (resolvedAt === null)
    return (
      <Button size="small" onClick={onClose}>
        处理完毕
      </Button>
    );
  return (
    <p className="difference-outcome">
      {resolution === 'settled' ? '自动销账' : `${resolvedBy ?? ''}：${remark ?? ''}`}
      <time dateTime={resolvedAt}>{formatTime(resolvedAt)}</time>
    </p>
  );
};
