import { DateTime } from 'luxon';

/** Legal days begin and end here, wherever the machine stands. */
export const OFFICE_ZONE = 'Asia/Shanghai';

/** An instant from a table (timestamptz) or a payload (ISO text), in office time. */
export const officeTime = (instant: Date | string): DateTime =>
  typeof instant === 'string'
    ? DateTime.fromISO(instant, { zone: OFFICE_ZONE })
    : DateTime.fromJSDate(instant, { zone: OFFICE_ZONE });

/** The same for a column that may be null. */
export const officeTimeOrNone = (instant: Date | string | null): DateTime | undefined =>
  instant === null ? undefined : officeTime(instant);
