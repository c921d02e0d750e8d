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
          <span>
            <ShortCaseNo caseNo={warning.caseNo} to={`/cases/${warning.caseNo}`} /> {warning.limitName}
          </span>
          <time dateTime={warning.at}>{formatTime(warning.at)}</time>
          <span className="tb-soft warning-note">
            {warning.departmentName} · 截止 {formatWeekday(warning.dueAt)}
          </span>
        </li>
      ))}
    </ol>
  );
};
