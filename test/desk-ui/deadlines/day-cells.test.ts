import { expect } from 'chai';
import { monthsOf } from '../../../desk-ui/deadlines/day-cells.ts';
import type { DayCell } from '../../../desk-ui/deadlines/day-cells.ts';
import type { Deadline } from '../../../server/deadline-schemas.ts';

/** 3 working days from 27 February 2026, a make-up Saturday among them, the Monday suspended. */
const deadline: Deadline = {
  dueOn: '2026-03-04',
  dueAt: '2026-03-04T23:59:59.999+08:00',
  yellowAt: '2026-03-03T00:00:00.000+08:00',
  redAt: '2026-03-05T00:00:00.000+08:00',
  isProvisional: false,
  counted: ['2026-02-28', '2026-03-03', '2026-03-04'],
  skipped: [
    { day: '2026-02-27', kind: 'start', why: '起算当日' },
    { day: '2026-03-01', kind: 'weekend', why: '周日' },
    { day: '2026-03-02', kind: 'suspended', why: '时限中止（听证）' },
  ],
  isCut: false,
  articles: [],
  explanation: '',
};
const pauses = [{ from: '2026-03-01', until: '2026-03-03', basis: 'hearing', law: '' }];

describe('calendar picture of a deadline', () => {
  const months = monthsOf(deadline, 'working-day', pauses);
  const cells = months.flatMap(({ weeks }) => weeks.flat()).filter((cell) => cell !== undefined);
  const cell = (day: string): Partial<DayCell> => cells.find((one) => one.day === day) ?? {};

  it('shows every day of the months from start to due day once, in weeks from Monday', () => {
    expect(months.map(({ title, weeks }) => [title, weeks.length])).to.deep.equal([
      ['2026年2月', 5],
      ['2026年3月', 6],
    ]);
    expect(cells).to.have.length(28 + 31);
    expect(months[0]?.weeks[0]?.map((one) => one?.day.slice(8))).to.deep.equal([
      ...[undefined, undefined, undefined, undefined, undefined, undefined],
      '01',
    ]);
  });

  it('tells start, counted, made-up, suspended, due, yellow and red days apart', () => {
    const looks = ['02-26', '02-27', '02-28', '03-01', '03-02', '03-03', '03-04', '03-05'].map((day) => {
      const { look, label, flag = '' } = cell(`2026-${day}`);
      return [day, look, label, flag].join(' ').trim();
    });
    expect(looks).to.deep.equal([
      '02-26 beyond',
      '02-27 start 起算',
      '02-28 made-up 第1',
      '03-01 weekend 休',
      '03-02 suspended 中止',
      '03-03 counted 第2 yellow',
      '03-04 due 届满',
      '03-05 beyond 红灯 red',
    ]);
  });

  it('says in words what a day is', () => {
    expect(cell('2026-02-28').title).to.equal('2026年2月28日（周六），调休上班，第 1 个工作日');
    expect(cell('2026-03-03').title).to.equal('2026年3月3日（周二），第 2 个工作日，0 时起黄灯');
    expect(cell('2026-03-04').title).to.equal('2026年3月4日（周三），第 3 个工作日，届满日');
  });

  it('marks days off within a suspension as such', () => {
    expect([cell('2026-03-01').isPaused, cell('2026-02-28').isPaused]).to.deep.equal([true, false]);
  });

  it('names the holiday without its note, and a day the end was put off over', () => {
    // given
    const skipped: Deadline['skipped'] = [
      { day: '2026-12-31', kind: 'start', why: '起算当日' },
      { day: '2027-01-01', kind: 'holiday', why: '元旦（暂算）' },
      { day: '2027-01-02', kind: 'weekend', why: '周六，届满日顺延' },
    ];
    const late = { ...deadline, counted: [], skipped, dueOn: '2027-01-04' };
    // when
    const labels = monthsOf(late, 'calendar-day', []).flatMap(({ weeks }) => weeks.flat().map((one) => one?.label));
    // then
    expect(labels.filter(Boolean)).to.deep.equal(['起算', '元旦', '顺延', '届满']);
  });

  it('ends where a long list ends, and draws nothing for hours', () => {
    const cut = { ...deadline, isCut: true, dueOn: '2030-01-01' };
    expect(monthsOf(cut, 'working-day', []).map(({ title }) => title)).to.deep.equal(['2026年2月', '2026年3月']);
    expect(monthsOf({ ...deadline, skipped: [] }, 'hour', [])).to.deep.equal([]);
  });
});
