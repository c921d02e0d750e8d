import { expect } from 'chai';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { openStaffedOffice, type StaffedOffice } from '../../support/staffed-office.ts';
import { refusal } from '../../support/refusal.ts';
import { publishSuperviseOrder } from '../../support/road-occupation.ts';
import { topicContext } from '../../support/topic-context.ts';
import type { Topic } from '../../../workers/topic.ts';
import { decideOnSilence } from '../../../workers/topics/decide-on-silence.ts';
import { issueSupplementNotice } from '../../../workers/topics/issue-supplement-notice.ts';
import { recordAcceptance } from '../../../workers/topics/record-acceptance.ts';
import { recordRejection } from '../../../workers/topics/record-rejection.ts';

const REVIEW = 'accept-application/review-application';

describe('topics of acceptance', () => {
  let database: TestDatabase;
  let office: StaffedOffice;
  let caseNo: string;
  let taskId: string;

  before(async () => {
    database = await openTestDatabase();
    office = await openStaffedOffice(database);
  });
  after(() => database.close());
  beforeEach(async () => {
    database.clock.set('2026-03-02T09:00');
    caseNo = (await office.openCase()).caseNo;
    taskId = await office.openTask(caseNo, REVIEW);
  });

  const run = (topic: Topic, input: Record<string, unknown> = {}) =>
    topic.run(input, topicContext(database, { caseNo, processInstanceId: `accept-application-${caseNo}` }));
  const documents = async () => (await office.domain.documents.listDocuments(caseNo)).map(({ kind }) => kind);
  const notices = async () =>
    (await database.db('notifications').where({ case_no: caseNo })).map((row) => row.template);

  it('accepts as of the decision, with notice and SMS, once however often it runs', async () => {
    // given a decision of Wednesday that the engine hears of on Thursday
    database.clock.set('2026-03-04T16:00');
    await office.decide('clerk', taskId, { acceptance: 'accepted' });
    database.clock.set('2026-03-05T00:00:01');
    // when
    const output = await run(recordAcceptance, { acceptance: 'accepted' });
    await run(recordAcceptance, { acceptance: 'accepted' });
    // then
    expect(output).to.deep.equal({ acceptanceResult: 'accepted' });
    const accepted = await office.domain.cases.getCase(caseNo);
    expect(accepted.acceptedAt?.toISODate()).to.equal('2026-03-04');
    expect([await documents(), await notices()]).to.deep.equal([['acceptance-notice'], ['accepted']]);
  });

  it('does not accept, with ground, reason and the competent body in writing', async () => {
    // given
    await office.decide('clerk', taskId, {
      acceptance: 'rejected',
      rejectionGround: 'not-competent',
      competentBody: '省交通运输厅',
      rejectionReason: '该路段为国道',
    });
    // when
    const output = await run(recordRejection);
    const [notice] = await office.domain.documents.listDocuments(caseNo);
    // then
    expect(output).to.deep.equal({ acceptanceResult: 'rejected' });
    expect((await office.domain.cases.getCase(caseNo)).state).to.equal('rejected');
    expect(notice?.body.paragraphs.join('')).to.include('请向省交通运输厅提出申请').and.to.include('该路段为国道');
  });

  it('tells once everything that is missing, by name', async () => {
    // given
    await office.decide('clerk', taskId, {
      acceptance: 'supplement',
      missing: ['design-documents', 'traffic-plan'],
      missingReason: '图纸须盖章',
    });
    // when
    const { supplementDueAt } = await run(issueSupplementNotice);
    const again = await run(issueSupplementNotice);
    const [notice] = await office.domain.documents.listDocuments(caseNo);
    // then
    expect(String(supplementDueAt)).to.equal(String(again.supplementDueAt));
    expect(notice?.body.paragraphs).to.include.members(['1. 设计文件', '2. 交通组织方案']);
    expect(await notices()).to.deep.equal(['supplement-requested']);
  });

  it('finds silence, and nothing else, to be acceptance', async () => {
    // given nobody decided
    await publishSuperviseOrder(database.needs);
    database.clock.set('2026-03-09T23:59:59');
    const early = await refusal(run(decideOnSilence));
    database.clock.set('2026-03-10T00:00:00');
    // when
    const { acceptance } = await run(decideOnSilence);
    await run(recordAcceptance, { acceptance });
    // then
    expect(early.kind).to.equal('too-early');
    expect(acceptance).to.equal('deemed-accepted');
    expect((await office.domain.cases.getCase(caseNo)).isDeemedAccepted).to.equal(true);
    expect(await notices()).to.deep.equal(['deemed-accepted']);
    const turned = database.db('supervision_events as e').join('clocks as c', 'c.id', 'e.clock_id');
    expect(await turned.where({ 'c.case_no': caseNo, 'c.limit_key': 'acceptance' }).select('e.colour')).to.deep.equal([
      { colour: 'red' },
    ]);
  });

  it('lets a decision committed in the last second win over the timer that fired first', async () => {
    // given a supplement asked for at 23:59:59, whose command finds its task gone
    database.clock.set('2026-03-09T23:59:59');
    await office.decide('clerk', taskId, {
      acceptance: 'supplement',
      missing: ['design-documents'],
      missingReason: '图纸须盖章',
    });
    database.clock.set('2026-03-10T00:00:02');
    await office.closeTask(caseNo, REVIEW, taskId, true);
    // when
    const { acceptance } = await run(decideOnSilence);
    await office.domain.tasks.settleDecision({ taskId, outcome: 'overtaken' });
    // then
    expect(acceptance).to.equal('supplement');
    expect((await office.domain.tasks.findTask(taskId))?.state).to.equal('done');
  });
});
