import { expect } from 'chai';
import { drawClock } from '../../../desk-ui/case/clock-picture.ts';

type Clock = Parameters<typeof drawClock>[0];

const midnight = (day: string) => `${day}T00:00:00.000+08:00`;
const evening = (day: string) => `${day}T23:59:59.999+08:00`;
const month: Clock = {
  ...{ id: 'clock', limitKey: 'decision', name: '决定期限', subjectKind: 'case', departmentName: null },
  state: 'running',
  startedAt: '2026-11-02T09:00:00.000+08:00',
  ...{ budget: 1, unit: 'month', legalBasis: '第四十二条', light: 'green', isProvisional: false },
  dueAt: evening('2026-12-02'),
  yellowAt: midnight('2026-11-30'),
  redAt: midnight('2026-12-03'),
  ...{ stoppedAt: null, turnedYellowAt: null, turnedRedAt: null, expectedDueAt: null },
  remaining: { amount: 1, unit: 'month', text: '剩余 1 个月' },
  ...{ suspensions: [], extensions: [], daysOff: [], explanation: [] },
  seenAt: '2026-11-10T10:00:00.000+08:00',
};
const hours: Clock = {
  ...month,
  ...{ unit: 'hour', budget: 24, dueAt: '2026-11-03T09:00:00.000+08:00', yellowAt: '2026-11-03T04:12:00.000+08:00' },
  seenAt: '2026-11-02T15:00:00.000+08:00',
};
const whole = (clock: Clock) => drawClock(clock).pieces.reduce((sum, { share }) => sum + share, 0);

describe('the picture of a clock', () => {
  it('draws a month day by day, from its start to its due day', () => {
    const { pieces, start, now, due } = drawClock(month);
    expect(pieces).to.have.length(31);
    expect([start, now?.text, due]).to.deep.equal(['11月2日起', '今天 11月10日', { at: 1, text: '12月2日届满' }]);
    expect(pieces[8]?.title).to.equal('11月10日　剩余');
    expect(whole(month)).to.be.closeTo(1, 1e-9);
  });

  it('draws many months in runs of like days, and says in which year they end', () => {
    const year = { ...month, budget: 12, dueAt: evening('2027-11-02'), yellowAt: midnight('2027-10-29') };
    const { pieces, due } = drawClock(year);
    expect(pieces.map(({ title }) => title)).to.deep.equal([
      ...['11月2日　起算当日，不计入', '11月3日至11月9日　已用', '11月10日至2027年10月28日　剩余'],
      '10月29日至11月2日　剩余',
    ]);
    expect(due.text).to.equal('2027年11月2日届满');
    expect(whole(year)).to.be.closeTo(1, 1e-9);
  });

  it('draws hours as a line of time, now and the end where they are', () => {
    const { pieces, start, now, due } = drawClock(hours);
    expect(pieces.map(({ title }) => title)[0]).to.equal('11月2日 09:00至11月2日 15:00　已用');
    expect([start, now, due]).to.deep.equal([
      '11月2日 09:00起',
      { at: 0.25, text: '现在 11月2日 15:00' },
      { at: 1, text: '11月3日 09:00届满' },
    ]);
    expect(whole(hours)).to.be.closeTo(1, 1e-9);
  });

  it('shows no now once the clock is stopped', () => {
    const stopped = { state: 'stopped', stoppedAt: '2026-11-02T20:00:00.000+08:00' } as const;
    for (const clock of [month, hours]) expect(drawClock({ ...clock, ...stopped }).now).to.equal(undefined);
  });
});
