import { DateTime } from 'luxon';
import { OFFICE_ZONE } from '../domain/calendar/index.ts';

/** An instant as answers carry it: ISO with the offset of the office. */
export const instantOf = (instant: DateTime | Date): string => {
  const time = instant instanceof Date ? DateTime.fromJSDate(instant) : instant;
  return time.setZone(OFFICE_ZONE).toISO() ?? '';
};

export const instantOrNull = (instant: DateTime | Date | undefined): string | null =>
  instant === undefined ? null : instantOf(instant);
