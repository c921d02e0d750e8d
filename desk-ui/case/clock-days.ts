import type { ClockView } from '../../server/desk/clock-schemas.ts';

/**
 * start: does not count; used, left: count; off: not worked; held: the clock stands still (第四十五条); over: past the due day.
 */
export type DayKind = 'start' | 'used' | 'left' | 'off' | 'held' | 'over';

export interface ClockDay {
  /** yyyy-mm-dd */
  day: string;
  kind: DayKind;
  /** from the yellow day on */
  isYellow: boolean;
  /** one of the days an extension added (第四十二条) */
  isAdded: boolean;
}

type Drawn = Pick<
  ClockView,
  | 'unit'
  | 'state'
  | 'startedAt'
  | 'dueAt'
  | 'expectedDueAt'
  | 'yellowAt'
  | 'stoppedAt'
  | 'seenAt'
  | 'suspensions'
  | 'extensions'
  | 'daysOff'
>;

/** Instants come with the office's own offset, so their day stands in their text. */
export const dayOf = (instant: string): string => instant.slice(0, 10);

const nextDay = (day: string): string => {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
};

const latest = (...days: string[]): string => days.toSorted().at(-1) ?? '';

/** The day the clock is looked at: today, or the day it was stopped. */
export const lookedOn = (clock: Pick<Drawn, 'stoppedAt' | 'seenAt'>): string => dayOf(clock.stoppedAt ?? clock.seenAt);

/** The last day as it is, or as it is expected to be once the clock goes on. */
export const dueDayOf = (clock: Pick<Drawn, 'dueAt' | 'expectedDueAt'>): string =>
  dayOf(clock.expectedDueAt ?? clock.dueAt);

const isHeld = (clock: Drawn, day: string): boolean =>
  clock.suspensions.some(({ fromAt, untilAt, expectedUntil }) => {
    const until = untilAt === null ? latest(expectedUntil ?? '', nextDay(lookedOn(clock))) : dayOf(untilAt);
    return dayOf(fromAt) <= day && day < until;
  });

const kindOf = (clock: Drawn, day: string): DayKind => {
  if (day === dayOf(clock.startedAt)) return 'start';
  const [due, at] = [dueDayOf(clock), lookedOn(clock)];
  if (day <= due && isHeld(clock, day)) return 'held';
  if (clock.daysOff.includes(day)) return 'off';
  if (day > due) return 'over';
  const isPast = day < at || (day === at && clock.state === 'stopped');
  return isPast ? 'used' : 'left';
};

/** Every day of a limit from its start to its due day, or to today where that is later. */
export const clockDays = (clock: Drawn): ClockDay[] => {
  const last = latest(dueDayOf(clock), lookedOn(clock));
  const days: ClockDay[] = [];
  for (let day = dayOf(clock.startedAt); day <= last; day = nextDay(day)) {
    const isYellow = clock.state !== 'suspended' && day >= dayOf(clock.yellowAt);
    days.push({ day, kind: kindOf(clock, day), isYellow, isAdded: false });
  }
  for (const one of addedDays(clock, days)) one.isAdded = true;
  return days;
};

/** Added days are the last that count; added months reach back from the due day by the calendar. */
const addedDays = (clock: Drawn, days: readonly ClockDay[]): ClockDay[] => {
  const added = clock.extensions.reduce((sum, { budget }) => sum + budget, 0);
  if (added === 0) return [];
  const counted = days.filter(({ kind }) => kind === 'used' || kind === 'left');
  if (clock.unit !== 'month') return counted.slice(-added);
  const before = monthsBefore(dueDayOf(clock), added);
  return counted.filter(({ day }) => day > before);
};

/** The same day of an earlier month, or its last where that month is too short (民法典第二百零二条). */
const monthsBefore = (day: string, months: number): string => {
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() - months + 1);
  const last = new Date(first.getTime() - 86_400_000);
  last.setUTCDate(Math.min(last.getUTCDate(), Number(day.slice(8))));
  return last.toISOString().slice(0, 10);
};

/** 3月2日 */
export const shortDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
