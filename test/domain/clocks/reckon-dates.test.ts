import { expect } from 'chai';
import type { DateTime } from 'luxon';
import { getCalendar, officeTime } from '../../../domain/calendar/index.ts';
import type { WorkingCalendar } from '../../../domain/calendar/index.ts';
import { lightOf, reckonDates } from '../../../domain/clocks/index.ts';
import type { ClockLedger } from '../../../domain/clocks/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

const ledger = (change: Partial<ClockLedger>): ClockLedger => ({
  startedAt: officeTime('2026-03-02T09:00'),
  budget: 20,
  unit: 'working-day',
  yellowBefore: undefined,
  suspensions: [],
  extensions: [],
  ...change,
});
const minute = (instant: DateTime) => instant.toFormat('MM-dd HH:mm');

describe('reckoning of limits', () => {
  let database: TestDatabase;
  let calendar: WorkingCalendar;
  const reckon = (change: Partial<ClockLedger>) => reckonDates(calendar, ledger(change));

  before(async () => {
    database = await openTestDatabase();
    calendar = await getCalendar(database.needs);
  });
  after(() => database.close());

  it('ends a limit of 20 working days from 2 March at the end of 30 March in Shanghai', () => {
    // given / when
    const { dueAt, yellowAt, redAt } = reckon({});
    // then
    expect(dueAt.toISO()).to.equal('2026-03-30T23:59:59.999+08:00');
    expect(redAt.toISO()).to.equal('2026-03-31T00:00:00.000+08:00');
    expect(yellowAt.toISO()).to.equal('2026-03-27T00:00:00.000+08:00');
  });

  it('moves it to 10 April when an expert review from 10 to 20 March suspends 8 working days', () => {
    // given
    const review = {
      fromAt: officeTime('2026-03-10T15:00'),
      untilAt: officeTime('2026-03-20T10:00'),
      expectedUntil: '2026-03-20',
      basis: '行政许可法第四十五条',
    };
    // when
    const { dueAt } = reckon({ suspensions: [review] });
    // then
    expect(dueAt.toISODate()).to.equal('2026-04-10');
  });

  it('leaves an open suspension out until it is over', () => {
    // given
    const open = { fromAt: officeTime('2026-03-10T15:00'), untilAt: undefined, expectedUntil: undefined, basis: 'x' };
    // when / then
    expect(reckon({ suspensions: [open] }).dueAt.toISODate()).to.equal('2026-03-30');
  });

  it('adds extensions to the budget', () => {
    // given
    const tenMore = { budget: 10, basis: '第四十二条', reason: '情况复杂', grantedAt: officeTime('2026-03-20T10:00') };
    // when / then
    expect(reckon({ extensions: [tenMore] }).dueAt.toISODate()).to.equal('2026-04-14');
  });

  it('turns yellow on the last working day before a due day that follows a holiday', () => {
    // given 5 working days over the Spring Festival: due on Friday 27 February
    // when
    const { yellowAt } = reckon({ startedAt: officeTime('2026-02-13T09:00'), budget: 6 });
    // then: due on Saturday 28 February, a make-up day
    expect(minute(yellowAt)).to.equal('02-27 00:00');
  });

  it('lets an item set its own yellow', () => {
    // given / when / then
    expect(minute(reckon({ yellowBefore: 3 }).yellowAt)).to.equal('03-25 00:00');
  });

  it('counts calendar days through weekends, ends them on a working day, and turns yellow a day before', () => {
    // given 15 days from 2 March end on Tuesday 17 March; 5 days end on Saturday 7 March, so on Monday
    // when
    const fifteen = reckon({ unit: 'calendar-day', budget: 15 });
    const five = reckon({ unit: 'calendar-day', budget: 5 });
    // then
    expect([fifteen.dueAt.toISODate(), minute(fifteen.yellowAt)]).to.deep.equal(['2026-03-17', '03-16 00:00']);
    expect(five.dueAt.toISODate()).to.equal('2026-03-09');
  });

  it('counts months to the same day, and turns yellow on the third working day before', () => {
    // given 3 months from 30 November 2025 end on Saturday 28 February 2026, a make-up day
    // when
    const { dueAt, yellowAt } = reckon({ startedAt: officeTime('2025-11-30T09:00'), unit: 'month', budget: 3 });
    // then
    expect([dueAt.toISODate(), minute(yellowAt)]).to.deep.equal(['2026-02-28', '02-25 00:00']);
  });

  it('counts hours to the minute, and turns yellow in their last fifth', () => {
    // given / when
    const { dueAt, yellowAt, redAt } = reckon({ unit: 'hour', budget: 24 });
    // then
    expect([minute(yellowAt), minute(dueAt), minute(redAt)]).to.deep.equal([
      '03-03 04:12',
      '03-03 09:00',
      '03-03 09:00',
    ]);
  });

  it('marks dates in a year without a published calendar as provisional', () => {
    // given / when
    const late = reckon({ startedAt: officeTime('2026-12-21T09:00') });
    const early = reckon({ startedAt: officeTime('2026-12-01T09:00') });
    // then
    expect([late.isProvisional, late.dueAt.toISODate()]).to.deep.equal([true, '2027-01-19']);
    expect(early.isProvisional).to.equal(false);
  });

  const held = (from: string, until: string) => ({
    fromAt: officeTime(from),
    untilAt: officeTime(until),
    expectedUntil: undefined,
    basis: '行政许可法第四十五条',
  });

  it('does not add suspended days that would not have counted anyway: before the start, days off, after the end', () => {
    // given a suspension from the day of acceptance, one over a weekend, one that began after the due day (第四十五条)
    const fromStart = held('2026-03-02T09:30', '2026-03-04T10:00');
    const weekend = held('2026-03-07T10:00', '2026-03-09T09:00');
    const tooLate = held('2026-04-02T10:00', '2026-04-20T10:00');
    const due = (...suspensions: ClockLedger['suspensions']) => reckon({ suspensions }).dueAt.toISODate();
    // when / then
    expect([due(fromStart), due(weekend), due(tooLate)]).to.deep.equal(['2026-03-31', '2026-03-30', '2026-03-30']);
  });

  it('pushes a limit in calendar days on by every suspended day, and past a last day that is itself suspended', () => {
    // given 5 days from 2 March end on Saturday 7 March, so on Monday 9 March (民法典第二百零三条)
    const reckonFive = (...suspensions: ClockLedger['suspensions']) =>
      reckon({ unit: 'calendar-day', budget: 5, suspensions }).dueAt.toISODate();
    // when
    const pushed = reckonFive(held('2026-03-04T09:00', '2026-03-06T09:00'));
    const rolled = reckonFive(held('2026-03-09T09:00', '2026-03-12T09:00'));
    // then
    expect([pushed, rolled]).to.deep.equal(['2026-03-09', '2026-03-12']);
  });

  it('keeps to a day that law names itself, whatever is suspended or extended (行政许可法第五十条)', () => {
    // given the last valid day of a licence, a Saturday
    const extensions = [{ budget: 10, basis: 'x', reason: 'y', grantedAt: officeTime('2026-03-20T10:00') }];
    // when
    const { dueAt } = reckon({
      endsOn: '2026-05-16',
      suspensions: [held('2026-03-10T09:00', '2026-03-20T09:00')],
      extensions,
    });
    // then
    expect(dueAt.toISO()).to.equal('2026-05-16T23:59:59.999+08:00');
  });

  it('does not count suspended hours twice nor those after the end', () => {
    // given
    const night = held('2026-03-02T20:00', '2026-03-03T08:00');
    const late = held('2026-03-04T20:00', '2026-03-05T08:00');
    // when
    const { dueAt } = reckon({ unit: 'hour', budget: 24, suspensions: [night, late] });
    // then
    expect(minute(dueAt)).to.equal('03-03 21:00');
  });

  it('is provisional as soon as any day it counts over lies in an unpublished year', () => {
    // given a limit that begins before the first published year and ends in it
    // when / then
    expect(reckon({ startedAt: officeTime('2015-12-20T09:00') }).isProvisional).to.equal(true);
  });

  it('shows the light of this very moment', () => {
    // given
    const clock = { state: 'running' as const, stoppedAt: undefined, ...ledger({}), ...reckon({}) };
    const at = (iso: string) => lightOf(clock, officeTime(iso));
    // when / then
    expect([at('2026-03-26T23:59:59.999'), at('2026-03-27T00:00'), at('2026-03-30T23:59:59.999')]).to.deep.equal([
      'green',
      'yellow',
      'yellow',
    ]);
    expect(at('2026-03-31T00:00')).to.equal('red');
    const stopped = { ...clock, state: 'stopped' as const, stoppedAt: officeTime('2026-03-12T10:00') };
    expect(lightOf(stopped, officeTime('2026-06-01T00:00'))).to.equal('green');
  });
});
