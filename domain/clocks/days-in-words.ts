import type { DateTime } from 'luxon';
import { dayNumberOf, OFFICE_ZONE } from '../calendar/index.ts';
import type { ClockUnit } from './limit-clock.ts';
import { weekdayOf } from './walk-days.ts';

/** How a number of a unit is told: `20 个工作日`, `15 天`. */
export const UNIT_NAMES: Record<ClockUnit, string> = {
  'working-day': '个工作日',
  'calendar-day': '天',
  month: '个月',
  hour: '小时',
};

/** `2026年3月2日` of a `yyyy-mm-dd`. */
export const dayInWords = (day: string): string =>
  `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

/** `3月2日`, or with its year where that is not the year spoken of. */
export const dayWithin = (day: string, year: string): string =>
  day.startsWith(year) ? dayInWords(day).slice(5) : dayInWords(day);

/** The same with the day of the week: `2026年3月2日（周一）`. */
export const withWeekday = (day: string, text: string): string => `${text}（${weekdayOf(dayNumberOf(day))}）`;

/** The office day of an instant, `yyyy-mm-dd`. */
export const officeDay = (instant: DateTime): string => instant.setZone(OFFICE_ZONE).toISODate() ?? '';

/** `2026年3月2日9时05分` */
export const minuteInWords = (instant: DateTime): string =>
  instant.setZone(OFFICE_ZONE).toFormat("yyyy'年'M'月'd'日'H'时'mm'分'");
