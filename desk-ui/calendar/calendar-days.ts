import type { CalendarDay, NewCalendar } from '../../server/calendar-schemas.ts';

const two = (value: number): string => String(value).padStart(2, '0');

export const dayOf = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`;

/** 0 = Monday; the calendar hangs Monday first, as offices do. */
const weekdayOf = (year: number, month: number, day: number): number =>
  (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;

export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** The days of a month in rows of seven; undefined where the row begins or ends outside it. */
export const cellsOf = (year: number, month: number): (string | undefined)[] => {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const lead = Array.from({ length: weekdayOf(year, month, 1) }, () => undefined);
  const days = Array.from({ length }, (_, index) => dayOf(year, month, index + 1));
  return [...lead, ...days];
};

export const holidayNames = ['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆'] as const;

/** A click: a day of the week becomes a day off and back, a Saturday or Sunday a make-up day and back. */
export const toggleDay = (days: readonly CalendarDay[], day: string, name: string): CalendarDay[] => {
  const others = days.filter((one) => one.day !== day);
  if (others.length < days.length) return others;
  const added: CalendarDay = { day, kind: isWeekend(day) ? 'work' : 'off', name };
  return [...others, added].sort((one, other) => one.day.localeCompare(other.day));
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const toDay = (value: unknown): CalendarDay | undefined => {
  if (!isRecord(value)) return undefined;
  const { day, kind, name } = value;
  if (typeof day !== 'string' || (kind !== 'off' && kind !== 'work')) return undefined;
  return { day, kind, name: typeof name === 'string' ? name : '' };
};

/** A year as JSON, as the interface takes it; undefined when it is something else. The server checks the rest. */
export const readYear = (text: string): NewCalendar | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || typeof value.year !== 'number' || !Array.isArray(value.days)) return undefined;
  const days = value.days.map(toDay);
  if (days.includes(undefined)) return undefined;
  return {
    year: value.year,
    sourceDocument: typeof value.sourceDocument === 'string' ? value.sourceDocument : '',
    publishedOn: typeof value.publishedOn === 'string' ? value.publishedOn : '',
    days: days.filter((day) => day !== undefined),
  };
};
