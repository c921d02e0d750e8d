import type { Needs } from '../needs.ts';
import { selectCalendarFingerprint, selectCalendarYears } from './calendar-store.ts';
import { buildCalendar, type WorkingCalendar } from './working-calendar.ts';

let built: { fingerprint: string; calendar: WorkingCalendar } | undefined;

/** The calendar as it is published now; its tables stay in memory until a year is published or corrected. */
export const getCalendar = async (needs: Needs): Promise<WorkingCalendar> => {
  const fingerprint = await selectCalendarFingerprint(needs);
  if (built?.fingerprint !== fingerprint)
    built = { fingerprint, calendar: buildCalendar(await selectCalendarYears(needs)) };
  return built.calendar;
};
