import { bindNeeds, type Needs } from '../needs.ts';
import { getCalendar } from './get-calendar.ts';

export { OFFICE_ZONE, officeTime, officeTimeOrNone } from './office-time.ts';
export type { CalendarDay, CalendarYear, WorkingCalendar } from './working-calendar.ts';
export { buildCalendar, PROVISIONAL_OFF, shiftWorked } from './working-calendar.ts';
export type { WorkingDays } from './working-days.ts';
export { addMonths, dayNumberAt, dayNumberOf, dayOfNumber, startOfDayNumber } from './day-number.ts';
export { getCalendar };
export const createCalendar = (needs: Needs) => bindNeeds(needs, { getCalendar });
