import { expect } from 'chai';
import { clockHours } from '../../../desk-ui/case/clock-hours.ts';

type Clock = Parameters<typeof clockHours>[0];

const march = (text: string) => `2026-03-${text}:00.000+08:00`;
/** 24 hours from Monday 09:00, yellow for the last fifth, looked at in the afternoon. */
const day: Clock = {
  state: 'running',
  startedAt: march('02T09:00'),
  dueAt: march('03T09:00'),
  expectedDueAt: null,
  yellowAt: march('03T04:12'),
  stoppedAt: null,
  seenAt: march('02T15:00'),
  suspensions: [],
  extensions: [],
};
/** `02 09:00–15:00 used`, of the office's time */
const looks = (clock: Clock): string[] =>
  clockHours(clock).map(({ from, until, kind, isYellow, isAdded }) => {
    const [begin, end] = [from, until].map((at) => new Date(at + 8 * 3_600_000).toISOString().slice(8, 16));
    return [begin, end, kind, ...(isYellow ? ['yellow'] : []), ...(isAdded ? ['added'] : [])].join(' ');
  });

describe('the hours of a drawn clock', () => {
  it('run day and night: used until now, then left, yellow for the last fifth', () => {
    expect(looks(day)).to.deep.equal([
      ...['02T09:00 02T15:00 used', '02T15:00 03T04:12 left', '03T04:12 03T09:00 left yellow'],
    ]);
  });

  it('leave out what stood still, and go on after it (第四十五条)', () => {
    const suspensions = [{ fromAt: march('02T10:00'), untilAt: march('02T12:00'), expectedUntil: null, basis: '检测' }];
    expect(looks({ ...day, suspensions, dueAt: march('03T11:00'), yellowAt: march('03T06:12') })).to.deep.equal([
      ...['02T09:00 02T10:00 used', '02T10:00 02T12:00 held', '02T12:00 02T15:00 used'],
      ...['02T15:00 03T06:12 left', '03T06:12 03T11:00 left yellow'],
    ]);
  });

  it('stand still until they are expected to go on, and end accordingly', () => {
    const suspensions = [{ fromAt: march('02T10:00'), untilAt: null, expectedUntil: '2026-03-04', basis: '检测' }];
    const held: Clock = { ...day, state: 'suspended', suspensions, expectedDueAt: march('04T23:00') };
    expect(looks(held)).to.include.members(['02T15:00 03T04:12 held', '04T00:00 04T23:00 left']);
    expect(looks(held).filter((look) => look.includes('yellow'))).to.deep.equal([]);
  });

  it('mark the hours an extension added, past what stood still among them (第四十二条)', () => {
    const extensions = [{ budget: 4, basis: '第四十二条', reason: '复杂', grantedAt: march('02T14:00') }];
    const suspensions = [{ fromAt: march('03T12:00'), untilAt: march('03T14:00'), expectedUntil: null, basis: '检测' }];
    const extended = { ...day, dueAt: march('03T15:00'), yellowAt: march('03T14:00'), extensions, suspensions };
    expect(looks(extended).filter((look) => look.endsWith('added'))).to.deep.equal([
      ...['03T09:00 03T12:00 left added', '03T14:00 03T15:00 left yellow added'],
    ]);
  });

  it('go on past the end as overdue, until the clock is stopped', () => {
    expect(looks({ ...day, seenAt: march('03T10:00') }).slice(-2)).to.deep.equal([
      ...['03T04:12 03T09:00 used yellow', '03T09:00 03T10:00 over yellow'],
    ]);
    const stopped: Clock = { ...day, state: 'stopped', stoppedAt: march('02T20:00') };
    expect(looks(stopped)[0]).to.equal('02T09:00 02T20:00 used');
  });
});
