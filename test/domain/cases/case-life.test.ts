import { expect } from 'chai';
import { createDomain } from '../../../domain/domain.ts';
import type { Domain } from '../../../domain/domain.ts';
import { lightOf } from '../../../domain/clocks/index.ts';
import type { Actor } from '../../../domain/needs.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';
import { publishRoadOccupation, sampleFiling } from '../../support/road-occupation.ts';

const portal: Actor = { kind: 'api-key', id: 'portal' };
const topic: Actor = { kind: 'engine', id: 'test' };

describe('life of a case', () => {
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

  const accept = () => domain.cases.acceptCase({ caseNo, isDeemed: false }, topic);
  const decide = (decision: 'granted' | 'refused') => domain.cases.recordDecision({ caseNo, decision }, topic);
  const withdraw = () => domain.cases.withdrawCase({ caseNo, clientId: 'portal', reason: '不再施工' }, portal);
  const running = async () => {
    const clocks = await domain.clocks.listClocks(caseNo);
    return clocks.filter(({ state }) => state === 'running').map((one) => `${one.limitKey} ${one.dueAt.toISODate()}`);
  };
  const types = async () => (await domain.events.listCaseEvents(caseNo)).map(({ type }) => type);

  it('starts statutory and promised time at acceptance, once', async () => {
    // given
    database.clock.set('2026-03-04T10:00');
    // when
    await accept();
    const again = await accept();
    // then
    expect(again.state).to.equal('accepted');
    expect((await running()).sort()).to.deep.equal([
      ...['joint-handling 2026-05-11', 'promised 2026-03-16', 'statutory 2026-04-01'],
    ]);
    expect(await types()).to.deep.equal(['CaseOpened', 'CaseAccepted']);
  });

  it('accepts as of receipt when nobody said anything for five working days', async () => {
    // given
    database.clock.set('2026-03-10T00:00:03');
    // when
    const accepted = await domain.cases.acceptCase({ caseNo, isDeemed: true }, topic);
    // then
    expect(accepted.isDeemedAccepted).to.equal(true);
    expect(accepted.acceptedAt?.toISO()).to.equal('2026-03-02T09:00:00.000+08:00');
    expect(await running()).to.include('statutory 2026-03-30');
  });

  it('ends pre-review and acceptance when the clerk answered, however late the engine tells', async () => {
    // given
    database.clock.set('2026-03-05T00:00:20');
    const acceptedAt = database.clock.now().minus({ seconds: 30 });
    // when
    await domain.cases.acceptCase({ caseNo, isDeemed: false, acceptedAt }, topic);
    // then
    const stopped = (await domain.clocks.listClocks(caseNo)).filter(({ state }) => state === 'stopped');
    expect(stopped.map((one) => [one.limitKey, one.stopReason, one.stoppedAt?.toISO()])).to.deep.equal([
      ['pre-review', 'accepted', acceptedAt.toISO()],
      ['acceptance', 'accepted', acceptedAt.toISO()],
    ]);
    expect(stopped.map((one) => lightOf(one, database.clock.now()))).to.deep.equal(['yellow', 'green']);
  });

  it('ends pre-review with a rejection, a withdrawal and deemed acceptance too', async () => {
    const preReview = async () =>
      (await domain.clocks.listClocks(caseNo)).find(({ limitKey }) => limitKey === 'pre-review')?.stopReason;
    await domain.cases.rejectCase({ caseNo, ground: 'not-needed' }, topic);
    expect(await preReview()).to.equal('rejected');
    const input = { filing: sampleFiling(), channel: 'api' as const, clientId: 'portal' };
    caseNo = (await domain.cases.openCase(input, portal)).caseNo;
    await withdraw();
    await domain.cases.settleWithdrawal({ caseNo }, topic);
    expect(await preReview()).to.equal('withdrawn');
    caseNo = (await domain.cases.openCase(input, portal)).caseNo;
    await domain.cases.acceptCase({ caseNo, isDeemed: true }, topic);
    expect(await preReview()).to.equal('deemed-accepted');
  });

  it('limits joint handling to 45 working days where several departments handle it (行政许可法第四十二条第二款)', async () => {
    // given
    await accept();
    const joint = async () =>
      (await domain.clocks.listClocks(caseNo)).find(({ limitKey }) => limitKey === 'joint-handling');
    const opened = await joint();
    // when
    await decide('granted');
    // then
    expect([opened?.budget, opened?.dueAt.toISODate()]).to.deep.equal([45, '2026-05-08']);
    expect([(await joint())?.state, (await joint())?.stopReason]).to.deep.equal(['stopped', 'granted']);
  });

  it('goes from acceptance to delivery, and is not completed without its licence in the repository', async () => {
    // given
    await accept();
    await decide('granted');
    // when
    const early = await refusal(domain.cases.completeCase({ caseNo }, topic));
    const forced = await database
      .db('cases')
      .where({ case_no: caseNo })
      .update({ state: 'completed' })
      .catch((error: { constraint?: string }) => error.constraint);
    await domain.cases.recordLicence({ caseNo, identifier: '1.2.156.3005.2.x' }, topic);
    await domain.cases.completeCase({ caseNo }, topic);
    const limits = await running();
    const delivered = await domain.cases.recordDelivery({ caseNo, method: 'courier' }, topic);
    // then
    expect(early.code).to.equal('licence-not-registered');
    expect(forced).to.equal('cases_completed_with_licence');
    expect(limits).to.deep.equal(['delivery 2026-03-16']);
    expect([delivered.state, delivered.closedAt !== undefined]).to.deep.equal(['delivered', true]);
    expect(await running()).to.deep.equal([]);
    expect(await types()).to.deep.equal([
      ...['CaseOpened', 'CaseAccepted', 'ApprovalGranted', 'CaseCompleted', 'LicenceDelivered'],
    ]);
  });

  it('ends with a refusal, and its clocks with it', async () => {
    // given
    await accept();
    // when
    const refused = await decide('refused');
    const again = await decide('refused');
    // then
    expect([refused.state, refused.closedAt !== undefined]).to.deep.equal(['refused', true]);
    expect(again.version).to.equal(refused.version);
    expect(await running()).to.deep.equal([]);
  });

  it('does not move where the law has no way: the domain refuses, and the database behind it', async () => {
    // given a case nobody accepted
    // when
    const early = await refusal(decide('granted'));
    const forced = await database
      .db('cases')
      .where({ case_no: caseNo })
      .update({ state: 'delivered', licence_identifier: 'x' })
      .catch((error: { code?: string }) => error.code);
    // then
    expect(early.code).to.equal('case-state-wrong');
    expect(forced).to.equal('TB002');
  });

  it('may be withdrawn once and until completion; completion waits for a withdrawal under way', async () => {
    // given
    await accept();
    await decide('granted');
    await domain.cases.recordLicence({ caseNo, identifier: '1.2.156.3005.2.y' }, topic);
    // when
    await withdraw();
    const twice = await refusal(withdraw());
    const completing = await refusal(domain.cases.completeCase({ caseNo }, topic));
    const withdrawn = await domain.cases.settleWithdrawal({ caseNo }, topic);
    // then
    expect([twice.code, completing.code]).to.deep.equal(['withdrawal-already-requested', 'withdrawal-pending']);
    expect(withdrawn.state).to.equal('withdrawn');
    const command = await database.db('outbox_commands').where({ subject: caseNo }).orderBy('id', 'desc').first();
    expect(command.payload).to.deep.equal({ name: 'application-withdrawn', businessKey: caseNo });
  });

  it('is not withdrawn after completion, nor by somebody else', async () => {
    // given
    const foreign = await refusal(domain.cases.withdrawCase({ caseNo, clientId: 'other', reason: 'x' }, portal));
    await accept();
    await decide('granted');
    await domain.cases.recordLicence({ caseNo, identifier: '1.2.156.3005.2.z' }, topic);
    await domain.cases.completeCase({ caseNo }, topic);
    // when
    const late = await refusal(withdraw());
    // then
    expect([foreign.code, late.code]).to.deep.equal(['case-not-found', 'withdrawal-not-allowed']);
  });

  it('asks for rectification as often as needed, each with its own limit, and stops no legal clock', async () => {
    // given
    await accept();
    const request = () => domain.cases.requestRectification({ caseNo, findings: '围挡缺失' }, topic);
    const report = () => domain.cases.reportRectification({ caseNo, clientId: 'portal', report: '已整改' }, portal);
    // when
    const first = await request();
    const again = await request();
    await report();
    const reported = await domain.cases.settleRectification({ caseNo }, topic);
    const second = await request();
    const early = await refusal(domain.cases.settleRectification({ caseNo }, topic));
    database.clock.set('2026-03-17T00:00');
    const late = await refusal(report());
    const lapsed = await domain.cases.settleRectification({ caseNo }, topic);
    // then
    expect([first.round, again.round, second.round]).to.deep.equal([1, 1, 2]);
    expect([reported, lapsed].map((one) => one.rectificationResult)).to.deep.equal(['reported', 'lapsed']);
    expect([early.code, late.code]).to.deep.equal(['clock-not-due', 'rectification-lapsed']);
    expect(await running()).to.include.members(['statutory 2026-03-30']);
  });

  it('lets no report about the first faults be heard as one about the second, where the timer came before the relay', async () => {
    // given a report the relay has not carried yet
    await accept();
    const request = (findings: string) => domain.cases.requestRectification({ caseNo, findings }, topic);
    await request('围挡缺失');
    await domain.cases.reportRectification({ caseNo, clientId: 'portal', report: '已整改' }, portal);
    const messages = () =>
      database.db('outbox_commands').where({ subject: caseNo, kind: 'correlate-message' }).orderBy('id').pluck('state');
    const before = await messages();
    // when the timer fires, the inspection is done again and finds another fault
    const settled = await domain.cases.settleRectification({ caseNo }, topic);
    await request('夜间警示灯不亮');
    const between = await messages();
    await domain.cases.reportRectification({ caseNo, clientId: 'portal', report: '已更换' }, portal);
    // then
    expect(settled.rectificationResult).to.equal('reported');
    expect([before, between, await messages()]).to.deep.equal([['pending'], ['done'], ['done', 'pending']]);
  });

  it('records an inspection once per process instance', async () => {
    // given
    await accept();
    const record = (processInstanceId: string) =>
      domain.cases.recordInspection({ caseNo, processInstanceId, result: 'passed' }, topic);
    // when
    await record('a');
    await record('a');
    // then
    expect((await types()).filter((type) => type === 'InspectionPassed')).to.have.length(1);
  });
});
