import type { ClockView } from '../../server/desk/clock-schemas.ts';
import { clockDays, dayOf, dueDayOf, lookedOn, shortDay, type ClockDay, type DayKind } from './clock-days.ts';
import { clockHours, hourDue, lookedAt } from './clock-hours.ts';

/** A piece of the drawn bar. `from` and `share` are parts of its whole length, 0 to 1. */
export interface ClockPiece {
  key: string;
  from: number;
  share: number;
  kind: DayKind;
  isYellow: boolean;
  isAdded: boolean;
  title: string;
}

/** A limit as a bar: its pieces, and what is written above and below it. `at` is a part of the length, 0 to 1. */
export interface ClockPicture {
  pieces: ClockPiece[];
  start: string;
  /** undefined once the clock is stopped */
  now: { at: number; text: string } | undefined;
  due: { at: number; text: string };
}

/** So many days still stand beside each other one by one; of more, those alike are drawn as one piece. */
const MOST_DAYS = 85;

const words: Record<DayKind, string> = {
  start: '起算当日，不计入',
  used: '已用',
  left: '剩余',
  off: '休息日，不计入',
  held: '时限中止，不计入',
  over: '超期',
};

const wordsOf = ({ kind, isAdded }: Pick<ClockPiece, 'kind' | 'isAdded'>): string =>
  `${words[kind]}${isAdded ? '（延长）' : ''}`;

/** 3月2日, with the year where it is not that of the other day */
const dayText = (day: string, other: string): string =>
  day.slice(0, 4) === other.slice(0, 4) ? shortDay(day) : `${Number(day.slice(0, 4))}年${shortDay(day)}`;

/** 3月2日 09:00, of the office's time */
const timeText = (at: number): string => {
  const text = new Date(at + 8 * 3_600_000).toISOString();
  return `${shortDay(text)} ${text.slice(11, 16)}`;
};

const isAlike = (one: ClockDay, other: ClockDay): boolean =>
  one.kind === other.kind && one.isYellow === other.isYellow && one.isAdded === other.isAdded;

/** Days one by one, or, where they are too many for that, in runs of like ones. */
const runsOf = (days: readonly ClockDay[]): ClockDay[][] => {
  if (days.length <= MOST_DAYS) return days.map((day) => [day]);
  const runs: ClockDay[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.[0] !== undefined && isAlike(run[0], day)) run.push(day);
    else runs.push([day]);
  }
  return runs;
};

const dayPieces = (days: readonly ClockDay[]): ClockPiece[] => {
  let before = 0;
  return runsOf(days).flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return [];
    const span = first === last ? shortDay(first.day) : `${shortDay(first.day)}至${dayText(last.day, first.day)}`;
    const place = { key: first.day, from: before / days.length, share: run.length / days.length };
    before += run.length;
    const { kind, isYellow, isAdded } = first;
    return [{ ...place, kind, isYellow, isAdded, title: `${span}　${wordsOf(first)}` }];
  });
};

const expected = ({ expectedDueAt }: ClockView): string => (expectedDueAt === null ? '' : '预计');

const drawDays = (clock: ClockView): ClockPicture => {
  const days = clockDays(clock);
  const [start, at, due] = [dayOf(clock.startedAt), lookedOn(clock), dueDayOf(clock)];
  const placeOf = (day: string): number =>
    Math.max(
      0,
      days.findIndex((one) => one.day === day),
    ) / days.length;
  const half = 0.5 / days.length;
  return {
    pieces: dayPieces(days),
    start: `${shortDay(start)}起`,
    now: clock.state === 'stopped' ? undefined : { at: placeOf(at) + half, text: `今天 ${shortDay(at)}` },
    due: { at: placeOf(due) + 2 * half, text: `${expected(clock)}${dayText(due, start)}届满` },
  };
};

const drawHours = (clock: ClockView): ClockPicture => {
  const stretches = clockHours(clock);
  const [first, last] = [stretches[0]?.from ?? 0, stretches.at(-1)?.until ?? 1];
  const placeOf = (at: number): number => (at - first) / (last - first);
  const [at, due] = [lookedAt(clock), hourDue(clock)];
  return {
    pieces: stretches.map(({ from, until, kind, isYellow, isAdded }) => ({
      ...{ key: String(from), from: placeOf(from), share: placeOf(until) - placeOf(from), kind, isYellow, isAdded },
      title: `${timeText(from)}至${timeText(until)}　${wordsOf({ kind, isAdded })}`,
    })),
    start: `${timeText(first)}起`,
    now: clock.state === 'stopped' ? undefined : { at: placeOf(at), text: `现在 ${timeText(at)}` },
    due: { at: placeOf(due), text: `${expected(clock)}${timeText(due)}届满` },
  };
};

/** Days and months day by day, hours as one line that runs day and night. */
export const drawClock = (clock: ClockView): ClockPicture =>
  clock.unit === 'hour' ? drawHours(clock) : drawDays(clock);
