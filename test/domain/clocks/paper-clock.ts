import { askOracle, oracleDay, textOfOracleDay } from './deadline-oracle.ts';
import type { OracleUnit } from './deadline-oracle.ts';

/** Minutes of Shanghai time, counted from the oracle's first day. */
export type Minute = number;

const MINUTES_PER_DAY = 1440;
const TWO = (value: number): string => String(value).padStart(2, '0');

/** A clock as somebody keeps it on paper: what happened, and nothing that was reckoned. */
export interface PaperClock {
  unit: OracleUnit | 'hour';
  startedAt: Minute;
  total: number;
  isExtended: boolean;
  /** stretches that are over */
  pauses: [fromAt: Minute, untilAt: Minute][];
  /** the stretch that is not over */
  pausedSince: Minute | undefined;
  stoppedAt: Minute | undefined;
}

export interface PaperDates {
  yellowAt: Minute;
  redAt: Minute;
  isProvisional: boolean;
}

export const minuteAt = (text: string): Minute => {
  const [hour = 0, minute = 0] = text.slice(11).split(':').map(Number);
  return oracleDay(text.slice(0, 10)) * MINUTES_PER_DAY + hour * 60 + minute;
};

export const textOfMinute = (at: Minute): string => {
  const day = Math.floor(at / MINUTES_PER_DAY);
  const rest = at - day * MINUTES_PER_DAY;
  return `${textOfOracleDay(day)}T${TWO(Math.floor(rest / 60))}:${TWO(rest % 60)}`;
};

const dayOf = (at: Minute): number => Math.floor(at / MINUTES_PER_DAY);

/** Minute by minute until the hours are used up. */
const walkHours = ({ startedAt, total, pauses }: PaperClock): PaperDates => {
  let at = startedAt;
  let used = 0;
  while (used < total * 60) {
    if (!pauses.some(([from, until]) => at >= from && at < until)) used += 1;
    at += 1;
  }
  return { redAt: at, yellowAt: at - Math.round(total * 12), isProvisional: false };
};

/** What the dates of this clock must be, from what happened. */
export const readPaper = (clock: PaperClock): PaperDates => {
  if (clock.unit === 'hour') return walkHours(clock);
  const suspended = clock.pauses.map(([from, until]) => [dayOf(from), dayOf(until)] as const);
  const { due, yellow, isProvisional } = askOracle({
    unit: clock.unit,
    start: dayOf(clock.startedAt),
    total: clock.total,
    suspended,
  });
  return { yellowAt: yellow * MINUTES_PER_DAY, redAt: (due + 1) * MINUTES_PER_DAY, isProvisional };
};

/** Green, yellow or red at this minute; a clock that stands still shows what it showed when it was held. */
export const lightOnPaper = (clock: PaperClock, now: Minute): 'green' | 'yellow' | 'red' => {
  const at = clock.stoppedAt ?? clock.pausedSince ?? now;
  const { yellowAt, redAt } = readPaper(clock);
  if (at >= redAt) return 'red';
  return at >= yellowAt ? 'yellow' : 'green';
};
