import { DateTime } from 'luxon';

const ZONE = 'Asia/Shanghai';

/** An instant as answers carry it: ISO with the offset of the office. */
export const instantOf = (instant: DateTime | Date): string => {
  const time = instant instanceof Date ? DateTime.fromJSDate(instant) : instant;
  return time.setZone(ZONE).toISO() ?? '';
};

export const instantOrNull = (instant: DateTime | Date | undefined): string | null =>
  instant === undefined ? null : instantOf(instant);
