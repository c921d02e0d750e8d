import { dayNumberOf, type WorkingCalendar } from '../calendar/index.ts';
import { checkQuestion } from './check-question.ts';
import { type DeadlineAnswer, type DeadlineQuestion, LISTED_DAYS, MOST_DAYS } from './deadline.ts';
import { deadlineTooFar } from './deadline-errors.ts';
import { officeDay } from './days-in-words.ts';
import { walkLedger } from './explain-days.ts';
import { explainLedger } from './explain-ledger.ts';
import type { ClockDates, ClockLedger } from './limit-clock.ts';
import { reckonDates } from './reckon-dates.ts';

/**
 * When a limit ends, and why: the answer a clerk may give at the counter. Reckoned by the code that runs the clocks
 * (行政许可法第四十二条、第四十五条、第八十二条, 民法典第二百零一条至第二百零三条). Stores nothing.
 */
export const calculateDeadline = (calendar: WorkingCalendar, question: DeadlineQuestion): DeadlineAnswer => {
  const ledger = checkQuestion(question);
  const dates = reckonWithin(calendar, ledger);
  const { sentences, articles } = explainLedger(calendar, ledger, dates);
  return {
    dueOn: officeDay(dates.dueAt),
    ...dates,
    ...listDays(calendar, ledger, dates),
    articles,
    explanation: `${sentences.join('。')}。`,
  };
};

const daysBetween = (ledger: ClockLedger, { dueAt }: ClockDates): number =>
  dayNumberOf(officeDay(dueAt)) - dayNumberOf(officeDay(ledger.startedAt));

const reckonWithin = (calendar: WorkingCalendar, ledger: ClockLedger): ClockDates => {
  try {
    const dates = reckonDates(calendar, ledger);
    if (daysBetween(ledger, dates) <= MOST_DAYS) return dates;
  } catch (error) {
    // the tables end with 2060
    if (!(error instanceof RangeError)) throw error;
  }
  throw deadlineTooFar([{ path: '', message: deadlineTooFar().message }]);
};

const listDays = (
  calendar: WorkingCalendar,
  ledger: ClockLedger,
  dates: ClockDates,
): Pick<DeadlineAnswer, 'counted' | 'skipped' | 'isCut'> => {
  if (ledger.unit === 'hour') return { counted: [], skipped: [], isCut: false };
  const { counted, skipped } = walkLedger(calendar, ledger, ledger.unit, dates);
  const lastListed = dayNumberOf(officeDay(ledger.startedAt)) + LISTED_DAYS;
  const isListed = (day: string): boolean => dayNumberOf(day) <= lastListed;
  return {
    counted: counted.filter(isListed),
    skipped: skipped.filter(({ day }) => isListed(day)),
    isCut: daysBetween(ledger, dates) > LISTED_DAYS,
  };
};
