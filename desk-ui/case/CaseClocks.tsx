import type { ClockView } from '../../server/desk/clock-schemas.ts';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { formatTime, formatTimeWithWeekday, formatWeekday } from '../../ui-kit/time/format-time.ts';
import './clocks.css';

const unitNames: Record<ClockView['unit'], string> = {
  'working-day': '个工作日',
  'calendar-day': '日',
  month: '个月',
  hour: '小时',
};

/** Every limit of the case: running ones first, each with how its day was reckoned. */
export const CaseClocks = ({ clocks }: { clocks: readonly ClockView[] }) => {
  if (clocks.length === 0) return <Nothing title="没有时限" />;
  const sorted = clocks.toSorted((a, b) => order(a) - order(b));
  return (
    <div className="clocks">
      {sorted.map((clock) => (
        <Clock key={clock.id} clock={clock} />
      ))}
    </div>
  );
};

const order = (clock: ClockView): number => {
  const byState = { running: 0, suspended: 1, stopped: 2 }[clock.state];
  return byState * 10 + (clock.subjectKind === 'case' ? 0 : 1);
};

const Clock = ({ clock }: { clock: ClockView }) => (
  <article className={`clock clock-${clock.state}`}>
    <header>
      <h3>{clock.name}</h3>
      <ClockLight clock={clock} />
    </header>
    <p>
      {clock.budget} {unitNames[clock.unit]} · {clock.legalBasis}
    </p>
    <p className="clock-dates">
      {formatTime(clock.startedAt)} 起，{clock.state === 'stopped' ? '应于' : '至'} {formatWeekday(clock.dueAt)}
      {clock.isProvisional ? <span className="clock-provisional">暂算：该年度放假安排未公布</span> : null}
    </p>
    {clock.suspensions.map((suspension) => (
      <p key={suspension.fromAt} className="clock-pause">
        中止：{formatTime(suspension.fromAt)} 至 {suspension.untilAt === null ? '今' : formatTime(suspension.untilAt)}，
        {suspension.basis}
      </p>
    ))}
    {clock.extensions.map((extension) => (
      <p key={extension.grantedAt} className="clock-pause">
        延长 {extension.budget} {unitNames[clock.unit]}：{extension.reason}（{extension.basis}）
      </p>
    ))}
    {clock.explanation.length === 0 ? null : (
      <details>
        <summary>怎么算的</summary>
        <ol>
          {clock.explanation.map((sentence, index) => (
            <li key={index}>{sentence}</li>
          ))}
        </ol>
        <p>
          黄灯 {formatTimeWithWeekday(clock.yellowAt)}，红灯 {formatTimeWithWeekday(clock.redAt)}
        </p>
      </details>
    )}
  </article>
);

const ClockLight = ({ clock }: { clock: ClockView }) => {
  if (clock.state === 'suspended') return <span className="clock-word">已中止</span>;
  if (clock.state === 'running') return <LightBadge light={clock.light} text={clock.remaining.text} />;
  const isLate = clock.stoppedAt !== null && clock.stoppedAt > clock.redAt;
  return <span className="clock-word">{isLate ? '已停止，超期' : '已停止，按时'}</span>;
};
