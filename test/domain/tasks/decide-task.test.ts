import { expect } from 'chai';
import type { Actor } from '../../../domain/needs.ts';
import { createDomain } from '../../../domain/domain.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';
import { openStaffedOffice, type StaffedOffice } from '../../support/staffed-office.ts';

const REVIEW = 'accept-application/review-application';
const OPINION = 'review-in-parallel/review-by-department';
const as = (id: string): Actor => ({ kind: 'account', id });
const accepted = { acceptance: 'accepted', checkedMaterials: ['design-documents'] };

describe('deciding a task', () => {
  let database: TestDatabase;
  let office: StaffedOffice;
  let caseNo: string;
  let taskId: string;

  before(async () => {
    database = await openTestDatabase();
    office = await openStaffedOffice(database);
    const account = { id: 'colleague', login_name: 'colleague', display_name: '王五', password_hash: 'none' };
    const department_id = 'government-service-centre';
    await database.db('accounts').insert({ ...account, department_id, created_at: new Date() });
    await database.db('account_roles').insert({ account_id: 'colleague', role: 'window-clerk' });
  });
  after(() => database.close());
  beforeEach(async () => {
    database.clock.set('2026-03-02T09:00');
    caseNo = (await office.openCase()).caseNo;
    taskId = await office.openTask(caseNo, REVIEW);
  });

  const inTransaction = <T>(work: (domain: ReturnType<typeof createDomain>) => Promise<T>) =>
    database.transact((needs) => work(createDomain(needs)));
  const claim = (id: string) => inTransaction((domain) => domain.tasks.claimTask({ taskId }, as(id)));
  const decide = (id: string, version: number, values: Record<string, unknown> = accepted) =>
    inTransaction((domain) => domain.tasks.decideTask({ taskId, values, version }, as(id)));
  const task = async () => {
    const found = await office.domain.tasks.findTask(taskId);
    if (found === undefined) throw new Error('no such task');
    return found;
  };

  it('is opened for the department and role the model names, with the clock of its step', async () => {
    // given / when
    const { departmentId, role, state } = await task();
    const clocks = await office.domain.clocks.listClocks(caseNo);
    const step = clocks.find(({ subjectKind }) => subjectKind === 'task');
    // then
    expect([departmentId, role, state]).to.deep.equal(['government-service-centre', 'window-clerk', 'open']);
    expect([step?.subjectId, step?.limitKey, step?.dueAt.toISODate()]).to.deep.equal([taskId, REVIEW, '2026-03-09']);
  });

  it('goes to the department of its branch', async () => {
    // given
    const ids = [
      await office.openTask(caseNo, OPINION, { branch: 0 }),
      await office.openTask(caseNo, OPINION, { branch: 1 }),
    ];
    // when
    const tasks = await Promise.all(ids.map((id) => office.domain.tasks.findTask(id)));
    // then
    expect(tasks.map((one) => one?.departmentId)).to.deep.equal(['municipal-administration', 'traffic-police']);
  });

  it('is claimed by one of two, the other is told who', async () => {
    // given / when both click at once
    const outcomes = await Promise.allSettled([claim('clerk'), claim('colleague')]);
    // then
    const lost = outcomes.find((one) => one.status === 'rejected');
    const winner = (await task()).claimedBy;
    expect(outcomes.filter((one) => one.status === 'fulfilled')).to.have.length(1);
    expect(lost?.reason.code).to.equal('task-claimed');
    expect(lost?.reason.details[0].message).to.include(winner === 'clerk' ? 'clerk' : '王五');
  });

  it('is decided once although the decision is sent many times at once', async () => {
    // given
    const { version } = await claim('clerk');
    // when
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => decide('clerk', version)));
    // then
    const codes = outcomes.filter((one) => one.status === 'rejected').map((one) => one.reason.code);
    expect(codes).to.deep.equal(Array(5).fill('task-already-decided'));
    const commands = await database.db('outbox_commands').where({ subject: caseNo, kind: 'complete-task' });
    expect(commands).to.have.length(1);
  });

  it('tells the engine only the variables the form declares, and keeps everything else here', async () => {
    // given
    const { version } = await claim('clerk');
    const values = { acceptance: 'supplement', missing: ['design-documents'], missingReason: '图纸须盖章' };
    // when
    await decide('clerk', version, values);
    // then
    const command = await database.db('outbox_commands').where({ subject: caseNo, kind: 'complete-task' }).first();
    expect(command.payload.variables).to.deep.equal({ acceptance: 'supplement' });
    expect((await task()).decision?.values).to.deep.equal(values);
    const line = await database.db('audit_lines').where({ subject_id: taskId, action: 'decide-task' }).first();
    expect([line.actor_id, JSON.stringify(line.details).includes('图纸')]).to.deep.equal(['clerk', false]);
  });

  it('stops the clock of its step', async () => {
    // given
    const { version } = await claim('clerk');
    // when
    await decide('clerk', version);
    // then
    const clocks = await office.domain.clocks.listClocks(caseNo);
    expect(clocks.find(({ subjectId }) => subjectId === taskId)?.state).to.equal('stopped');
  });

  it('refuses what the form does not allow, an old version, and one who did not claim', async () => {
    // given
    const unclaimed = await refusal(decide('clerk', 1));
    const { version } = await claim('clerk');
    // when
    const invalid = await refusal(decide('clerk', version, { acceptance: 'supplement' }));
    const stale = await refusal(decide('clerk', version - 1));
    const other = await refusal(decide('colleague', version));
    // then
    expect([unclaimed.code, invalid.code, stale.code, other.code]).to.deep.equal([
      ...['task-not-claimed', 'decision-invalid', 'task-changed', 'task-claimed'],
    ]);
    expect(invalid.details.map(({ path }) => path)).to.include.members(['/values/missing', '/values/missingReason']);
  });

  it('does not exist for another department or another role', async () => {
    // given / when
    const codes = [await refusal(claim('approver')), await refusal(claim('police-reviewer'))].map(({ code }) => code);
    // then
    expect(codes).to.deep.equal(['task-not-found', 'task-not-found']);
  });

  it('does not ask the applicant for what the licence repository supplied, and for nothing it did not', async () => {
    // given one material from the repository, one from the applicant
    const file = { case_no: caseNo, round: 0, media_type: 'application/pdf', size: 1, content_hash: 'x' };
    const from = { received_at: new Date(), received_from: 'portal', ...file };
    await database.db('materials').insert([
      {
        ...from,
        id: `${caseNo}-1`,
        material_key: 'planning-approval',
        source: 'licence-repository',
        file_name: '规划.pdf',
      },
      { ...from, id: `${caseNo}-2`, material_key: 'traffic-plan', source: 'upload', file_name: '疏导.pdf' },
    ]);
    const { version } = await claim('clerk');
    const ask = (...missing: string[]) =>
      decide('clerk', version, { acceptance: 'supplement', missing, missingReason: '请补交' });
    // when
    const refused = await refusal(ask('traffic-plan', 'planning-approval'));
    // then
    expect(refused.code).to.equal('material-already-shared');
    expect(refused.details).to.deep.equal([{ path: '/values/missing', message: '已从电子证照库取得：规划.pdf' }]);
    expect((await task()).state).to.equal('open');
    await ask('traffic-plan');
    expect((await task()).state).to.equal('deciding');
  });

  it('allows one supplement notice only', async () => {
    // given a case that was supplemented
    await office.domain.cases.requestSupplement(
      { caseNo, missing: [], reason: 'x', requestedBy: 'clerk' },
      as('clerk'),
    );
    await office.domain.cases.answerSupplement({ caseNo, clientId: 'portal' }, { kind: 'api-key', id: 'portal' });
    const { version } = await claim('clerk');
    // when
    const values = { acceptance: 'supplement', missing: ['traffic-plan'], missingReason: '再补' };
    const refused = await refusal(decide('clerk', version, values));
    // then
    expect(refused.code).to.equal('supplement-already-requested');
  });

  it('is kept and shown as overtaken when the process had gone another way', async () => {
    // given a withdrawal that took the task away before the engine heard of the decision
    const { version } = await claim('clerk');
    await decide('clerk', version);
    await office.closeTask(caseNo, REVIEW, taskId, true);
    const before = (await task()).state;
    // when
    await office.domain.tasks.settleDecision({ taskId, outcome: 'overtaken' });
    // then
    expect([before, (await task()).state]).to.deep.equal(['deciding', 'overtaken']);
    expect((await task()).decision?.values).to.deep.equal(accepted);
    const types = (await office.domain.events.listCaseEvents(caseNo)).map(({ type }) => type);
    expect(types).to.include('DecisionOvertaken');
  });

  it('is done when the engine went on by it, whichever is heard first: its command or its report', async () => {
    // given
    const { version } = await claim('clerk');
    await decide('clerk', version);
    // when
    await office.closeTask(caseNo, REVIEW, taskId, false);
    await office.domain.tasks.settleDecision({ taskId, outcome: 'completed' });
    // then
    expect((await task()).state).to.equal('done');
  });

  it('stays closed when "closed" is heard before "opened", or again', async () => {
    // given
    const other = 'never-seen-before';
    // when
    await office.closeTask(caseNo, REVIEW, other, true);
    await office.closeTask(caseNo, REVIEW, other, true);
    // then
    const closed = await office.domain.tasks.findTask(other);
    expect([closed?.state, closed?.closedAt !== undefined]).to.deep.equal(['cancelled', true]);
    expect(
      (await refusal(inTransaction((domain) => domain.tasks.claimTask({ taskId: other }, as('clerk'))))).code,
    ).to.equal('task-over');
  });
});
