import { DateTime, IANAZone } from 'luxon';

const SUMMER_TIME_IS_OVER = Date.UTC(1992, 0, 1);
const MINUTES_AHEAD = 480;

/** As luxon reckons it; but Intl, which takes a hundred times as long, is only asked about the years that had summer time. */
class ShanghaiZone extends IANAZone {
  override offset(instant: number): number {
    return instant >= SUMMER_TIME_IS_OVER ? MINUTES_AHEAD : super.offset(instant);
  }
}

/** Legal days begin and end here, wherever the machine stands. */
export const OFFICE_ZONE = new ShanghaiZone('Asia/Shanghai');

/** An instant from a table (timestamptz) or a payload (ISO text), in office time. */
export const officeTime = (instant: Date | string): DateTime =>
  typeof instant === 'string'
    ? DateTime.fromISO(instant, { zone: OFFICE_ZONE })
    : DateTime.fromJSDate(instant, { zone: OFFICE_ZONE });

/** The same for a column that may be null. */
export const officeTimeOrNone = (instant: Date | string | null): DateTime | undefined =>
  instant === null ? undefined : officeTime(instant);
