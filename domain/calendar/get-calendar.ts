import type { Needs } from '../needs.ts';
import { calendarYearNotFound } from './calendar-errors.ts';
import { holdCalendarTogether, selectCalendarFingerprint, selectCalendarYears } from './calendar-store.ts';
import { buildCalendar, type CalendarYear, type WorkingCalendar } from './working-calendar.ts';

let built: { fingerprint: string; calendar: WorkingCalendar } | undefined;

/** The calendar as it is published now; its tables stay in memory until a year is published or corrected. */
export const getCalendar = async (needs: Needs): Promise<WorkingCalendar> => {
  const fingerprint = await selectCalendarFingerprint(needs);
  if (built?.fingerprint !== fingerprint)
    built = { fingerprint, calendar: buildCalendar(await selectCalendarYears(needs)) };
  return built.calendar;
};

/**
 * The calendar for whoever writes dates reckoned by it: nobody publishes another one until this transaction has ended. So a
 * recomputation that begins after a publication finds every clock that was reckoned by the calendar before.
 */
export const holdCalendar = async (needs: Needs): Promise<WorkingCalendar> => {
  await holdCalendarTogether(needs);
  return getCalendar(needs);
};

/** The published years, oldest first. */
export const listCalendarYears = (needs: Needs): Promise<CalendarYear[]> => selectCalendarYears(needs);

export const getCalendarYear = async (needs: Needs, year: number): Promise<CalendarYear> => {
  const found = (await selectCalendarYears(needs)).find((one) => one.year === year);
  if (found === undefined) throw calendarYearNotFound();
  return found;
};
