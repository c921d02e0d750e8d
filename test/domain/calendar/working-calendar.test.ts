import { expect } from 'chai';
import { getCalendar } from '../../../domain/calendar/index.ts';
import type { WorkingCalendar } from '../../../domain/calendar/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

describe('working calendar', () => {
  let database: TestDatabase;
  let calendar: WorkingCalendar;

  before(async () => {
    database = await openTestDatabase();
    calendar = await getCalendar(database.needs);
  });
  after(() => database.close());

  const vectors: [from: string, days: number, to: string][] = [
    ['2025-12-31', 1, '2026-01-04'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-02-13', 20, '2026-03-19'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2026-09-18', 10, '2026-10-09'],
    ['2026-09-30', 20, '2026-11-03'],
    ['2026-09-30', 45, '2026-12-08'],
    ['2026-03-02', 20, '2026-03-30'],
  ];
  for (const [from, days, to] of vectors)
    it(`counts ${days} working days after ${from} to ${to}, the first day not counted`, () => {
      // given a start day
      // when
      const due = calendar.addWorkingDays(from, days);
      // then
      expect(due).to.equal(to);
      expect(calendar.countWorkingDays(from, to)).to.equal(days);
    });

  it('takes 2026 from the State Council notice: days off and make-up days', () => {
    // given
    const off = ['01-01', '01-02', '02-16', '02-23', '04-06', '05-05', '06-19', '09-25', '10-01', '10-07'];
    const worked = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'];
    // when
    const isWorked = (monthDay: string) => calendar.isWorkingDay(`2026-${monthDay}`);
    // then
    expect(off.filter(isWorked)).to.deep.equal([]);
    expect(worked.filter(isWorked)).to.deep.equal(worked);
  });

  it('has as many working days in each published year as the notices make', () => {
    // given the known totals of working days
    const totals: [year: number, days: number][] = [
      [2020, 249],
      [2022, 249],
      [2023, 249],
      [2024, 251],
      [2025, 248],
      [2026, 248],
    ];
    // when
    const counted = totals.map(([year]) => [year, calendar.countWorkingDays(`${year - 1}-12-31`, `${year}-12-31`)]);
    // then
    expect(counted).to.deep.equal(totals);
  });

  it('counts back from a working day and from a day off', () => {
    // given Tuesday 2026-04-07, the first working day after a holiday
    // when
    const before = [calendar.addWorkingDays('2026-04-07', -1), calendar.addWorkingDays('2026-04-05', -1)];
    // then
    expect(before).to.deep.equal(['2026-04-03', '2026-04-03']);
  });

  it('knows which years are published and reckons the others by the stated rule', () => {
    // given 2027, not published
    // when
    const days = ['2027-01-01', '2027-01-04', '2027-05-01', '2027-10-01', '2027-10-04'];
    // then
    expect([2015, 2016, 2026, 2027].map((year) => calendar.isPublished(year))).to.deep.equal([
      false,
      true,
      true,
      false,
    ]);
    expect(days.filter((day) => calendar.isWorkingDay(day))).to.deep.equal(['2027-01-04', '2027-10-04']);
  });
});
