import type { DateTime } from 'luxon';
import type { OfficeProfile } from './office-profile.ts';
import { OFFICE_ZONE, officeTime } from './office-time.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** When something counts as received. */
export interface Receipt {
  /** limits that begin with the receipt begin here */
  countsFrom: DateTime;
  /** why that is not the instant it came in; undefined where it is */
  note: string | undefined;
}

const inWords = (instant: DateTime, time: string): string => instant.toFormat(`yyyy年M月d日${time}`);

/**
 * What comes in after closing or on a day off counts as received when the office opens on the next working day, where the office
 * has decided so (民法典第二百零三条第二款: where there are business hours, a day ends when they end); else it counts when it came in.
 * Before opening on a working day it counts as of that day either way.
 */
export const receiptTime = (profile: OfficeProfile, calendar: WorkingCalendar, receivedAt: DateTime): Receipt => {
  const at = receivedAt.setZone(OFFICE_ZONE);
  const day = at.toISODate() ?? '';
  const isDayOff = !calendar.isWorkingDay(day);
  const isLate = isDayOff || at > officeTime(`${day}T${profile.closesAt}`);
  if (profile.countsAfterHoursAs === 'same-day' || !isLate) return { countsFrom: receivedAt, note: undefined };
  const next = officeTime(`${calendar.addWorkingDays(day, 1)}T${profile.opensAt}`);
  const why = isDayOff ? '当日为休息日' : `已过当日办公时间（${profile.closesAt}下班）`;
  const note = `${inWords(at, 'H时m分')}收到，${why}，按本机关办公制度视为下一个工作日（${inWords(next, '')}）收到`;
  return { countsFrom: next, note };
};
