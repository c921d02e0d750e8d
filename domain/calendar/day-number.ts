const MS_PER_DAY = 86_400_000;
/** Asia/Shanghai lies 8 hours ahead of UTC and has known no summer time since 1991; the calendar begins later. */
const OFFSET_MS = 8 * 3_600_000;

const DAYS_PER_ERA = 146_097;
const TWO = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** A day of the calendar, split. */
export interface CivilDay {
  year: number;
  /** 1–12 */
  month: number;
  /** 1–31 */
  day: number;
}

const digits = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
};

/** Days since 1970-01-01, by the proleptic Gregorian calendar; years are counted from March, so that leap days come last. */
export const dayNumberOfCivil = (year: number, month: number, day: number): number => {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - 719_468;
};

export const civilOfDayNumber = (dayNumber: number): CivilDay => {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
};

/** `yyyy-mm-dd` → days since 1970-01-01. The text must be a real day; nothing is checked here. */
export const dayNumberOf = (day: string): number =>
  dayNumberOfCivil(digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10));

/** Days since 1970-01-01 → `yyyy-mm-dd`. */
export const dayOfNumber = (dayNumber: number): string => {
  const { year, month, day } = civilOfDayNumber(dayNumber);
  return `${year}-${TWO(month)}-${TWO(day)}`;
};

/** The office day an instant (ms since 1970 UTC) falls on. */
export const dayNumberAt = (instantMs: number): number => Math.floor((instantMs + OFFSET_MS) / MS_PER_DAY);

/** The year of the office an instant falls into. */
export const civilYearAt = (instantMs: number): number => civilOfDayNumber(dayNumberAt(instantMs)).year;

/** 00:00 of an office day, in ms since 1970 UTC. */
export const startOfDayNumber = (dayNumber: number): number => dayNumber * MS_PER_DAY - OFFSET_MS;

const lastDayOf = (year: number, month: number): number =>
  month === 12 ? 31 : dayNumberOfCivil(year, month + 1, 1) - dayNumberOfCivil(year, month, 1);

/** The same day of the n-th month after, or its last day where it is shorter (民法典第二百零二条). */
export const addMonths = (dayNumber: number, months: number): number => {
  const { year, month, day } = civilOfDayNumber(dayNumber);
  const index = year * 12 + month - 1 + months;
  const [targetYear, targetMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return dayNumberOfCivil(targetYear, targetMonth, Math.min(day, lastDayOf(targetYear, targetMonth)));
};
