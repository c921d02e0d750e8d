import { expect } from 'chai';
import { IANAZone } from 'luxon';
import { OFFICE_ZONE, officeTime } from '../../../domain/calendar/index.ts';

const HOUR = 3_600_000;

describe('office time', () => {
  it('is Asia/Shanghai at every hour of the years with summer time, and of every day of two centuries', () => {
    // given
    const luxons = new IANAZone('Asia/Shanghai');
    const instants: number[] = [];
    for (let at = Date.UTC(1986, 0, 1); at < Date.UTC(1992, 2, 1); at += HOUR) instants.push(at);
    for (let at = Date.UTC(1900, 0, 1); at < Date.UTC(2100, 0, 1); at += 24 * HOUR) instants.push(at);
    // when
    const wrong = instants.filter((at) => OFFICE_ZONE.offset(at) !== luxons.offset(at));
    // then
    expect(wrong).to.deep.equal([]);
    expect(OFFICE_ZONE.equals(luxons)).to.equal(true);
  });

  it('names its zone and offset', () => {
    const at = officeTime(new Date('2026-03-02T01:00:00Z'));
    expect([at.zoneName, at.toISO()]).to.deep.equal(['Asia/Shanghai', '2026-03-02T09:00:00.000+08:00']);
  });
});
