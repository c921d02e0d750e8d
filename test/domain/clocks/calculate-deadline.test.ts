import { expect } from 'chai';
import { getCalendar } from '../../../domain/calendar/index.ts';
import type { WorkingCalendar } from '../../../domain/calendar/index.ts';
import { calculateDeadline } from '../../../domain/clocks/index.ts';
import type { DeadlineAnswer, DeadlineQuestion } from '../../../domain/clocks/index.ts';
import { DomainError } from '../../../domain/errors.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

const question: DeadlineQuestion = { receivedOn: '2026-03-02', budget: 20, unit: 'working-day' };
const review = { from: '2026-03-10', until: '2026-03-20', basis: 'expert-review' };

describe('deadline calculator', () => {
  let database: TestDatabase;
  let calendar: WorkingCalendar;
  const ask = (change: Partial<DeadlineQuestion>): DeadlineAnswer =>
    calculateDeadline(calendar, { ...question, ...change });
  const refused = (change: Partial<DeadlineQuestion>): string => {
    try {
      return ask(change).dueOn;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return `${error.code} ${error.details.map(({ path }) => path).join()}`;
    }
  };
  const skippedFor = ({ skipped }: DeadlineAnswer, why: string): string[] =>
    skipped.filter((one) => one.why === why).map(({ day }) => day.slice(5));

  before(async () => {
    database = await openTestDatabase();
    calendar = await getCalendar(database.needs);
  });
  after(() => database.close());

  it('ends 20 working days with an expert review of 8 on 10 April (行政许可法第四十五条、第八十二条)', () => {
    // given / when
    const answer = ask({ suspensions: [review] });
    // then
    expect(answer.dueOn).to.equal('2026-04-10');
    expect(answer.yellowAt.toISO()).to.equal('2026-04-09T00:00:00.000+08:00');
    expect(answer.redAt.toISO()).to.equal('2026-04-11T00:00:00.000+08:00');
    expect(answer.counted).to.have.length(20);
    expect([answer.counted[0], answer.counted.at(-1)]).to.deep.equal(['2026-03-03', '2026-04-10']);
    expect(skippedFor(answer, '时限中止（专家评审）')).to.have.length(8);
    expect(skippedFor(answer, '起算当日')).to.deep.equal(['03-02']);
    expect(skippedFor(answer, '清明')).to.deep.equal(['04-06']);
    expect(answer.articles).to.deep.equal([
      '《民法典》第二百零一条',
      '《行政许可法》第八十二条',
      '《行政许可法》第四十五条',
      '《民法典》第二百零三条',
    ]);
    expect(answer.explanation).to.equal(
      '自2026年3月2日起算，当日不计入（《民法典》第二百零一条），从3月3日起计 20 个工作日，' +
        '周末和法定节假日不计入（《行政许可法》第八十二条）。' +
        '3月10日起因专家评审中止计算，3月20日恢复，8 个工作日不计入（《行政许可法》第四十五条）。' +
        '其间周末 10 天、清明 1 天不计入。' +
        '第 20 个工作日为2026年4月10日（周五），当日 24 时届满（《民法典》第二百零三条）。',
    );
  });

  it('adds the ten days of an extension and cites 行政许可法第四十二条', () => {
    // given / when
    const answer = ask({ suspensions: [review], extension: 10 });
    // then
    expect([answer.dueOn, answer.counted.length]).to.deep.equal(['2026-04-24', 30]);
    expect(answer.articles).to.include('《行政许可法》第四十二条');
    expect(answer.explanation).to.include('经批准延长 10 个工作日');
  });

  it('counts make-up Saturdays, and names the holiday of every day it leaves out', () => {
    // given the Spring Festival of 2026 with two make-up Saturdays
    // when
    const answer = ask({ receivedOn: '2026-02-13', budget: 5 });
    // then
    expect(answer.dueOn).to.equal('2026-02-27');
    expect(answer.counted[0]).to.equal('2026-02-14');
    expect(skippedFor(answer, '春节')).to.deep.equal(['02-16', '02-17', '02-18', '02-19', '02-20', '02-23']);
    expect(answer.explanation).to.include('2月14日（周六）调休上班，计入');
  });

  it('puts a last day in calendar days off to the next working day (民法典第二百零三条)', () => {
    // given 5 days from 2 March end on Saturday 7 March
    // when
    const answer = ask({ budget: 5, unit: 'calendar-day' });
    // then
    expect(answer.dueOn).to.equal('2026-03-09');
    expect(answer.counted.at(-1)).to.equal('2026-03-07');
    expect(skippedFor(answer, '周日，届满日顺延')).to.deep.equal(['03-08']);
    expect(answer.explanation).to.include('第 5 天为3月7日（周六），是休息日，顺延至其后第一个工作日');
  });

  it('ends months on the same day, or the last one where there is none (民法典第二百零二条)', () => {
    // given 3 months from 30 November end on the last day of February, a make-up Saturday
    // when
    const answer = ask({ receivedOn: '2025-11-30', budget: 3, unit: 'month' });
    // then
    expect([answer.dueOn, answer.counted.length]).to.deep.equal(['2026-02-28', 90]);
    expect(answer.articles).to.include('《民法典》第二百零二条');
  });

  it('counts hours from instant to instant, suspended time left out', () => {
    // given an hour of suspension
    const suspensions = [{ from: '2026-03-02T12:00:00+08:00', until: '2026-03-02T13:00:00+08:00', basis: 'testing' }];
    // when
    const answer = ask({ unit: 'hour', budget: 24, receivedAt: '2026-03-02T01:05:00Z', suspensions });
    // then
    expect(answer.dueAt.toISO()).to.equal('2026-03-03T10:05:00.000+08:00');
    expect([answer.dueOn, answer.counted, answer.skipped]).to.deep.equal(['2026-03-03', [], []]);
  });

  it('marks what rests on a year without a calendar, and states the rule used', () => {
    // given 2027, not published
    // when
    const answer = ask({ receivedOn: '2026-12-20' });
    // then
    expect([answer.isProvisional, ask({}).isProvisional]).to.deep.equal([true, false]);
    expect(skippedFor(answer, '元旦（暂算）')).to.deep.equal(['01-01']);
    expect(answer.explanation).to.include('2027年的放假安排尚未公布，暂按周一至周五为工作日');
  });

  it('stops for a law the item cites, and not for an inspection without one (行政许可法第四十五条)', () => {
    // given / when
    const cited = ask({ suspensions: [{ ...review, basis: 'item', law: '《某条例》第十二条' }] });
    // then
    expect([cited.dueOn, cited.articles.includes('《某条例》第十二条')]).to.deep.equal(['2026-04-10', true]);
    expect(refused({ suspensions: [{ ...review, basis: 'site-inspection' }] })).to.equal(
      'suspension-basis-unknown /suspensions/0/basis',
    );
    expect(refused({ suspensions: [{ ...review, basis: 'item', law: '现场踏勘' }] })).to.equal(
      'suspension-basis-unknown /suspensions/0/law',
    );
  });

  it('is not moved by a suspension before its start or after its end', () => {
    // given
    const suspensions = [
      { ...review, from: '2026-02-24', until: '2026-03-03' },
      { ...review, from: '2026-03-31', until: '2026-04-20' },
    ];
    // when / then
    expect(ask({ suspensions }).dueOn).to.equal('2026-03-30');
  });

  it('says by a code what is wrong with a question, and where', () => {
    // given / when / then
    const second = { ...review, from: '2026-03-19', until: '2026-03-25' };
    const outcomes = [
      refused({ receivedOn: '2026-02-30' }),
      refused({ receivedOn: '2025-02-29' }),
      refused({ receivedOn: '20260302' }),
      refused({ receivedOn: '2009-12-31' }),
      refused({ receivedOn: '2061-01-01' }),
      refused({ receivedOn: undefined }),
      refused({ unit: 'hour' }),
      refused({ unit: 'hour', receivedAt: '2026-03-02T09:00' }),
      refused({ budget: 0 }),
      refused({ budget: 2.5 }),
      refused({ budget: 1001 }),
      refused({ unit: 'month', budget: 37 }),
      refused({ extension: -1 }),
      refused({ suspensions: [{ ...review, until: '2026-03-10' }] }),
      refused({ suspensions: [{ ...review, from: '2026-04-31' }] }),
      refused({ suspensions: [second, review] }),
      refused({ receivedOn: '2060-12-20' }),
      refused({ suspensions: [{ ...review, until: '2040-01-01' }] }),
    ];
    expect(outcomes).to.deep.equal([
      'day-impossible /receivedOn',
      'day-impossible /receivedOn',
      'day-impossible /receivedOn',
      'day-out-of-range /receivedOn',
      'day-out-of-range /receivedOn',
      'receipt-missing /receivedOn',
      'receipt-missing /receivedAt',
      'day-impossible /receivedAt',
      'budget-out-of-range /budget',
      'budget-out-of-range /budget',
      'budget-out-of-range /budget',
      'budget-out-of-range /budget',
      'extension-out-of-range /extension',
      'suspension-empty /suspensions/0/until',
      'day-impossible /suspensions/0/from',
      'suspensions-overlap /suspensions/0',
      'deadline-too-far ',
      'deadline-too-far ',
    ]);
  });

  it('lists the days of the first 400 only, and says so', () => {
    // given 24 months
    // when
    const answer = ask({ unit: 'month', budget: 24 });
    // then
    expect([answer.isCut, answer.counted.length, ask({}).isCut]).to.deep.equal([true, 400, false]);
    expect(answer.dueOn).to.equal('2028-03-02');
  });
});
