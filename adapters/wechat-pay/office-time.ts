import { DateTime } from 'luxon';

/** An instant as WeChat Pay writes it: seconds, Beijing time. */
export const officeTime = (iso: string): string =>
  DateTime.fromISO(iso).setZone('Asia/Shanghai').toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
