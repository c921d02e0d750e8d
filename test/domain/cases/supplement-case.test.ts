import { expect } from 'chai';
import { createDomain } from '../../../domain/domain.ts';
import type { Domain } from '../../../domain/domain.ts';
import type { Actor } from '../../../domain/needs.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';
import { publishRoadOccupation, sampleFiling } from '../../support/road-occupation.ts';

const portal: Actor = { kind: 'api-key', id: 'portal' };
const topic: Actor = { kind: 'engine', id: 'test' };

describe('supplement notice', () => {
  let database: TestDatabase;
  let domain: Domain;
  let caseNo: string;

  before(async () => {
    database = await openTestDatabase();
    domain = createDomain(database.needs);
    await publishRoadOccupation(database.needs);
  });
  after(() => database.close());
  beforeEach(async () => {
    database.clock.set('2026-03-02T09:00');
    const input = { filing: sampleFiling(), channel: 'api' as const, clientId: 'portal' };
    caseNo = (await domain.cases.openCase(input, portal)).caseNo;
  });

  const request = (missing = ['design-documents']) =>
    domain.cases.requestSupplement({ caseNo, missing, reason: '图纸须盖章', requestedBy: 'clerk' }, topic);
  const answer = () => domain.cases.answerSupplement({ caseNo, clientId: 'portal' }, portal);
  const state = async () => (await domain.cases.getCase(caseNo)).state;
  const clocks = async () => {
    const all = await domain.clocks.listClocks(caseNo);
    return all.map((clock) => `${clock.limitKey} ${clock.state} ${clock.dueAt.toISODate()}`);
  };

  it('ends the acceptance limit and starts the applicant’s own, without lights', async () => {
    // given / when
    database.clock.set('2026-03-05T15:00');
    const { supplementDueAt, dueOn } = await request();
    // then
    expect([supplementDueAt.toISO(), dueOn]).to.deep.equal(['2026-03-20T00:00:00.000+08:00', '2026-03-19']);
    expect(await state()).to.equal('supplementing');
    expect(await clocks()).to.deep.equal([
      ...['pre-review stopped 2026-03-04', 'acceptance stopped 2026-03-09', 'supplement running 2026-03-19'],
    ]);
    const supervised = await database.db('clocks').where({ case_no: caseNo, limit_key: 'supplement' }).first();
    expect(supervised.is_supervised).to.equal(false);
  });

  it('is the same notice when the engine asks again, and there is no second one', async () => {
    // given
    const first = await request();
    const again = await request();
    await answer();
    // when
    const second = await refusal(request());
    // then
    expect(again).to.deep.equal(first);
    expect(second.code).to.equal('supplement-used');
    const rows = await database.db('supplement_requests').where({ case_no: caseNo });
    expect(rows).to.have.length(1);
  });

  it('answered in time starts a new acceptance limit and tells the process', async () => {
    // given
    await request();
    database.clock.set('2026-03-10T11:00');
    // when
    const { missing } = await answer();
    const outcome = await domain.cases.settleSupplement({ caseNo, supplied: [] }, topic);
    // then
    expect(missing).to.deep.equal(['design-documents']);
    expect(await state()).to.equal('submitted');
    expect(outcome.supplementResult).to.equal('received');
    expect(outcome.acceptanceDueAt.toISODate()).to.equal('2026-03-18');
    expect(await clocks()).to.include('acceptance#2 running 2026-03-17');
    const commands = await database.db('outbox_commands').where({ subject: caseNo, kind: 'correlate-message' });
    expect(commands.map(({ payload }) => payload.name)).to.deep.equal(['supplement-received']);
  });

  it('counts when it was committed before the limit, however early the engine’s timer comes', async () => {
    // given an answer in the last second, and the engine asking whether it lapsed
    await request();
    database.clock.set('2026-03-16T23:59:59.900');
    await answer();
    database.clock.set('2026-03-17T00:00:05');
    // when
    const outcome = await domain.cases.settleSupplement({ caseNo, supplied: [] }, topic);
    // then
    expect(outcome.supplementResult).to.equal('received');
  });

  it('does not lapse before the limit is over by our own clock', async () => {
    // given an engine whose clock is ahead
    await request();
    database.clock.set('2026-03-16T23:59:00');
    // when
    const early = await refusal(domain.cases.settleSupplement({ caseNo, supplied: [] }, topic));
    // then
    expect([early.kind, early.code]).to.deep.equal(['too-early', 'clock-not-due']);
  });

  it('lapses after the limit; later answers are refused and the case is closed', async () => {
    // given
    await request();
    database.clock.set('2026-03-17T00:00:00');
    const late = await refusal(answer());
    // when
    const { supplementResult } = await domain.cases.settleSupplement({ caseNo, supplied: [] }, topic);
    const closed = await domain.cases.closeCase({ caseNo, outcome: 'lapsed' }, topic);
    const again = await domain.cases.closeCase({ caseNo, outcome: 'lapsed' }, topic);
    // then
    expect(late.code).to.equal('supplement-lapsed');
    expect(supplementResult).to.equal('lapsed');
    expect([closed.state, again.version]).to.deep.equal(['lapsed', closed.version]);
    expect((await refusal(answer())).code).to.equal('supplement-lapsed');
  });

  it('does not lapse when issuers gave all that was asked for: there was nothing left to hand in', async () => {
    // given
    await request();
    database.clock.set('2026-03-17T00:00:00');
    const supplied = ['design-documents'];
    // when
    const outcome = await domain.cases.settleSupplement({ caseNo, supplied }, topic);
    const again = await domain.cases.settleSupplement({ caseNo, supplied }, topic);
    // then
    expect(outcome.supplementResult).to.equal('received');
    expect(outcome.acceptanceDueAt > database.clock.now()).to.equal(true);
    expect(again.acceptanceDueAt.toMillis()).to.equal(outcome.acceptanceDueAt.toMillis());
    expect(await state()).to.equal('submitted');
  });

  it('lapses all the same when issuers gave a part of it', async () => {
    // given
    await request(['planning-approval', 'traffic-plan']);
    database.clock.set('2026-03-17T00:00:00');
    // when
    const { supplementResult } = await domain.cases.settleSupplement(
      { caseNo, supplied: ['planning-approval'] },
      topic,
    );
    // then
    expect(supplementResult).to.equal('lapsed');
  });

  it('is answered by the client that filed only, and only when asked for', async () => {
    // given
    const unasked = await refusal(answer());
    await request();
    // when
    const foreign = await refusal(domain.cases.answerSupplement({ caseNo, clientId: 'other' }, portal));
    // then
    expect([unasked.code, foreign.code]).to.deep.equal(['supplement-not-requested', 'case-not-found']);
  });

  it('lets the answer correct the form, and reckons the facts anew', async () => {
    // given
    await request();
    const { form } = sampleFiling();
    // when
    const faulty = await refusal(
      domain.cases.answerSupplement({ caseNo, clientId: 'portal', form: { ...form, occupiedArea: -1 } }, portal),
    );
    await domain.cases.answerSupplement({ caseNo, clientId: 'portal', form: { ...form, occupiedArea: 300 } }, portal);
    // then
    expect(faulty.code).to.equal('filing-invalid');
    expect((await domain.cases.getCase(caseNo)).facts.occupiedArea).to.equal(300);
  });
});
