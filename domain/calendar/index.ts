import { bindNeeds, type Needs } from '../needs.ts';
import { countReceipt } from './count-receipt.ts';
import { getCalendar, getCalendarYear, holdCalendar, listCalendarYears } from './get-calendar.ts';
import { getOfficeProfile } from './get-office-profile.ts';
import { publishYear } from './publish-year.ts';
import { setOfficeProfile } from './set-office-profile.ts';

export { OFFICE_ZONE, officeTime, officeTimeOrNone } from './office-time.ts';
export type { CalendarDay, CalendarYear, WorkingCalendar } from './working-calendar.ts';
export { buildCalendar, PROVISIONAL_OFF, shiftWorked } from './working-calendar.ts';
export type { WorkingDays } from './working-days.ts';
export { addMonths, civilYearAt, dayNumberAt, dayNumberOf, dayOfNumber, startOfDayNumber } from './day-number.ts';
export type { OfficeProfile } from './office-profile.ts';
export { officeProfileInvalid } from './office-profile-errors.ts';
export type { Receipt } from './receipt-time.ts';
export { receiptTime } from './receipt-time.ts';
export * from './calendar-errors.ts';
export { checkYear } from './check-year.ts';
export type { CalendarChange } from './compare-calendars.ts';
export { compareCalendars, withYear } from './compare-calendars.ts';
export { getCalendarYear, holdCalendar, listCalendarYears, publishYear };
export { countReceipt, getCalendar, getOfficeProfile, setOfficeProfile };
export const createCalendar = (needs: Needs) =>
  bindNeeds(needs, {
    countReceipt,
    getCalendar,
    getCalendarYear,
    getOfficeProfile,
    listCalendarYears,
    setOfficeProfile,
  });
