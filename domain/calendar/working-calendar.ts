import { civilOfDayNumber, dayNumberOf, dayOfNumber } from './day-number.ts';
import { buildWorkingDays, type WorkingDays } from './working-days.ts';

/** A day that differs from "Monday to Friday are worked". `day` is `yyyy-mm-dd`. */
export interface CalendarDay {
  day: string;
  kind: 'off' | 'work';
  name: string;
}

/** One published year. */
export interface CalendarYear {
  year: number;
  sourceDocument: string;
  publishedOn: string;
  days: readonly CalendarDay[];
}

/** Working days as the State Council published them; days are `yyyy-mm-dd` in office time. */
export interface WorkingCalendar {
  /** the same as tables over day numbers, for those who reckon much */
  readonly days: WorkingDays;
  isWorkingDay(day: string): boolean;
  /** the n-th working day after `day` (n ≥ 0; for 0 the day itself) or, for n < 0, before it */
  addWorkingDays(day: string, n: number): string;
  /** working days after `from` up to and including `to`; negative when `to` lies before */
  countWorkingDays(from: string, to: string): number;
  /** `day` itself, or the first working day after it */
  nextWorkingDay(day: string): string;
  /** false: this year is reckoned by the stated rule only, because its calendar is not published yet */
  isPublished(year: number): boolean;
  /** what makes this day differ from its day of the week: holiday or make-up day; undefined for a day like any other */
  exceptionOn(day: string): CalendarDay | undefined;
}

/** Days since a Thursday: Saturday and Sunday are the third and fourth. */
export const isWeekend = (dayNumber: number): boolean => [2, 3].includes(((dayNumber % 7) + 7) % 7);

/**
 * The rule for a year without a published calendar: Monday to Friday are worked, except the holidays with a fixed date
 * (全国年节及纪念日放假办法: 1 January, 1 and 2 May, 1 to 3 October). Those by the lunar calendar and make-up days are unknown.
 */
export const PROVISIONAL_OFF = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

/** Builds the prefix tables. Covers 2010–2060; throws a RangeError outside. */
export const buildCalendar = (years: readonly CalendarYear[]): WorkingCalendar => {
  const published = new Set(years.map((year) => year.year));
  const exceptions = new Map(years.flatMap((year) => year.days).map((day) => [day.day, day] as const));
  const kinds = new Map([...exceptions.values()].map(({ day, kind }) => [dayNumberOf(day), kind] as const));
  const days = buildWorkingDays(
    (day) => isWorked(day, kinds.get(day), published),
    (year) => published.has(year),
  );
  return {
    days,
    isWorkingDay: (day) => days.isWorked(dayNumberOf(day)),
    addWorkingDays: (day, n) => dayOfNumber(shiftWorked(days, dayNumberOf(day), n)),
    countWorkingDays: (from, to) => days.rank(dayNumberOf(to)) - days.rank(dayNumberOf(from)),
    nextWorkingDay: (day) => dayOfNumber(days.nextWorked(dayNumberOf(day))),
    isPublished: (year) => published.has(year),
    exceptionOn: (day) => exceptions.get(day),
  };
};

/** The n-th working day after the day, or before it for n < 0; for 0 the day itself. */
export const shiftWorked = (days: WorkingDays, day: number, n: number): number => {
  if (n === 0) return day;
  if (n > 0) return days.nth(days.rank(day) + n);
  return days.nth(days.rank(day) + n + (days.isWorked(day) ? 0 : 1));
};

const isWorked = (day: number, kind: 'off' | 'work' | undefined, published: Set<number>): boolean => {
  if (kind !== undefined) return kind === 'work';
  if (isWeekend(day)) return false;
  return published.has(civilOfDayNumber(day).year) || !PROVISIONAL_OFF.includes(dayOfNumber(day).slice(5));
};
