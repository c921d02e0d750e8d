import { civilOfDayNumber, dayNumberOfCivil, dayOfNumber } from './day-number.ts';

export const FIRST_YEAR = 2010;
export const LAST_YEAR = 2060;
/** Day numbers (days since 1970-01-01) the tables reach from and to. */
export const FIRST_DAY = dayNumberOfCivil(FIRST_YEAR, 1, 1);
export const LAST_DAY = dayNumberOfCivil(LAST_YEAR, 12, 31);

/**
 * Working days as tables over day numbers: every question is one or two look-ups. Throws a RangeError outside 2010–2060.
 */
export interface WorkingDays {
  /** working days from the beginning of the tables up to and including this day */
  rank(day: number): number;
  /** the working day of this rank; inverse of `rank` on working days */
  nth(rank: number): number;
  isWorked(day: number): boolean;
  /** the day itself, or the first working day after it */
  nextWorked(day: number): number;
  /** whether a day after `from`, up to and including `to`, lies in a year without a published calendar */
  isProvisional(from: number, to: number): boolean;
}

const outside = (day: string): RangeError =>
  new RangeError(`${day} lies outside the calendar ${FIRST_YEAR}–${LAST_YEAR}`);

const at = (table: Int32Array, index: number): number => {
  const value = table[index];
  if (value === undefined) throw outside(dayOfNumber(FIRST_DAY + index));
  return value;
};

/** `isWorked` and `isPublished` are asked once for every day and year of the tables. */
export const buildWorkingDays = (
  isWorked: (day: number) => boolean,
  isPublished: (year: number) => boolean,
): WorkingDays => {
  const length = LAST_DAY - FIRST_DAY + 1;
  const ranks = new Int32Array(length);
  const unpublished = new Int32Array(length);
  const worked = new Int32Array(length + 1);
  let [count, missing] = [0, 0];
  for (let index = 0; index < length; index += 1) {
    const day = FIRST_DAY + index;
    if (isWorked(day)) worked[(count += 1)] = day;
    if (!isPublished(civilOfDayNumber(day).year)) missing += 1;
    ranks[index] = count;
    unpublished[index] = missing;
  }
  const rank = (day: number): number => at(ranks, day - FIRST_DAY);
  const nth = (index: number): number => {
    if (index < 1 || index > count) throw outside(`working day ${index}`);
    return at(worked, index);
  };
  const isDayWorked = (day: number): boolean => worked[rank(day)] === day;
  return {
    rank,
    nth,
    isWorked: isDayWorked,
    nextWorked: (day) => (isDayWorked(day) ? day : nth(rank(day) + 1)),
    isProvisional: (from, to) => at(unpublished, to - FIRST_DAY) > at(unpublished, from - FIRST_DAY),
  };
};
