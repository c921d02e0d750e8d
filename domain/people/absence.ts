import type { DateTime } from 'luxon';

/** Why somebody does not work: a word, never what the doctor said. */
export const ABSENCE_REASONS = ['leave', 'sick', 'business-trip', 'training', 'other'] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

/** Days, both included, on which an account's holder does not work; `yyyy-mm-dd` in office time. */
export interface Absence {
  id: string;
  accountId: string;
  fromDay: string;
  untilDay: string;
  reason: AbsenceReason;
  recordedAt: DateTime;
}

/** Longer ones are recorded year by year. */
const MOST_DAYS = 366;

/** From day to day in this order, both of the calendar, and not for ever. */
export const isAbsencePeriod = (fromDay: string, untilDay: string): boolean => {
  const [from, until] = [Date.parse(`${fromDay}T00:00:00Z`), Date.parse(`${untilDay}T00:00:00Z`)];
  return from <= until && until - from < MOST_DAYS * 86_400_000;
};
