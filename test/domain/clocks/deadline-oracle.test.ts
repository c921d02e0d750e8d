import { createRequire } from 'node:module';
import { expect } from 'chai';
import { dayNumberOf, getCalendar } from '../../../domain/calendar/index.ts';
import type { WorkingCalendar } from '../../../domain/calendar/index.ts';
import { calculateDeadline, reckonDays, YELLOW_BEFORE } from '../../../domain/clocks/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { askOracle, isWorked, oracleDay, textOfOracleDay } from './deadline-oracle.ts';
import type { OracleCase, OracleSpan, OracleUnit } from './deadline-oracle.ts';
import { diceOf, seedOfRun, type Dice } from './seeded.ts';
import { readNotices } from './state-council-notices.ts';

interface OtherSource {
  isWorkday(day: string): boolean;
  isHoliday(day: string): boolean;
}
const chineseDays = createRequire(import.meta.url)('chinese-days') as OtherSource;

const CASES = 1_000_000;
const UNITS: readonly OracleUnit[] = ['working-day', 'calendar-day', 'month'];
const LONGEST: Record<OracleUnit, number> = { 'working-day': 90, 'calendar-day': 120, month: 12 };
const FIRST = oracleDay('2016-01-04');
const LAST = oracleDay('2026-12-31');

/** Up to four stretches, in order, some next to each other, some before the start, some after the end. */
const throwSpans = (dice: Dice, start: number): OracleSpan[] => {
  const spans: OracleSpan[] = [];
  let at = start - 10;
  for (let count = dice(5); count > 0; count -= 1) {
    const from = at + dice(25);
    at = from + 1 + dice(dice(4) === 0 ? 45 : 12);
    spans.push([from, at]);
  }
  return spans;
};

const throwCase = (dice: Dice): OracleCase => {
  const unit = UNITS[dice(3)] ?? 'working-day';
  const start = FIRST + dice(LAST - FIRST + 1);
  const extension = dice(4) === 0 ? 1 + dice(unit === 'month' ? 2 : 15) : 0;
  return { unit, start, total: 1 + dice(LONGEST[unit]) + extension, suspended: throwSpans(dice, start) };
};

describe('deadlines against a day-by-day oracle', () => {
  let database: TestDatabase;
  let calendar: WorkingCalendar;
  const seed = seedOfRun();
  /** what the product numbers from is its own business */
  const offset = dayNumberOf('2020-06-01') - oracleDay('2020-06-01');

  before(async () => {
    database = await openTestDatabase();
    calendar = await getCalendar(database.needs);
  });
  after(() => database.close());

  it('knows every working day of 2016 to 2026 as the notices name them, and so does a second source', () => {
    // given the notices, typed in
    const differing: string[] = [];
    // when
    for (let day = oracleDay('2016-01-01'); day <= LAST; day += 1) {
      const text = textOfOracleDay(day);
      const answers = [isWorked(day), calendar.isWorkingDay(text), chineseDays.isWorkday(text)];
      if (new Set(answers).size > 1) differing.push(`${text}: ${answers.join()}`);
    }
    // then
    expect(differing).to.deep.equal([]);
  });

  it('knows the reason of every weekday off and of every Saturday and Sunday worked', () => {
    // given
    const { off, worked } = readNotices();
    const isWeekday = (day: string): boolean => ![0, 6].includes(new Date(day).getUTCDay());
    const named = [...[...off].filter(([day]) => isWeekday(day)), ...worked];
    // when
    const unlike = named.filter(([day]) => calendar.exceptionOn(day) === undefined);
    // then
    expect(unlike).to.deep.equal([]);
    expect(named.length).to.be.greaterThan(250);
  });

  it('agrees with the vectors of the law, start day not counted (民法典第二百零一条, 行政许可法第八十二条)', () => {
    // given
    const vectors: [start: string, total: number, due: string][] = [
      ['2025-12-31', 1, '2026-01-04'],
      ['2026-02-13', 5, '2026-02-27'],
      ['2026-02-13', 20, '2026-03-19'],
      ['2026-04-30', 5, '2026-05-11'],
      ['2026-09-18', 10, '2026-10-09'],
      ['2026-09-30', 20, '2026-11-03'],
      ['2026-09-30', 45, '2026-12-08'],
      ['2026-03-02', 20, '2026-03-30'],
    ];
    const review = [{ from: '2026-03-10', until: '2026-03-20', basis: 'expert-review' }];
    // when
    const ask = (receivedOn: string, budget: number, suspensions: typeof review = []) =>
      calculateDeadline(calendar, { receivedOn, budget, unit: 'working-day', suspensions }).dueOn;
    const walk = (start: string, total: number, suspended: OracleSpan[] = []) =>
      textOfOracleDay(askOracle({ unit: 'working-day', start: oracleDay(start), total, suspended }).due);
    // then
    for (const [start, total, due] of vectors)
      expect([ask(start, total), walk(start, total)]).to.deep.equal([due, due]);
    expect(ask('2026-03-02', 20, review)).to.equal('2026-04-10');
    expect(walk('2026-03-02', 20, [[oracleDay('2026-03-10'), oracleDay('2026-03-20')]])).to.equal('2026-04-10');
  });

  it(`agrees in ${CASES} random limits: due day, yellow day, provisional or not (ORACLE_SEED=${seed})`, () => {
    // given
    const dice = diceOf(seed);
    let differing = 0;
    let first: string | undefined;
    // when
    for (let count = 0; count < CASES; count += 1) {
      const one = throwCase(dice);
      const walked = askOracle(one);
      const reckoned = reckonDays(calendar.days, {
        unit: one.unit,
        start: one.start + offset,
        total: one.total,
        yellowBefore: YELLOW_BEFORE[one.unit],
        suspended: one.suspended.map(([from, until]) => [from + offset, until + offset]),
      });
      if (
        reckoned.dueDay !== walked.due + offset ||
        reckoned.yellowDay !== walked.yellow + offset ||
        reckoned.isProvisional !== walked.isProvisional
      ) {
        differing += 1;
        first ??= JSON.stringify({ one, walked, reckoned, offset });
      }
    }
    // then
    expect(first).to.equal(undefined);
    expect(differing).to.equal(0);
  }).timeout(180_000);

  it(`answers 20000 questions with those dates, and with as many days that count as the limit has (ORACLE_SEED=${seed})`, () => {
    // given
    const dice = diceOf(seed + 1);
    const differing: string[] = [];
    // when
    for (let count = 0; count < 20_000; count += 1) {
      const one = throwCase(dice);
      const suspensions = one.suspended.map(([from, until]) => ({
        from: textOfOracleDay(from),
        until: textOfOracleDay(until),
        basis: 'hearing',
      }));
      const asked = { receivedOn: textOfOracleDay(one.start), budget: one.total, unit: one.unit, suspensions };
      const answer = calculateDeadline(calendar, asked);
      const walked = askOracle(one);
      const isWhole = answer.isCut || one.unit === 'month' || answer.counted.length === one.total;
      const dates = [answer.dueAt, answer.yellowAt, answer.redAt].map((at) => at.toISODate());
      const expected = [walked.due, walked.yellow, walked.due + 1].map(textOfOracleDay);
      if (!isWhole || String(dates) !== String(expected)) differing.push(JSON.stringify({ asked, dates, expected }));
    }
    // then
    expect(differing.slice(0, 3)).to.deep.equal([]);
  }).timeout(180_000);
});
