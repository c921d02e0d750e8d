import { expect } from 'chai';
import { createRequire } from 'node:module';
import { checkYear, getCalendar, listCalendarYears } from '../../../domain/calendar/index.ts';
import type { CalendarYear } from '../../../domain/calendar/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { calendarOf2027 } from '../../support/calendar-2027.ts';

// the ES module of the package cannot be loaded by name from Node
const { isWorkday } = createRequire(import.meta.url)('chinese-days') as { isWorkday(day: string): boolean };

const DAY_MS = 86_400_000;

describe('a year of the working calendar', () => {
  let database: TestDatabase;
  let published: CalendarYear[];

  before(async () => {
    database = await openTestDatabase();
    published = await listCalendarYears(database.needs);
  });
  after(() => database.close());

  const faultsOf = (change: Partial<CalendarYear>) =>
    checkYear({ ...calendarOf2027, ...change }, published).map(({ path, message }) => `${path} ${message}`);
  const withDay = (day: string, kind: 'off' | 'work', name = '元旦') => [...calendarOf2027.days, { day, kind, name }];
  const pathOfLast = `/days/${calendarOf2027.days.length}`;

  it('as shipped, agrees with the package chinese-days on every day of 2016–2026', async () => {
    // given
    const calendar = await getCalendar(database.needs);
    // when
    const differing: string[] = [];
    for (let at = Date.UTC(2016, 0, 1); at < Date.UTC(2027, 0, 1); at += DAY_MS) {
      const day = new Date(at).toISOString().slice(0, 10);
      if (calendar.isWorkingDay(day) !== isWorkday(day)) differing.push(day);
    }
    // then
    expect(differing).to.deep.equal([]);
  });

  it('as shipped, passes its own check, each of 2016–2026', () => {
    const refused = published.filter((year) => checkYear(year, published).length > 0);
    expect(refused).to.deep.equal([]);
    expect(published.map(({ year }) => year)).to.deep.equal([
      2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026,
    ]);
  });

  it('is taken when it is whole, weekends inside a holiday stated or not', () => {
    expect(faultsOf({})).to.deep.equal([]);
    expect(faultsOf({ days: withDay('2027-02-06', 'off', '春节') })).to.deep.equal([]);
  });

  it('names what is wrong at its head', () => {
    expect(faultsOf({ year: 1999, sourceDocument: ' ', publishedOn: '2026-02-30', days: [] })).to.deep.equal([
      '/year 年份应在 2011 至 2059 之间',
      '/sourceDocument 请填写通知文号',
      '/publishedOn 不是有效的日期',
    ]);
  });

  it('names a day that is no day, belongs elsewhere, comes twice, is worked anyway or has no name', () => {
    // given / when / then
    expect(faultsOf({ days: withDay('2027-02-30', 'off') })).to.deep.equal([`${pathOfLast}/day 不是有效的日期`]);
    expect(faultsOf({ days: withDay('2027-01-01', 'off') })).to.deep.equal([`${pathOfLast}/day 2027-01-01 列了两次`]);
    expect(faultsOf({ days: withDay('2026-11-30', 'off') })[0]).to.match(/^\/days\/\d+\/day 2026-11-30 不属于 2027 年/);
    expect(faultsOf({ days: withDay('2027-03-01', 'work') })[0]).to.match(/\/kind 2027-03-01 不是周六或周日/);
    expect(faultsOf({ days: withDay('2027-03-06', 'work', ' ') })).to.deep.equal([`${pathOfLast}/name 请写明节日名称`]);
  });

  it('may name days of the neighbouring years, unless these name them themselves', () => {
    // given a notice for 2027 that gives the last day of 2026 off, and one that repeats a day of 2026
    const bridge = faultsOf({ days: withDay('2026-12-31', 'off') });
    const of2025 = { ...calendarOf2027, year: 2025, days: [] };
    const repeated = checkYear({ ...of2025, days: [{ day: '2026-01-01', kind: 'off', name: '元旦' }] }, published);
    // then
    expect(bridge).to.deep.equal([]);
    expect(repeated[0]?.message).to.match(/已在 2026 年的安排中列出/);
  });

  it('is refused when a holiday fixed by law is worked, or when it has too many working days', () => {
    // given
    const without = (prefix: string) => calendarOf2027.days.filter(({ day }) => !day.startsWith(prefix));
    // when / then
    expect(faultsOf({ days: without('2027-01') })).to.deep.equal(['/days 2027-01-01 是法定节日，应列为放假']);
    expect(faultsOf({ days: without('2027-02') })[0]).to.match(/^\/days 全年将有 \d+ 个工作日/);
  });
});
