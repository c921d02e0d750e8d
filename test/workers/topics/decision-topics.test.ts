import { expect } from 'chai';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { publishSuperviseOrder } from '../../support/road-occupation.ts';
import { openStaffedOffice, type StaffedOffice } from '../../support/staffed-office.ts';
import { refusal } from '../../support/refusal.ts';
import { topicContext } from '../../support/topic-context.ts';
import type { Topic } from '../../../workers/topic.ts';
import { completeCase } from '../../../workers/topics/complete-case.ts';
import { issueRectificationNotice } from '../../../workers/topics/issue-rectification-notice.ts';
import { recordDecision } from '../../../workers/topics/record-decision.ts';
import { recordDelivery } from '../../../workers/topics/record-delivery.ts';
import { summariseReviews } from '../../../workers/topics/summarise-reviews.ts';
import { turnRed } from '../../../workers/topics/turn-red.ts';

const actor = { kind: 'engine', id: 'test' } as const;
const INSPECT = 'inspect-on-site/inspect-site';
const REVIEW = 'review-in-parallel/review-by-department';
const DECIDE = 'road-occupation/decide-application';
const agree = { opinion: 'agree', opinionText: '符合要求', legalBasis: '第三十一条' };

describe('topics of inspection, review and decision', () => {
  let database: TestDatabase;
  let office: StaffedOffice;
  let caseNo: string;

  before(async () => {
    database = await openTestDatabase();
    office = await openStaffedOffice(database);
    await publishSuperviseOrder(database.needs);
  });
  after(() => database.close());
  beforeEach(async () => {
    database.clock.set('2026-03-02T09:00');
    caseNo = (await office.openCase()).caseNo;
    await office.domain.cases.acceptCase({ caseNo, isDeemed: false }, actor);
  });

  const run = (topic: Topic, properties: Record<string, string> = {}) =>
    topic.run({}, topicContext(database, { caseNo, properties, processInstanceId: `inspect-on-site-${caseNo}` }));
  const review = async (account: string, branch: number, values: Record<string, unknown>) =>
    office.decide(account, await office.openTask(caseNo, REVIEW, { branch }), values);
  const document = async () => (await office.domain.documents.listDocuments(caseNo)).at(-1);

  it('writes what the inspection found into the notice to put it right', async () => {
    // given
    const values = { inspectedOn: '2026-03-04', place: '刺桐路', companion: '李四' };
    await office.decide('inspector', await office.openTask(caseNo, INSPECT), {
      ...values,
      findings: '围挡缺失',
      inspection: 'failed',
      rectification: '补设围挡',
    });
    // when
    const { rectificationDueAt } = await run(issueRectificationNotice);
    // then
    expect(String(rectificationDueAt)).to.include('2026-03-17T00:00');
    const text = (await document())?.body.paragraphs.join('');
    expect(text).to.include('围挡缺失').and.to.include('整改要求：补设围挡');
  });

  it('lets only another inspector confirm an inspection (第三十四条)', async () => {
    // given
    const values = {
      inspectedOn: '2026-03-04',
      place: '刺桐路',
      companion: '李四',
      findings: '符合',
      inspection: 'passed',
    };
    await office.decide('inspector', await office.openTask(caseNo, INSPECT), values);
    const confirm = await office.openTask(caseNo, 'inspect-on-site/cosign-inspection');
    // when
    const alone = await refusal(office.decide('inspector', confirm, { cosigned: true }));
    await office.domain.tasks.releaseTask({ taskId: confirm }, { kind: 'account', id: 'inspector' });
    await office.decide('second-inspector', confirm, { cosigned: true });
    // then
    expect(alone.code).to.equal('second-inspector-required');
    expect((await office.domain.tasks.findTask(confirm))?.decidedBy).to.equal('second-inspector');
  });

  it('counts the last opinion of every department; a return in one leaves the others alone', async () => {
    // given the police first refuse, are returned by their head, and then agree
    await review('reviewer', 0, agree);
    await review('police-reviewer', 1, { opinion: 'refuse', opinionText: '分流不足', legalBasis: '第三十一条' });
    const before = await run(summariseReviews);
    // when
    database.clock.advance({ hours: 1 });
    await review('police-reviewer', 1, agree);
    const after = await run(summariseReviews);
    // then
    expect([before.reviewResult, after.reviewResult]).to.deep.equal(['refused', 'agreed']);
  });

  it('refuses with the reasons of the departments that do not agree', async () => {
    // given
    await review('reviewer', 0, agree);
    await review('police-reviewer', 1, { opinion: 'refuse', opinionText: '晚高峰无法分流', legalBasis: '第三十一条' });
    // when
    const output = await run(recordDecision, { decision: 'refused' });
    // then
    expect(output).to.deep.equal({ feeRequired: false });
    expect((await document())?.body.paragraphs.join('')).to.include('公安交管支队不同意：晚高峰无法分流');
    expect((await office.domain.cases.getCase(caseNo)).state).to.equal('refused');
  });

  it('grants as the approver decided, and finds that a fee is due', async () => {
    // given
    await office.decide('approver', await office.openTask(caseNo, DECIDE), {
      decision: 'granted',
      legalBasis: '《城市道路管理条例》第三十一条',
      validFrom: '2026-04-07',
      conditions: '夜间施工',
    });
    // when
    const output = await run(recordDecision, { decision: 'granted' });
    await run(recordDecision, { decision: 'granted' });
    // then
    expect(output).to.deep.equal({ feeRequired: true });
    expect((await document())?.body.paragraphs.join('')).to.include('许可要求：夜间施工');
    expect(await office.domain.documents.listDocuments(caseNo)).to.have.length(1);
  });

  it('completes only with the licence registered, then delivers', async () => {
    // given
    await office.domain.cases.recordDecision({ caseNo, decision: 'granted' }, actor);
    const early = await refusal(run(completeCase));
    await office.domain.cases.recordLicence({ caseNo, identifier: '1.2.156.3005.2.x' }, actor);
    // when
    await run(completeCase);
    await run(recordDelivery);
    await run(recordDelivery);
    // then
    expect(early.code).to.equal('licence-not-registered');
    expect((await office.domain.cases.getCase(caseNo)).state).to.equal('delivered');
  });

  it('turns a clock red once, and only the run that is on', async () => {
    // given
    const of = { subjectKind: 'case', subjectId: caseNo, limitKey: 'promised' } as const;
    const clock = await office.domain.clocks.findClock(of);
    const turn = (run: number) =>
      turnRed.run({ clockId: clock?.id ?? '', run }, topicContext(database, { caseNo: `${clock?.id}:${run}` }));
    const early = await refusal(turn(1));
    database.clock.set('2026-03-13T00:00');
    // when
    await turn(2);
    await turn(1);
    await turn(1);
    // then
    expect(early.code).to.equal('clock-not-due');
    const events = await database.db('supervision_events').where({ clock_id: clock?.id });
    expect(events.map(({ colour, run: of }) => [colour, of])).to.deep.equal([['red', 1]]);
  });
});
