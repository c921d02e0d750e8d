import type { Warning } from '../../server/desk/board-schemas.ts';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { formatTime, formatWeekday } from '../../ui-kit/time/format-time.ts';
import { MatterNo } from '../case/MatterNo.tsx';

/** What the supervising processes wrote, newest first: lights, and who was told of them. */
export const WarningList = ({ warnings }: { warnings: readonly Warning[] }) => {
  if (warnings.length === 0) return <Nothing title="没有亮灯记录">黄灯和红灯一亮就记在这里。</Nothing>;
  return (
    <ol className="warnings">
      {warnings.map((warning) => (
        <li key={warning.id}>
          {warning.kind === 'light' ? (
            <LightBadge light={warning.colour} />
          ) : (
            <span className="warning-told">{told[warning.kind]}</span>
          )}
          <span>
            <MatterNo matter={warning} /> {warning.limitName}
          </span>
          <time dateTime={warning.at}>{formatTime(warning.at)}</time>
          <span className="tb-soft warning-note">{noteOf(warning)}</span>
        </li>
      ))}
    </ol>
  );
};

const told = { 'department-head': '短信', supervisors: '升级' } as const;

const noteOf = ({ kind, departmentName, dueAt, recipients }: Warning): string => {
  const due = `截止 ${formatWeekday(dueAt)}`;
  if (kind === 'department-head')
    return recipients === 0 ? `${departmentName}负责人没有手机号` : `已短信提醒${departmentName}负责人 · ${due}`;
  return `${departmentName} · ${due}`;
};
