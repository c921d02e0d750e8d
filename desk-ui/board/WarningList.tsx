import { Link } from 'react-router';
import type { Board } from '../../server/desk/board-schemas.ts';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { formatTime, formatWeekday } from '../../ui-kit/time/format-time.ts';
import { ShortCaseNo } from '../case/CaseNo.tsx';

/** What the supervising processes wrote, newest first. */
export const WarningList = ({ warnings }: { warnings: Board['warnings'] }) => {
  if (warnings.length === 0) return <Nothing title="没有亮灯记录">黄灯和红灯一亮就记在这里。</Nothing>;
  return (
    <ol className="warnings">
      {warnings.map((warning) => (
        <li key={warning.id}>
          <LightBadge light={warning.colour} />
          <div>
            <p>
              <Link to={`/cases/${warning.caseNo}`}>
                <ShortCaseNo caseNo={warning.caseNo} />
              </Link>{' '}
              {warning.limitName}
            </p>
            <p className="tb-soft">
              {warning.departmentName} · 截止 {formatWeekday(warning.dueAt)}
            </p>
          </div>
          <time dateTime={warning.at}>{formatTime(warning.at)}</time>
        </li>
      ))}
    </ol>
  );
};
