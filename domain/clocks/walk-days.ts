import { addMonths, dayOfNumber, type WorkingCalendar } from '../calendar/index.ts';
import type { DayLedger } from './reckon-days.ts';
import { isSuspensionBasis, SUSPENSION_BASES } from './suspension-basis.ts';

/** Why a day does not count. `weekend` and `holiday` also stand for the days a last day was put off over. */
export type SkipKind = 'start' | 'weekend' | 'holiday' | 'suspended';

/** A day of a limit that does not count. */
export interface SkippedDay {
  /** `yyyy-mm-dd` */
  day: string;
  kind: SkipKind;
  /** for people: 周六, 春节, 时限中止（专家评审）, 起算当日 … */
  why: string;
  /** which suspension, in the order of the ledger */
  suspension?: number;
}

/**
 * Every day of a limit from its start to its due day, told apart. The due day is the last that counts, or, where that one is not
 * worked or is suspended, the day it was put off to (民法典第二百零三条); such a due day is in neither list.
 */
export interface WalkedDays {
  /** the days that count, in order; the n-th is day n of the limit */
  counted: string[];
  skipped: SkippedDay[];
  /** Saturdays and Sundays that count because they are worked (调休) */
  madeUp: string[];
}

/** What of a ledger the walk needs. */
export type WalkedLedger = Pick<DayLedger, 'unit' | 'start' | 'total'>;

/** What a suspension is in the eyes of the walk: its days and its basis. */
export interface BasedSpan {
  from: number;
  until: number;
  basis: string;
}

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const weekdayNo = (day: number): number => (((day + 4) % 7) + 7) % 7;
const isWeekend = (day: number): boolean => weekdayNo(day) % 6 === 0;

/** 周一 … 周日 of a day number. */
export const weekdayOf = (day: number): string => WEEKDAYS[weekdayNo(day)] ?? '';

/** The holidays with a date of their own, by month, as `PROVISIONAL_OFF` takes them. */
const FIXED_HOLIDAYS: Readonly<Record<string, string>> = { '01': '元旦', '05': '劳动节', '10': '国庆节' };

/** Why a day is not worked: its holiday, or its day of the week. */
export const reasonOff = (calendar: WorkingCalendar, day: number): { kind: 'weekend' | 'holiday'; why: string } => {
  const text = dayOfNumber(day);
  const name = calendar.exceptionOn(text)?.name;
  if (name !== undefined) return { kind: 'holiday', why: name };
  if (isWeekend(day)) return { kind: 'weekend', why: weekdayOf(day) };
  return { kind: 'holiday', why: `${FIXED_HOLIDAYS[text.slice(5, 7)] ?? '法定节假日'}（暂算）` };
};

const suspendedFor = ({ basis }: BasedSpan): string =>
  isSuspensionBasis(basis) ? `时限中止（${SUSPENSION_BASES[basis].name}）` : `时限中止（${basis}）`;

/** How many days count before the limit ends by itself: what its months come to, else its budget. */
const daysToCount = ({ unit, start, total }: WalkedLedger): number =>
  unit === 'month' ? addMonths(start, total) - start : total;

/** Goes through the days of a limit whose due day is reckoned already, and says of each whether it counts or why it does not. */
export const walkDays = (
  calendar: WorkingCalendar,
  ledger: WalkedLedger,
  spans: readonly BasedSpan[],
  dueDay: number,
): WalkedDays => {
  const walked: WalkedDays = { counted: [], skipped: [], madeUp: [] };
  walked.skipped.push({ day: dayOfNumber(ledger.start), kind: 'start', why: '起算当日' });
  const enough = daysToCount(ledger);
  for (let number = ledger.start + 1; number <= dueDay; number += 1) {
    const day = dayOfNumber(number);
    const isWorked = calendar.days.isWorked(number);
    const isOver = walked.counted.length >= enough;
    const needsWork = ledger.unit === 'working-day' || isOver;
    const at = spans.findIndex(({ from, until }) => from <= number && number < until);
    const span = spans[at];
    if (!isWorked && needsWork && (span === undefined || !isOver))
      walked.skipped.push(offDay(calendar, number, isOver));
    else if (span !== undefined)
      walked.skipped.push({ day, kind: 'suspended', why: suspendedFor(span), suspension: at });
    else if (!isOver) walked.counted.push(day);
    if (isWorked && isWeekend(number) && span === undefined) walked.madeUp.push(day);
  }
  return walked;
};

const offDay = (calendar: WorkingCalendar, number: number, isPutOff: boolean): SkippedDay => {
  const { kind, why } = reasonOff(calendar, number);
  return { day: dayOfNumber(number), kind, why: isPutOff ? `${why}，届满日顺延` : why };
};
