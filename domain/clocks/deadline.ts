import type { DateTime } from 'luxon';
import type { ClockUnit } from './limit-clock.ts';
import type { SkippedDay } from './walk-days.ts';

/** A stretch that does not count. For a limit in hours both ends are instants, else days. */
export interface AskedSuspension {
  /** the first suspended day */
  from: string;
  /** the day on which the clock runs again */
  until: string;
  /** one of the closed list of 行政许可法第四十五条, or `item` with the law the item cites */
  basis: string;
  law?: string | undefined;
}

/** What anybody may ask: when does a limit end that began with a receipt on this day? */
export interface DeadlineQuestion {
  /** `yyyy-mm-dd`; for a limit in hours `receivedAt` is asked for instead */
  receivedOn?: string | undefined;
  /** an instant with its offset */
  receivedAt?: string | undefined;
  budget: number;
  unit: ClockUnit;
  suspensions?: readonly AskedSuspension[] | undefined;
  /** units granted on top (行政许可法第四十二条) */
  extension?: number | undefined;
}

export interface DeadlineAnswer {
  dueOn: string;
  dueAt: DateTime;
  yellowAt: DateTime;
  redAt: DateTime;
  /** rests on a year whose calendar is not published yet; the explanation states the rule used */
  isProvisional: boolean;
  /** days that count, in order: the n-th is day n of the limit; none for hours */
  counted: string[];
  /** days up to the due day that do not count, the day of receipt first */
  skipped: SkippedDay[];
  /** both lists end `LISTED_DAYS` days after the receipt, though the limit does not */
  isCut: boolean;
  articles: string[];
  explanation: string;
}

/** How far the lists of days go; dates and explanation are always of the whole limit. */
export const LISTED_DAYS = 400;
/** The longest limit that is answered: days, months or hours. */
export const MOST_UNITS: Record<ClockUnit, number> = {
  'working-day': 1000,
  'calendar-day': 1000,
  month: 36,
  hour: 1000,
};
/** No limit reaches further than this from its receipt, suspensions included. */
export const MOST_DAYS = 3660;
