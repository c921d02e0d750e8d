import { FIRST_NOTICE, LAST_NOTICE, readNotices } from './state-council-notices.ts';

/** Days here are numbered from 2014-01-01, so that a number of the product taken for one of ours is found out. */
const ORIGIN = Date.UTC(2014, 0, 1);
const MS_PER_DAY = 86_400_000;
const DAYS = 20 * 366;

export type OracleUnit = 'working-day' | 'calendar-day' | 'month';

/** First suspended day, and the day on which the clock runs again. */
export type OracleSpan = readonly [from: number, until: number];

export interface OracleCase {
  unit: OracleUnit;
  start: number;
  total: number;
  suspended: readonly OracleSpan[];
}

export const oracleDay = (text: string): number => (Date.parse(`${text}T00:00:00Z`) - ORIGIN) / MS_PER_DAY;
export const textOfOracleDay = (day: number): string => new Date(ORIGIN + day * MS_PER_DAY).toISOString().slice(0, 10);

const hasNotice = (year: number): boolean => year >= FIRST_NOTICE && year <= LAST_NOTICE;

/** Without a notice: Monday to Friday, save the holidays with a date of their own. */
const isFixedHoliday = (monthDay: string): boolean =>
  monthDay === '01-01' || ['05-01', '05-02'].includes(monthDay) || ['10-01', '10-02', '10-03'].includes(monthDay);

const fillTables = () => {
  const notices = readNotices();
  const worked = new Uint8Array(DAYS);
  const noticed = new Uint8Array(DAYS);
  for (let day = 0; day < DAYS; day += 1) {
    const text = textOfOracleDay(day);
    const weekday = new Date(`${text}T00:00:00Z`).getUTCDay();
    const isOff = notices.off.has(text) || (!hasNotice(Number(text.slice(0, 4))) && isFixedHoliday(text.slice(5)));
    const isWorkday = notices.worked.has(text) || (weekday !== 0 && weekday !== 6 && !isOff);
    worked[day] = isWorkday ? 1 : 0;
    noticed[day] = hasNotice(Number(text.slice(0, 4))) ? 1 : 0;
  }
  return { worked, noticed };
};

const tables = fillTables();

export const isWorked = (day: number): boolean => tables.worked[day] === 1;

const isSuspended = (day: number, spans: readonly OracleSpan[]): boolean => {
  for (const [from, until] of spans) if (day >= from && day < until) return true;
  return false;
};

/** The same day so many months later, or the last day of that month: JavaScript's own calendar decides. */
const monthsLater = (start: number, months: number): number => {
  const date = new Date(ORIGIN + start * MS_PER_DAY);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return (Date.UTC(year, month, Math.min(day, lastOfMonth)) - ORIGIN) / MS_PER_DAY;
};

/** Goes on day by day, as one does with a finger on a paper calendar. */
const walkWorkingDays = ({ start, total, suspended }: OracleCase): number => {
  let day = start;
  let counted = 0;
  while (counted < total) {
    day += 1;
    if (isWorked(day) && !isSuspended(day, suspended)) counted += 1;
  }
  return day;
};

/** A limit in days or months as they come is pushed on by every suspended day; its last day must be worked and not suspended. */
const walkCalendar = ({ unit, start, total, suspended }: OracleCase): number => {
  let due = unit === 'month' ? monthsLater(start, total) : start + total;
  for (let day = start + 1; day <= due; day += 1) if (isSuspended(day, suspended)) due += 1;
  while (!isWorked(due) || isSuspended(due, suspended)) due += 1;
  return due;
};

const workedDaysBefore = (day: number, count: number): number => {
  let [at, left] = [day, count];
  while (left > 0) {
    at -= 1;
    if (isWorked(at)) left -= 1;
  }
  return at;
};

/** What the law says of this limit, by walking. */
export const askOracle = (one: OracleCase): { due: number; yellow: number; isProvisional: boolean } => {
  const due = one.unit === 'working-day' ? walkWorkingDays(one) : walkCalendar(one);
  let isProvisional = false;
  for (let day = one.start + 1; day <= due; day += 1) if (tables.noticed[day] === 0) isProvisional = true;
  const yellow = {
    'working-day': () => workedDaysBefore(due, 1),
    'calendar-day': () => due - 1,
    month: () => workedDaysBefore(due, 3),
  };
  return { due, yellow: yellow[one.unit](), isProvisional };
};
