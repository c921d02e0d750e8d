import { addMonths, shiftWorked, type WorkingDays } from '../calendar/index.ts';
import type { ClockUnit } from './limit-clock.ts';

export type DayUnit = Exclude<ClockUnit, 'hour'>;

/** First suspended day, and the day on which the clock runs again. */
export type SuspendedSpan = readonly [from: number, until: number];

/** All that the dates of a limit in days or months follow from; days are day numbers (days since 1970-01-01). */
export interface DayLedger {
  unit: DayUnit;
  /** not counted itself (民法典第二百零一条) */
  start: number;
  /** budget and extensions together */
  total: number;
  /** units before the due day when it turns yellow */
  yellowBefore: number;
  /** suspensions that are over, in order, not overlapping */
  suspended: readonly SuspendedSpan[];
  /** the due day where law names the day itself; nothing moves it */
  endsOn?: number | undefined;
}

export interface DayDates {
  dueDay: number;
  yellowDay: number;
  /** a day between start and due lies in a year whose calendar is not published yet */
  isProvisional: boolean;
}

/** Yellow by default: so many days (working days for months) before the due day. */
export const YELLOW_BEFORE: Record<DayUnit, number> = { 'working-day': 1, 'calendar-day': 1, month: 3 };

/**
 * Due day and yellow day of a limit. A limit in working days ends with the working day on which its budget is used up; suspended
 * days do not count (行政许可法第四十五条、第八十二条). One in calendar days or months is pushed on by every suspended day, and
 * ends on the first day from there that is worked and not suspended (民法典第二百零三条). A suspension that begins after the end
 * changes nothing. Throws a RangeError outside the calendar's years.
 */
export const reckonDays = (days: WorkingDays, ledger: DayLedger): DayDates => {
  const dueDay = dueDayOf(days, ledger);
  const yellowDay =
    ledger.unit === 'calendar-day' ? dueDay - ledger.yellowBefore : shiftWorked(days, dueDay, -ledger.yellowBefore);
  return { dueDay, yellowDay, isProvisional: days.isProvisional(ledger.start, dueDay) };
};

const dueDayOf = (days: WorkingDays, ledger: DayLedger): number => {
  if (ledger.endsOn !== undefined) return ledger.endsOn;
  return ledger.unit === 'working-day' ? lastWorkedDay(days, ledger) : lastCalendarDay(days, ledger);
};

const lastWorkedDay = (days: WorkingDays, { start, total, suspended }: DayLedger): number => {
  let rank = days.rank(start) + total;
  let due = days.nth(rank);
  for (const [from, until] of suspended) {
    if (from > due) break;
    const first = from > start ? from : start + 1;
    if (until <= first) continue;
    rank += days.rank(until - 1) - days.rank(first - 1);
    due = days.nth(rank);
  }
  return due;
};

const lastCalendarDay = (days: WorkingDays, { unit, start, total, suspended }: DayLedger): number => {
  let due = unit === 'month' ? addMonths(start, total) : start + total;
  for (const [from, until] of suspended) {
    if (from > due) break;
    const first = from > start ? from : start + 1;
    if (until > first) due += until - first;
  }
  due = days.nextWorked(due);
  for (const [from, until] of suspended) if (from <= due && due < until) due = days.nextWorked(until);
  return due;
};
