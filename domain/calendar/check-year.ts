import type { ErrorDetail } from '../errors.ts';
import { dayNumberOf, dayOfNumber } from './day-number.ts';
import { buildCalendar, isWeekend, type CalendarDay, type CalendarYear } from './working-calendar.ts';
import { FIRST_YEAR, LAST_YEAR } from './working-days.ts';

/**
 * How many working days a year has. Notices of 2016–2026 make 248 to 251 of them; a year that differs much lacks a holiday or
 * a make-up day.
 */
const WORKING_DAYS = { least: 244, most: 252 };

/** Holidays with a fixed date that every year has (全国年节及纪念日放假办法第二条). 2 May is one of them since 2025. */
const fixedHolidays = (year: number): string[] =>
  ['01-01', '05-01', ...(year >= 2025 ? ['05-02'] : []), '10-01', '10-02', '10-03'].map((day) => `${year}-${day}`);

const isRealDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day) && dayOfNumber(dayNumberOf(day)) === day;

/**
 * What is wrong with a year before it is published, by path; empty when nothing is. A notice may name days of the neighbouring
 * years (the last days of December, the first of January): those from 1 December before to 31 January after are taken, unless
 * the neighbour's own notice names them already – one day has one meaning.
 */
export const checkYear = (year: CalendarYear, published: readonly CalendarYear[]): ErrorDetail[] => {
  const others = published.filter((one) => one.year !== year.year);
  const faults = [...checkHead(year), ...checkDays(year, others)];
  return faults.length > 0 ? faults : checkWhole(year, others);
};

const checkHead = ({ year, sourceDocument, publishedOn }: CalendarYear): ErrorDetail[] => [
  ...(year >= FIRST_YEAR + 1 && year <= LAST_YEAR - 1
    ? []
    : [{ path: '/year', message: `年份应在 ${FIRST_YEAR + 1} 至 ${LAST_YEAR - 1} 之间` }]),
  ...(sourceDocument.trim() === '' ? [{ path: '/sourceDocument', message: '请填写通知文号' }] : []),
  ...(isRealDay(publishedOn) ? [] : [{ path: '/publishedOn', message: '不是有效的日期' }]),
];

const checkDays = (year: CalendarYear, others: readonly CalendarYear[]): ErrorDetail[] => {
  const elsewhere = new Map(others.flatMap((other) => other.days.map(({ day }) => [day, other.year] as const)));
  const seen = new Set<string>();
  return year.days.flatMap((day, index) => {
    const fault = faultOfDay(day, year.year, elsewhere, seen);
    seen.add(day.day);
    return fault === undefined ? [] : [{ path: `/days/${index}/${fault[0]}`, message: fault[1] }];
  });
};

const faultOfDay = (
  { day, kind, name }: CalendarDay,
  year: number,
  elsewhere: ReadonlyMap<string, number>,
  seen: ReadonlySet<string>,
): [field: string, message: string] | undefined => {
  if (!isRealDay(day)) return ['day', '不是有效的日期'];
  if (day < `${year - 1}-12-01` || day > `${year + 1}-01-31`)
    return ['day', `${day} 不属于 ${year} 年的安排（只能涉及上年 12 月和次年 1 月）`];
  if (seen.has(day)) return ['day', `${day} 列了两次`];
  const owner = elsewhere.get(day);
  if (owner !== undefined) return ['day', `${day} 已在 ${owner} 年的安排中列出，请勿重复；如有变化请更正 ${owner} 年`];
  if (kind === 'work' && !isWeekend(dayNumberOf(day))) return ['kind', `${day} 不是周六或周日，本来就上班`];
  return name.trim() === '' ? ['name', '请写明节日名称'] : undefined;
};

const checkWhole = (year: CalendarYear, others: readonly CalendarYear[]): ErrorDetail[] => {
  const calendar = buildCalendar([...others, year]);
  const worked = fixedHolidays(year.year).filter((day) => calendar.isWorkingDay(day));
  if (worked.length > 0) return worked.map((day) => ({ path: '/days', message: `${day} 是法定节日，应列为放假` }));
  const count = calendar.countWorkingDays(`${year.year - 1}-12-31`, `${year.year}-12-31`);
  if (count >= WORKING_DAYS.least && count <= WORKING_DAYS.most) return [];
  const usual = '历年为 248 至 251 个';
  return [{ path: '/days', message: `全年将有 ${count} 个工作日，${usual}，请核对是否漏列放假日或调休上班日` }];
};
