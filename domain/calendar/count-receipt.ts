import type { DateTime } from 'luxon';
import type { Needs } from '../needs.ts';
import { getCalendar } from './get-calendar.ts';
import { getOfficeProfile } from './get-office-profile.ts';
import { receiptTime, type Receipt } from './receipt-time.ts';

/** When something that came in at this instant counts as received, by the profile of the office as it stands now. */
export const countReceipt = async (needs: Needs, receivedAt: DateTime): Promise<Receipt> =>
  receiptTime(await getOfficeProfile(needs), await getCalendar(needs), receivedAt);
