import { dayNumberOf, dayOfNumber } from './day-number.ts';
import type { CalendarDay, CalendarYear, WorkingCalendar } from './working-calendar.ts';

/** What a publication changes. Days are in order. */
export interface CalendarChange {
  /** days that are worked and were not, or the other way round; `kind` is what they become */
  days: CalendarDay[];
  /** limits that reach into these days may move or change their provisional mark; undefined: none can */
  span: { firstDay: string; lastDay: string } | undefined;
}

/** The years with this one in the place of what stood there. */
export const withYear = (
  years: readonly CalendarYear[],
  year: number,
  content: CalendarYear | undefined,
): CalendarYear[] => [...years.filter((one) => one.year !== year), ...(content === undefined ? [] : [content])];

/** What becomes of the days of a year, and of the neighbouring days its notice may name, from one calendar to another. */
export const compareCalendars = (before: WorkingCalendar, after: WorkingCalendar, year: number): CalendarChange => {
  const days: CalendarDay[] = [];
  for (let at = dayNumberOf(`${year - 1}-12-01`); at <= dayNumberOf(`${year + 1}-01-31`); at += 1) {
    if (before.days.isWorked(at) !== after.days.isWorked(at)) days.push(changeOf(dayOfNumber(at), before, after));
  }
  const isMarked = before.isPublished(year) !== after.isPublished(year);
  const edges = [...days.map(({ day }) => day), ...(isMarked ? [`${year}-01-01`, `${year}-12-31`] : [])].sort();
  const [firstDay, lastDay] = [edges[0], edges.at(-1)];
  return { days, span: firstDay === undefined || lastDay === undefined ? undefined : { firstDay, lastDay } };
};

const changeOf = (day: string, before: WorkingCalendar, after: WorkingCalendar): CalendarDay => ({
  day,
  kind: after.isWorkingDay(day) ? 'work' : 'off',
  name: (after.exceptionOn(day) ?? before.exceptionOn(day))?.name ?? '',
});
