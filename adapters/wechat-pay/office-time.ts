import { DateTime } from 'luxon';
import { OFFICE_ZONE } from '../../domain/calendar/index.ts';

/** An instant as WeChat Pay writes it: seconds, Beijing time. */
export const officeTime = (iso: string): string =>
  DateTime.fromISO(iso).setZone(OFFICE_ZONE).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
