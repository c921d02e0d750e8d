import type { WorkingCalendar } from '../calendar/index.ts';
import { dayInWords, minuteInWords, officeDay, UNIT_NAMES, withWeekday } from './days-in-words.ts';
import { sayDays } from './explain-days.ts';
import * as told from './explanation.ts';
import type { ClockDates, ClockLedger } from './limit-clock.ts';

export interface ExplainedLedger extends ClockLedger {
  /** the law of the limit, where it is known */
  legalBasis?: string | undefined;
}

/** Tells the reckoning of a limit to a clerk or an applicant; the same sentences for a clock that runs and for the calculator. */
export const explainLedger = (
  calendar: WorkingCalendar,
  ledger: ExplainedLedger,
  dates: ClockDates,
): told.Explanation =>
  told.tell((say) => {
    if (ledger.endsOn !== undefined) sayEndNamedByLaw(ledger.endsOn, say);
    else if (ledger.unit === 'hour') sayHours(ledger, dates, say);
    else sayDays(calendar, ledger, ledger.unit, dates, say);
    for (const one of ledger.suspensions) if (one.untilAt === undefined) told.sayOpenSuspension(one, say);
    if (dates.isProvisional) say(provisionalRule(calendar, ledger, dates));
  });

const sayEndNamedByLaw = (endsOn: string, say: told.Say): void =>
  say(`届满日由法律规定为${withWeekday(endsOn, dayInWords(endsOn))}，不因休息日、中止或者延长变动，当日 24 时届满`);

const sayHours = (ledger: ClockLedger, { dueAt }: ClockDates, say: told.Say): void => {
  const start = minuteInWords(ledger.startedAt);
  say(`自${start}起连续计算 ${ledger.budget} ${UNIT_NAMES.hour}（${told.START_DAY}）`, told.START_DAY);
  told.sayExtensions(ledger.extensions, 'hour', say);
  for (const { fromAt, untilAt, basis } of ledger.suspensions) {
    if (untilAt === undefined) continue;
    const { cause, cited, article } = told.causeOf(basis);
    const isVoid = fromAt >= dueAt || untilAt <= ledger.startedAt;
    const effect = isVoid ? '不在期限之内，没有影响' : '其间不计入';
    say(`${minuteInWords(fromAt)}至${minuteInWords(untilAt)}${cause}中止计算，${effect}${cited}`, article);
  }
  say(`于${minuteInWords(dueAt)}届满`);
};

/** The rule for years whose calendar is not published: stated wherever a date rests on it. */
export const PROVISIONAL_RULE =
  '暂按周一至周五为工作日，元旦（1月1日）、劳动节（5月1日、2日）、国庆节（10月1日至3日）放假推算，公布后重新计算';

const provisionalRule = (calendar: WorkingCalendar, ledger: ClockLedger, dates: ClockDates): string => {
  const years: number[] = [];
  const last = Number(officeDay(dates.dueAt).slice(0, 4));
  for (let year = Number(officeDay(ledger.startedAt).slice(0, 4)); year <= last; year += 1)
    if (!calendar.isPublished(year)) years.push(year);
  return `${years.join('、')}年的放假安排尚未公布，${PROVISIONAL_RULE}，届满日可能变动`;
};
