import { expect } from 'chai';
import { clockDays, dueDayOf } from '../../../desk-ui/case/clock-days.ts';

type Clock = Parameters<typeof clockDays>[0];

const midnight = (day: string) => `${day}T00:00:00.000+08:00`;
const evening = (day: string) => `${day}T23:59:59.999+08:00`;
/** Five working days from Monday 2 March 2026, looked at on Thursday. */
const week: Clock = {
  unit: 'working-day',
  state: 'running',
  startedAt: '2026-03-02T09:00:00.000+08:00',
  dueAt: evening('2026-03-09'),
  expectedDueAt: null,
  yellowAt: midnight('2026-03-06'),
  stoppedAt: null,
  seenAt: '2026-03-05T10:00:00.000+08:00',
  suspensions: [],
  extensions: [],
  daysOff: ['2026-03-07', '2026-03-08'],
};
const kinds = (clock: Clock) => clockDays(clock).map(({ day, kind }) => `${day.slice(8)} ${kind}`);

describe('the days of a drawn clock', () => {
  it('tell what is used, what is left and what is not worked; the start day does not count', () => {
    expect(kinds(week)).to.deep.equal([
      ...['02 start', '03 used', '04 used', '05 left', '06 left', '07 off', '08 off', '09 left'],
    ]);
    expect(clockDays(week).find(({ isYellow }) => isYellow)?.day).to.equal('2026-03-06');
  });

  it('show where the clock stands still, up to the day on which it is expected to go on (第四十五条)', () => {
    // given stopped by experts on Wednesday, expected until Tuesday
    const suspensions = [
      { fromAt: midnight('2026-03-04'), untilAt: null, expectedUntil: '2026-03-10', basis: '专家评审' },
    ];
    const held: Clock = { ...week, state: 'suspended', suspensions, expectedDueAt: evening('2026-03-13') };
    // when / then
    const days = clockDays(held);
    expect(dueDayOf(held)).to.equal('2026-03-13');
    expect(days.filter(({ kind }) => kind === 'held').map(({ day }) => day.slice(8))).to.deep.equal([
      ...['04', '05', '06', '07', '08', '09'],
    ]);
    expect(days.filter(({ kind }) => kind === 'left').length, 'four of five are left').to.equal(4);
  });

  it('mark the days an extension added (第四十二条), and those past the due day', () => {
    const extensions = [{ budget: 2, basis: '第四十二条', reason: '复杂', grantedAt: midnight('2026-03-04') }];
    const extended = clockDays({ ...week, extensions });
    expect(extended.filter(({ isAdded }) => isAdded).map(({ day }) => day.slice(8))).to.deep.equal(['06', '09']);
    const late = kinds({ ...week, seenAt: '2026-03-11T10:00:00.000+08:00' });
    expect(late.slice(-3)).to.deep.equal(['09 used', '10 over', '11 over']);
  });

  it('count months through days off, and mark the months an extension added back from the due day', () => {
    // given a month from 2 March, extended by one, due Saturday 2 May and therefore after the holidays
    const extensions = [{ budget: 1, basis: '第四十二条', reason: '复杂', grantedAt: midnight('2026-03-20') }];
    const months: Clock = { ...week, unit: 'month', dueAt: evening('2026-05-06'), extensions, daysOff: [] };
    // when
    const days = clockDays(months);
    // then
    expect(days.filter(({ kind }) => kind === 'off')).to.deep.equal([]);
    expect([days.length, days.at(-1)?.day, days.at(-1)?.kind]).to.deep.equal([66, '2026-05-06', 'left']);
    expect(days.filter(({ isAdded }) => isAdded)[0]?.day).to.equal('2026-04-07');
    // and a month that is too short gives its last day
    const short = clockDays({ ...months, dueAt: evening('2026-03-31') });
    expect(short.find(({ isAdded }) => isAdded)?.day, 'from 28 February on').to.equal('2026-03-03');
  });

  it('end on the day the clock was stopped', () => {
    const stopped: Clock = { ...week, state: 'stopped', stoppedAt: '2026-03-04T15:00:00.000+08:00' };
    expect(kinds(stopped).slice(0, 4)).to.deep.equal(['02 start', '03 used', '04 used', '05 left']);
  });
});
