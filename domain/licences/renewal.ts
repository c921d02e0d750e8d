import { DateTime } from 'luxon';

/**
 * The last day on which a renewal may be asked for: so many days before the licence expires (行政许可法第五十条第一款). These are days
 * of the applicant's, not of the authority's, so that they are calendar days: 第八十二条 speaks of the authority's terms.
 */
export const lastRequestDay = (validUntil: string, daysBefore: number): string =>
  DateTime.fromISO(validUntil, { zone: 'utc' }).minus({ days: daysBefore }).toISODate() ?? '';

/** The new licence follows the old one without a gap: first and last day, both counted. */
export const renewedValidity = (validUntil: string, days: number): { validFrom: string; validUntil: string } => {
  const last = DateTime.fromISO(validUntil, { zone: 'utc' });
  return {
    validFrom: last.plus({ days: 1 }).toISODate() ?? '',
    validUntil: last.plus({ days }).toISODate() ?? '',
  };
};
