import { dayNumberAt, dayOfNumber, startOfDayNumber } from '../calendar/index.ts';

/** Platforms and banks end their day before midnight, or a little after it: so far from midnight a movement may be on the next statement. */
export const MIDNIGHT_MARGIN_HOURS = 3;

const MARGIN_MS = MIDNIGHT_MARGIN_HOURS * 3_600_000;

/** The days on whose statements a movement of this instant may stand. */
export const possibleDays = (at: Date): string[] => {
  const days = [at.getTime() - MARGIN_MS, at.getTime(), at.getTime() + MARGIN_MS].map(dayNumberAt);
  return [...new Set(days)].map(dayOfNumber);
};

/** Whether every statement a movement of this instant may stand on is here. */
export const coverageOf =
  (days: ReadonlySet<string>) =>
  (at: Date): boolean =>
    possibleDays(at).every((day) => days.has(day));

/** The instants that are judged together with the statement of this day. */
export const windowOf = (dayNumber: number): { from: Date; to: Date } => ({
  from: new Date(startOfDayNumber(dayNumber) - MARGIN_MS),
  to: new Date(startOfDayNumber(dayNumber + 1) + MARGIN_MS),
});
