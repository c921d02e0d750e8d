import { bindNeeds, type Needs } from '../needs.ts';
import { getCalendar } from './get-calendar.ts';

export { OFFICE_ZONE, officeTime, officeTimeOrNone } from './office-time.ts';
export type { CalendarDay, CalendarYear, WorkingCalendar } from './working-calendar.ts';
export { buildCalendar, PROVISIONAL_OFF } from './working-calendar.ts';
export { getCalendar };
export const createCalendar = (needs: Needs) => bindNeeds(needs, { getCalendar });
