import { writeAuditLine } from '../audit/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { calendarYearInvalid } from './calendar-errors.ts';
import { deleteCalendarYear, holdCalendarAlone, insertCalendarYear, selectCalendarYears } from './calendar-store.ts';
import { checkYear } from './check-year.ts';
import type { CalendarYear } from './working-calendar.ts';

/**
 * Makes this the calendar of its year, or leaves the year without one; returns what stood there before. Whoever reckons at the
 * same time ends first, so that from here on nobody reckons by the old calendar. Clocks that are open are not touched: that is
 * for whoever calls this.
 */
export const publishYear = async (
  needs: Needs,
  { year, content }: { year: number; content: CalendarYear | undefined },
  actor: Actor,
): Promise<CalendarYear | undefined> => {
  await holdCalendarAlone(needs);
  const published = await selectCalendarYears(needs);
  const faults = content === undefined ? [] : checkYear(content, published);
  if (faults.length > 0) throw calendarYearInvalid(faults);
  await deleteCalendarYear(needs, year);
  if (content !== undefined) await insertCalendarYear(needs, content);
  const action = content === undefined ? 'withdraw-calendar' : 'publish-calendar';
  const details = { sourceDocument: content?.sourceDocument, days: content?.days.length };
  await writeAuditLine(needs, { action, subjectKind: 'calendar', subjectId: String(year), details }, actor);
  return published.find((one) => one.year === year);
};
