import { dayNumberOf, dayOfNumber, type WorkingCalendar } from '../calendar/index.ts';
import { dayInWords, dayWithin, officeDay, UNIT_NAMES, withWeekday } from './days-in-words.ts';
import * as told from './explanation.ts';
import type { ClockDates, ClockLedger } from './limit-clock.ts';
import { toDayLedger } from './reckon-dates.ts';
import type { DayUnit } from './reckon-days.ts';
import { type BasedSpan, reasonOff, walkDays, type WalkedDays } from './walk-days.ts';

/** A limit in days or months with all its days told apart. */
interface DayStory {
  calendar: WorkingCalendar;
  unit: DayUnit;
  startDay: string;
  dueDay: string;
  total: number;
  spans: readonly BasedSpan[];
  walked: WalkedDays;
}

const closedSpans = (ledger: ClockLedger): BasedSpan[] =>
  ledger.suspensions.flatMap(({ fromAt, untilAt, basis }) =>
    untilAt === undefined
      ? []
      : [{ from: dayNumberOf(officeDay(fromAt)), until: dayNumberOf(officeDay(untilAt)), basis }],
  );

/** Every day of a limit in days or months, told apart; see `walkDays`. */
export const walkLedger = (
  calendar: WorkingCalendar,
  ledger: ClockLedger,
  unit: DayUnit,
  dates: Pick<ClockDates, 'dueAt'>,
): WalkedDays =>
  walkDays(calendar, toDayLedger(ledger, unit), closedSpans(ledger), dayNumberOf(officeDay(dates.dueAt)));

/** Start, suspensions, days off, last day: how the due day of a limit in days or months came about. */
export const sayDays = (
  calendar: WorkingCalendar,
  ledger: ClockLedger & { legalBasis?: string | undefined },
  unit: DayUnit,
  dates: ClockDates,
  say: told.Say,
): void => {
  const story: DayStory = {
    calendar,
    unit,
    startDay: officeDay(ledger.startedAt),
    dueDay: officeDay(dates.dueAt),
    total: toDayLedger(ledger, unit).total,
    spans: closedSpans(ledger),
    walked: walkLedger(calendar, ledger, unit, dates),
  };
  sayStart(story, ledger.budget, ledger.legalBasis, say);
  told.sayExtensions(ledger.extensions, unit, say);
  story.spans.forEach((_, at) => saySuspension(story, at, say));
  if (unit === 'working-day') sayDaysOff(story, say);
  sayLastDay(story, say);
};

const sayStart = (
  { unit, startDay }: DayStory,
  budget: number,
  legalBasis: string | undefined,
  say: told.Say,
): void => {
  const next = dayWithin(dayOfNumber(dayNumberOf(startDay) + 1), startDay.slice(0, 4));
  const { how, article } = countingOf(unit, legalBasis);
  say(
    `自${dayInWords(startDay)}起算，当日不计入（${told.START_DAY}），从${next}起计 ${budget} ${UNIT_NAMES[unit]}，${how}`,
    told.START_DAY,
    ...article,
  );
};

/** How the days of a unit are counted. 第八十二条 speaks of limits of 行政许可法; a limit that cites another law is told without it. */
const countingOf = (unit: DayUnit, legalBasis: string | undefined): { how: string; article: string[] } => {
  if (unit === 'calendar-day') return { how: '休息日计算在内', article: [] };
  if (unit === 'month') {
    const how = `到期月的对应日为最后一日，没有对应日的为月末日（${told.SAME_DAY_OF_MONTH}）`;
    return { how, article: [told.SAME_DAY_OF_MONTH] };
  }
  if (legalBasis !== undefined && !/行政许可法/.test(legalBasis)) return { how: '周末和法定节假日不计入', article: [] };
  return { how: `周末和法定节假日不计入（${told.WORKING_DAYS}）`, article: [told.WORKING_DAYS] };
};

const saySuspension = ({ unit, startDay, spans, walked }: DayStory, at: number, say: told.Say): void => {
  const span = spans[at];
  if (span === undefined) return;
  const year = startDay.slice(0, 4);
  const days = walked.skipped.filter((one) => one.suspension === at).length;
  const { cause, cited, article } = told.causeOf(span.basis);
  const first = dayWithin(dayOfNumber(span.from), year);
  const again = dayWithin(dayOfNumber(span.until), year);
  const effect =
    days === 0 ? '没有影响期限的日子' : `${days} ${UNIT_NAMES[unit === 'month' ? 'calendar-day' : unit]}不计入`;
  say(`${first}起${cause}中止计算，${again}恢复，${effect}${cited}`, article);
};

/** `周末 12 天、清明 1 天不计入；2月14日（周六）调休上班，计入` */
const sayDaysOff = ({ startDay, walked }: DayStory, say: told.Say): void => {
  const off = new Map<string, number>();
  for (const { kind, why } of walked.skipped) {
    if (kind !== 'weekend' && kind !== 'holiday') continue;
    const name = kind === 'weekend' ? '周末' : why;
    off.set(name, (off.get(name) ?? 0) + 1);
  }
  const year = startDay.slice(0, 4);
  const madeUp = walked.madeUp.map((day) => withWeekday(day, dayWithin(day, year)));
  const sentences = [
    ...(off.size === 0 ? [] : [`其间${[...off].map(([name, days]) => `${name} ${days} 天`).join('、')}不计入`]),
    ...(madeUp.length === 0 ? [] : [`${madeUp.join('、')}调休上班，计入`]),
  ];
  if (sentences.length > 0) say(sentences.join('；'));
};

const sayLastDay = ({ calendar, unit, startDay, dueDay, total, walked }: DayStory, say: told.Say): void => {
  const last = walked.counted.at(-1) ?? dueDay;
  const name = unit === 'month' ? '期限的最后一日' : `第 ${total} ${UNIT_NAMES[unit]}`;
  if (last !== dueDay) {
    const { why } = reasonOff(calendar, dayNumberOf(last));
    say(`${name}为${dayWithin(last, startDay.slice(0, 4))}（${why}），是休息日，顺延至其后第一个工作日`, told.LAST_DAY);
  }
  const due = withWeekday(dueDay, dayInWords(dueDay));
  say(`${last === dueDay ? `${name}为` : '届满日为'}${due}，当日 24 时届满（${told.LAST_DAY}）`, told.LAST_DAY);
};
