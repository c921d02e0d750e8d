import type { ClockView } from '../../server/desk/clock-schemas.ts';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { formatTime, formatTimeWithWeekday, formatWeekday } from '../../ui-kit/time/format-time.ts';
import { ClockTimeline } from './ClockTimeline.tsx';
import { dayOf, shortDay } from './clock-days.ts';
import './clocks.css';

const unitNames: Record<ClockView['unit'], string> = {
  'working-day': '个工作日',
  'calendar-day': '日',
  month: '个月',
  hour: '小时',
};

/** Every limit of the case: running ones first, each drawn, with how its day was reckoned. */
export const CaseClocks = ({ clocks }: { clocks: readonly ClockView[] }) => {
  if (clocks.length === 0) return <Nothing title="没有时限" />;
  const sorted = clocks.toSorted((a, b) => order(a) - order(b));
  return (
    <div className="clocks">
      {sorted.map((clock, index) => (
        <Clock key={clock.id} clock={clock} isFirst={index === 0} />
      ))}
    </div>
  );
};

const order = (clock: ClockView): number => {
  const byState = { running: 0, suspended: 0, stopped: 2 }[clock.state];
  return byState * 10 + (clock.subjectKind === 'case' ? 0 : 1);
};

const Clock = ({ clock, isFirst }: { clock: ClockView; isFirst: boolean }) => (
  <article className={`clock clock-${clock.state} clock-light-${clock.light}`}>
    <header>
      <h3>{clock.name}</h3>
      <ClockLight clock={clock} />
    </header>
    {clock.state === 'stopped' ? (
      <p className="clock-dates">
        {formatTime(clock.startedAt)} 起，应于{' '}
        {clock.unit === 'hour' ? formatTimeWithWeekday(clock.dueAt) : formatWeekday(clock.dueAt)}
      </p>
    ) : (
      <ClockTimeline clock={clock} />
    )}
    <Figures clock={clock} />
    {clock.isProvisional ? <p className="clock-provisional">暂算：届满年份的放假安排尚未公布</p> : null}
    <details className="clock-explanation" open={isFirst && clock.state !== 'stopped'}>
      <summary>怎么算的</summary>
      {clock.state === 'stopped' ? <ClockTimeline clock={clock} /> : null}
      <p>{clock.explanation.join('；')}。</p>
      <p className="tb-soft">
        黄灯 {formatTimeWithWeekday(clock.yellowAt)}，红灯 {formatTimeWithWeekday(clock.redAt)}
      </p>
    </details>
  </article>
);

/** The budget, how much of it is gone, what stopped it and what was added. */
const Figures = ({ clock }: { clock: ClockView }) => {
  const added = clock.extensions.reduce((sum, { budget }) => sum + budget, 0);
  const unit = unitNames[clock.unit];
  const used = clock.budget + added - Math.max(0, clock.remaining.amount);
  const hasRest = clock.state !== 'stopped' && clock.unit !== 'month';
  return (
    <p className="clock-figures">
      <span>
        共 {clock.budget} {unit}
        {added === 0 ? '' : ` + 延长 ${added}`}
      </span>
      {hasRest ? <span>已用 {used}</span> : null}
      {clock.suspensions.map(({ fromAt, untilAt, basis }) => (
        <span key={fromAt} className="clock-pause">
          {shortDay(dayOf(fromAt))}
          {untilAt === null ? '起中止' : `至${shortDay(dayOf(untilAt))}中止`}（{basis}）
        </span>
      ))}
      {clock.extensions.map(({ grantedAt, basis }) => (
        <span key={grantedAt} className="clock-pause">
          {shortDay(dayOf(grantedAt))}延长（{basis}）
        </span>
      ))}
    </p>
  );
};

const ClockLight = ({ clock }: { clock: ClockView }) => {
  if (clock.state === 'suspended')
    return <span className="clock-word">已中止，{clock.remaining.text.split('（')[0]}</span>;
  if (clock.state === 'running') return <LightBadge light={clock.light} text={clock.remaining.text} />;
  return <span className="clock-word">{clock.light === 'red' ? '已停止，超期' : '已停止，按时'}</span>;
};
