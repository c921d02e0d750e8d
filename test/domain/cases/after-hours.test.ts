import { expect } from 'chai';
import { createDomain } from '../../../domain/domain.ts';
import type { Domain } from '../../../domain/domain.ts';
import type { OfficeProfile } from '../../../domain/calendar/index.ts';
import { explainClock } from '../../../domain/clocks/index.ts';
import type { Actor } from '../../../domain/needs.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { publishRoadOccupation, sampleFiling } from '../../support/road-occupation.ts';

const portal: Actor = { kind: 'api-key', id: 'portal' };
const topic: Actor = { kind: 'engine', id: 'test' };

describe('a filing after office hours', () => {
  let database: TestDatabase;
  let domain: Domain;

  before(async () => {
    database = await openTestDatabase();
    domain = createDomain(database.needs);
    await publishRoadOccupation(database.needs);
  });
  after(() => database.close());

  const count = (countsAfterHoursAs: OfficeProfile['countsAfterHoursAs']) =>
    domain.calendar.setOfficeProfile({ countsAfterHoursAs, opensAt: '09:00', closesAt: '17:30' }, topic);
  const fileAt = async (at: string): Promise<string> => {
    database.clock.set(at);
    const input = { filing: sampleFiling(), channel: 'api' as const, clientId: 'portal' };
    return (await domain.cases.openCase(input, portal)).caseNo;
  };
  const clocks = async (caseNo: string) =>
    (await domain.clocks.listClocks(caseNo)).map(
      (one) => `${one.limitKey} ${one.startedAt.toFormat('MM-dd HH:mm')} → ${one.dueAt.toFormat('MM-dd')}`,
    );

  it('starts its limits at once where the office counts the same day', async () => {
    await count('same-day');
    expect(await clocks(await fileAt('2026-03-06T18:20'))).to.deep.equal([
      ...['pre-review 03-06 18:20 → 03-10', 'acceptance 03-06 18:20 → 03-13'],
    ]);
  });

  it('starts them on the next working day where the office counts that one, and says why', async () => {
    // given
    await count('next-working-day');
    // when
    const caseNo = await fileAt('2026-03-06T18:20');
    // then
    expect(await clocks(caseNo)).to.deep.equal([
      ...['pre-review 03-09 09:00 → 03-11', 'acceptance 03-09 09:00 → 03-16'],
    ]);
    const [first] = await domain.clocks.listClocks(caseNo);
    if (first === undefined) throw new Error('no clock');
    expect(explainClock(await domain.calendar.getCalendar(), first)[0]).to.contain(
      '视为下一个工作日（2026年3月9日）收到',
    );
    const { receivedAt } = await domain.cases.getCase(caseNo);
    expect(receivedAt.toFormat('MM-dd HH:mm'), 'what is on record').to.equal('03-06 18:20');
  });

  it('is accepted by silence as of the day it counts as received (行政许可法第三十二条)', async () => {
    // given
    await count('next-working-day');
    const caseNo = await fileAt('2026-03-07T10:00');
    database.clock.set('2026-03-17T00:00:05');
    // when
    const { acceptedAt } = await domain.cases.acceptCase({ caseNo, isDeemed: true }, topic);
    // then
    expect(acceptedAt?.toISODate()).to.equal('2026-03-09');
    expect(await clocks(caseNo)).to.include('statutory 03-09 09:00 → 04-07');
  });

  it('starts the second acceptance limit the same way when a supplement comes in after hours', async () => {
    // given
    await count('next-working-day');
    const caseNo = await fileAt('2026-03-02T10:00');
    const notice = { caseNo, missing: ['design-documents'], reason: '缺图', requestedBy: 'clerk' };
    await domain.cases.requestSupplement(notice, topic);
    database.clock.set('2026-03-06T21:00');
    // when
    await domain.cases.answerSupplement({ caseNo, clientId: 'portal' }, portal);
    // then
    expect(await clocks(caseNo)).to.include('acceptance#2 03-09 09:00 → 03-16');
    database.clock.set('2026-03-17T00:00:05');
    const { acceptedAt } = await domain.cases.acceptCase({ caseNo, isDeemed: true }, topic);
    expect(acceptedAt?.toISODate(), 'by silence').to.equal('2026-03-09');
  });

  it('keeps limits that have begun as they are when the office decides otherwise', async () => {
    // given
    await count('same-day');
    const caseNo = await fileAt('2026-03-06T18:20');
    const before = await clocks(caseNo);
    // when
    await count('next-working-day');
    // then
    expect(await clocks(caseNo)).to.deep.equal(before);
  });
});
