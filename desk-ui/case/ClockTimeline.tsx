import { useId } from 'react';
import type { ClockView } from '../../server/desk/clock-schemas.ts';
import { clockDays, dueDayOf, lookedOn, shortDay, type ClockDay } from './clock-days.ts';
import './clock-timeline.css';

const WIDTH = 340;
const TOP = 22;
const HEIGHT = 20;
/** Below this a day is too narrow to stand by itself. */
const NARROWEST = 4;

const fillOf = ({ kind, isYellow }: ClockDay, pattern: string): string => {
  if (kind === 'off') return `url(#${pattern}-off)`;
  if (kind === 'held') return `url(#${pattern}-held)`;
  return `var(--day-${kind === 'left' && isYellow ? 'yellow' : kind})`;
};

const words: Record<ClockDay['kind'], string> = {
  start: '起算当日，不计入',
  used: '已用',
  left: '剩余',
  off: '休息日，不计入',
  held: '时限中止，不计入',
  over: '超期',
};

/** A limit drawn day by day: used and left, days off, suspensions, extension, yellow, today and the last day. */
export const ClockTimeline = ({ clock }: { clock: ClockView }) => {
  const pattern = useId();
  const days = clockDays(clock);
  const step = WIDTH / days.length;
  const gap = step > NARROWEST ? 1 : 0;
  const xOf = (day: string): number =>
    Math.max(
      0,
      days.findIndex((one) => one.day === day),
    ) * step;
  const due = dueDayOf(clock);
  return (
    <svg className="clock-timeline" viewBox={`0 0 ${WIDTH} 64`} role="img" aria-label={`${clock.name}的时间线`}>
      <defs>
        <pattern id={`${pattern}-off`} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4" height="4" fill="var(--day-off)" />
          <line x1="0" y1="0" x2="0" y2="4" stroke="#d3dbe3" strokeWidth="1.4" />
        </pattern>
        <pattern
          id={`${pattern}-held`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="var(--day-held)" />
          <line x1="0" y1="0" x2="0" y2="6" stroke="#8fa5bd" strokeWidth="2.4" />
        </pattern>
      </defs>
      {days.map((one, index) => (
        <rect
          key={one.day}
          className={one.isAdded ? 'clock-day-added' : undefined}
          x={index * step}
          y={TOP}
          width={step - gap}
          height={HEIGHT}
          rx={gap}
          fill={fillOf(one, pattern)}
        >
          <title>{`${shortDay(one.day)}　${words[one.kind]}${one.isAdded ? '（延长）' : ''}`}</title>
        </rect>
      ))}
      {clock.state === 'stopped' ? null : (
        <Marker x={xOf(lookedOn(clock)) + step / 2} text={`今天 ${shortDay(lookedOn(clock))}`} />
      )}
      <text className="clock-end" x="0" y={TOP + HEIGHT + 17}>
        {shortDay(days[0]?.day ?? due)}起
      </text>
      <Flag x={xOf(due) + step - gap} text={`${clock.expectedDueAt === null ? '' : '预计'}${shortDay(due)}届满`} />
    </svg>
  );
};

/** Keeps a text of that many Chinese characters inside the picture. */
const inside = (x: number, length: number): number => Math.min(Math.max(x, length * 6), WIDTH - length * 6);

const Marker = ({ x, text }: { x: number; text: string }) => (
  <g className="clock-today">
    <line x1={x} y1={TOP - 4} x2={x} y2={TOP + HEIGHT + 3} />
    <text x={inside(x, text.length - 1)} y={TOP - 8} textAnchor="middle">
      {text}
    </text>
  </g>
);

const Flag = ({ x, text }: { x: number; text: string }) => (
  <g className="clock-due">
    <line x1={x} y1={TOP - 2} x2={x} y2={TOP + HEIGHT + 4} />
    <text x={Math.max(x, 120)} y={TOP + HEIGHT + 17} textAnchor="end">
      {text}
    </text>
  </g>
);
