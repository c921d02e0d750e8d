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
  isWorkingDay(day: string): boolean;
  /** the n-th working day after `day` (n ≥ 0; for 0 the day itself) or, for n < 0, before it */
  addWorkingDays(day: string, n: number): string;
  /** working days after `from` up to and including `to`; negative when `to` lies before */
  countWorkingDays(from: string, to: string): number;
  /** `day` itself, or the first working day after it */
  nextWorkingDay(day: string): string;
  /** false: this year is reckoned by the stated rule only, because its calendar is not published yet */
  isPublished(year: number): boolean;
}

const MS_PER_DAY = 86_400_000;
const FIRST_YEAR = 2010;
const LAST_YEAR = 2060;

const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
const dayOf = (dayNumber: number): string => new Date(dayNumber * MS_PER_DAY).toISOString().slice(0, 10);
const isWeekend = (dayNumber: number): boolean => [2, 3].includes(((dayNumber % 7) + 7) % 7);

const FIRST = numberOf(`${FIRST_YEAR}-01-01`);
const LAST = numberOf(`${LAST_YEAR}-12-31`);

/**
 * The rule for a year without a published calendar: Monday to Friday are worked, except the holidays with a fixed date
 * (全国年节及纪念日放假办法: 1 January, 1 and 2 May, 1 to 3 October). Those by the lunar calendar and make-up days are unknown.
 */
export const PROVISIONAL_OFF = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

/** Builds the prefix tables: every question is one or two look-ups. Covers 2010–2060; throws a RangeError outside. */
export const buildCalendar = (years: readonly CalendarYear[]): WorkingCalendar => {
  const published = new Set(years.map((year) => year.year));
  const exceptions = new Map(years.flatMap((year) => year.days.map((day) => [day.day, day.kind] as const)));
  /** the working days, in order */
  const worked: number[] = [];
  /** for every day: how many working days there are up to and including it */
  const rank = new Int32Array(LAST - FIRST + 1);
  for (let n = FIRST; n <= LAST; n += 1) {
    if (isWorked(n, exceptions, published)) worked.push(n);
    rank[n - FIRST] = worked.length;
  }
  const rankOf = (day: string): number => inRange(rank[numberOf(day) - FIRST], day);
  const nth = (index: number, day: string): string => dayOf(inRange(worked[index], day));
  const isWorkingDay = (day: string): boolean => rankOf(day) > (rank[numberOf(day) - FIRST - 1] ?? 0);

  return {
    isWorkingDay,
    addWorkingDays: (day, n) => {
      if (n === 0) return day;
      if (n > 0) return nth(rankOf(day) + n - 1, day);
      return nth(rankOf(day) - (isWorkingDay(day) ? 1 : 0) + n, day);
    },
    countWorkingDays: (from, to) => rankOf(to) - rankOf(from),
    nextWorkingDay: (day) => (isWorkingDay(day) ? day : nth(rankOf(day), day)),
    isPublished: (year) => published.has(year),
  };
};

const isWorked = (n: number, exceptions: Map<string, 'off' | 'work'>, published: Set<number>): boolean => {
  const day = dayOf(n);
  const exception = exceptions.get(day);
  if (exception !== undefined) return exception === 'work';
  if (isWeekend(n)) return false;
  return published.has(Number(day.slice(0, 4))) || !PROVISIONAL_OFF.includes(day.slice(5));
};

const inRange = (value: number | undefined, day: string): number => {
  if (value === undefined) throw new RangeError(`${day} lies outside the calendar ${FIRST_YEAR}–${LAST_YEAR}`);
  return value;
};
