import { expect } from 'chai';
import { createDomain } from '../../../domain/domain.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { ENGINE, openOrderOffice, type OrderOffice } from '../../support/order-office.ts';
import { refusal } from '../../support/refusal.ts';

const EXPLAIN = 'supervise-order/explain-overdue';
const ANSWER = 'supervise-order/answer-order';
const REVIEW = 'supervise-order/review-answer';
const UNEXPLAINED = { rule: 'unexplained', points: 3 };
const REPLY_OVERDUE = { rule: 'reply-overdue', points: 2 };
const explanation = { overdueCause: 'other-body', explanation: '等待权属单位复函。' };
const answer = { answerKind: 'finished', measures: '已经办结，增加复核岗。', finishOn: '2026-03-12' };

describe('orders about limits that ran out', () => {
  let database: TestDatabase;
  let office: OrderOffice;

  before(async () => {
    database = await openTestDatabase();
    office = await openOrderOffice(database);
  });
  after(() => database.close());
  beforeEach(() => database.clock.set('2026-03-02T09:00'));

  const orders = () => office.domain.orders;
  const at = (orderId: string) => orders().getOrder(orderId);
  const clockOf = async (orderId: string, limitKey: string) => {
    const found = await office.domain.clocks.findClock({ subjectKind: 'order', subjectId: orderId, limitKey });
    if (found === undefined) throw new Error(`${orderId} has no limit ${limitKey}`);
    return found;
  };
  const moveTo = async (orderId: string, limitKey: string, milliseconds = 0) => {
    const { redAt } = await clockOf(orderId, limitKey);
    database.clock.set(redAt.plus(milliseconds).toISO({ includeOffset: false }) ?? '');
  };
  const inTransaction = <T>(work: (domain: ReturnType<typeof createDomain>) => Promise<T>) =>
    database.transact((needs) => work(createDomain(needs)));
  const issue = (orderId: string) =>
    inTransaction((domain) => domain.orders.issueOrder({ orderId, ...UNEXPLAINED }, ENGINE));
  const escalate = (orderId: string) =>
    inTransaction((domain) => domain.orders.escalateOrder({ orderId, ...REPLY_OVERDUE }, ENGINE));
  const lapse = (orderId: string) =>
    inTransaction((domain) => domain.orders.settleExplanationLapse({ orderId }, ENGINE));
  const pointsOf = async (orderId: string) =>
    (await orders().listDeductions(orderId)).map(({ rule, points }) => [rule, points]);

  describe('asking', () => {
    it('asks once about each limit, the later runs of the same limit included', async () => {
      // given
      const { caseNo } = await office.openOrder();
      const clocks = await office.domain.clocks.listClocks(caseNo);
      const acceptance = clocks.find(({ limitKey }) => limitKey === 'acceptance');
      if (acceptance === undefined) throw new Error('no limit');
      // when the same limit goes on in a new run and turns red again
      const extension = { budget: 1, basis: 'x', reason: 'x', approverId: 'x' };
      await database.db('clocks').where({ id: acceptance.id }).update({ red_at: '2099-01-01' });
      await office.domain.clocks.extendClock({ clockId: acceptance.id, ...extension }, ENGINE);
      await office.turnRed(caseNo, 'acceptance');
      // then
      expect(await office.orderIds(caseNo)).to.have.length(1);
      const events = await database.db('supervision_events').where({ clock_id: acceptance.id, colour: 'red' });
      expect(events, 'both runs turned red').to.have.length(2);
    });

    it('asks about every limit of a case that runs out, one order for each', async () => {
      // given
      const { caseNo } = await office.openCase();
      const taskId = await office.openTask(caseNo, 'accept-application/review-application');
      // when
      await office.turnRed(caseNo, 'accept-application/review-application');
      await office.turnRed(caseNo, 'acceptance');
      // then
      const found = await office.domain.orders.listOrdersOfCase(caseNo);
      const clocks = await office.domain.clocks.listClocksOf({ subjectKind: 'task', subjectId: taskId });
      expect(found.map(({ limitKey }) => limitKey).sort()).to.deep.equal([
        'accept-application/review-application',
        'acceptance',
      ]);
      expect(found.map(({ clockId }) => clockId)).to.include(clocks[0]?.id);
    });

    it('starts one process, keyed by the order, by the version that is published', async () => {
      const { orderId } = await office.openOrder();
      const commands = await database.db('outbox_commands').where({ subject: orderId });
      expect(commands.map(({ kind, payload }) => [kind, payload.businessKey, payload.definitionId])).to.deep.equal([
        ['start-order', orderId, 'supervise-order:1:test'],
      ]);
    });

    it('does not ask about the limits of orders themselves', async () => {
      // given
      const { orderId } = await office.openOrder();
      const clock = await clockOf(orderId, 'order-explanation');
      await moveTo(orderId, 'order-explanation');
      // when
      await office.domain.supervision.turnLight({ clockId: clock.id, run: 1, colour: 'red' }, ENGINE);
      // then
      expect(await database.db('supervision_orders').where({ clock_id: clock.id })).to.deep.equal([]);
    });

    it('goes on when the case is decided meanwhile: it was late', async () => {
      // given
      const { caseNo, orderId } = await office.openOrder();
      // when every limit of the case is stopped
      await office.domain.clocks.stopClocks({ caseNo, reason: 'withdrawn' }, ENGINE);
      // then
      expect((await clockOf(orderId, 'order-explanation')).state).to.equal('running');
    });
  });

  describe('tasks', () => {
    it('are for the head of the department, at the window for its clerks, lit by the limit of the office', async () => {
      // given
      const { caseNo, orderId } = await office.openOrder();
      // when
      const taskId = await office.openTask(orderId, EXPLAIN);
      const task = await office.domain.tasks.findTask(taskId);
      // then
      expect(task).to.include({ departmentId: 'government-service-centre', role: 'window-clerk', caseNo });
      expect(task?.subject).to.deep.equal({ kind: 'order', id: orderId });
      expect(task?.clockId).to.equal((await clockOf(orderId, 'order-explanation')).id);
      const clerk = await office.account('clerk');
      const list = await office.domain.tasks.listTasks({ view: 'open', limit: 200 }, clerk);
      expect(list.rows.find(({ id }) => id === taskId)).to.deep.include({ caseNo, subject: task?.subject });
    });

    it('of supervisors are theirs alone; each round of review has a limit of its own', async () => {
      // given
      const { orderId } = await office.openOrder();
      const [first, second] = [await office.openTask(orderId, REVIEW), await office.openTask(orderId, REVIEW)];
      await office.closeTask(orderId, REVIEW, first, true);
      const third = await office.openTask(orderId, REVIEW);
      // when
      const tasks = await Promise.all([first, second, third].map((id) => office.domain.tasks.findTask(id)));
      // then
      expect(tasks.map((task) => [task?.departmentId, task?.role])[0]).to.deep.equal([
        'supervision-office',
        'supervisor',
      ]);
      expect(tasks[2]?.clockId).to.equal((await clockOf(orderId, 'order-review#2')).id);
      expect((await refusal(office.decide('clerk', third, {}))).code).to.equal('task-not-found');
    });

    it('are decided by the form of the version the order keeps to, and leave the story of the case to the case', async () => {
      // given
      const { caseNo, orderId } = await office.openOrder();
      const taskId = await office.openTask(orderId, EXPLAIN);
      const incomplete = await refusal(office.decide('clerk', taskId, { explanation: 'x' }));
      // when
      const version = (await office.domain.tasks.findTask(taskId))?.version ?? 0;
      const actor = { kind: 'account', id: 'clerk' } as const;
      await office.domain.tasks.decideTask({ taskId, values: explanation, version }, actor);
      // then
      expect(incomplete.details.map(({ path }) => path)).to.include('/values/overdueCause');
      const commands = await database.db('outbox_commands').where({ subject: orderId, kind: 'complete-task' });
      expect(commands.map(({ payload }) => payload.variables)).to.deep.equal([{ overdueCause: 'other-body' }]);
      expect((await clockOf(orderId, 'order-explanation')).stopReason).to.equal('decided');
      const types = (await office.domain.events.listCaseEvents(caseNo)).map(({ type }) => type);
      expect(types).to.include('OverdueExplanationRequested').and.not.include('TaskDecided');
    });
  });

  describe('the end of the explanation limit', () => {
    it('is not reached before our own clock says so', async () => {
      const { orderId } = await office.openOrder();
      await moveTo(orderId, 'order-explanation', -1);
      const refused = await refusal(lapse(orderId));
      expect([refused.kind, refused.code]).to.deep.equal(['too-early', 'order-not-due']);
    });

    it('is silence where nothing was committed before', async () => {
      const { orderId } = await office.openOrder();
      await moveTo(orderId, 'order-explanation');
      expect(await lapse(orderId)).to.deep.equal({ explanationResult: 'silent' });
    });

    it('upholds an explanation committed before, although the engine had taken the task away', async () => {
      // given
      const { orderId } = await office.openOrder();
      const taskId = await office.openTask(orderId, EXPLAIN);
      await moveTo(orderId, 'order-explanation', -1);
      await office.decide('clerk', taskId, explanation);
      await moveTo(orderId, 'order-explanation');
      await office.closeTask(orderId, EXPLAIN, taskId, true);
      // when
      const result = await lapse(orderId);
      await office.domain.tasks.settleDecision({ taskId, outcome: 'overtaken' });
      // then
      expect(result).to.deep.equal({ explanationResult: 'given' });
      expect((await office.domain.tasks.findTask(taskId))?.state).to.equal('done');
    });
  });

  describe('issuing', () => {
    it('numbers every order once, without gap or double, however often and at once it is asked', async () => {
      // given
      const ids: string[] = [];
      for (let n = 0; n < 6; n++) ids.push((await office.openOrder()).orderId);
      // when
      const due = await Promise.all([...ids, ...ids, ...ids].map(issue));
      // then
      const numbers = await Promise.all(ids.map(async (id) => (await at(id)).number ?? ''));
      const counts = numbers
        .map((number) => Number(/^督办〔2026〕第(\d{4})号$/.exec(number)?.[1]))
        .sort((a, b) => a - b);
      expect(counts.map((count) => count - (counts[0] ?? 0))).to.deep.equal([0, 1, 2, 3, 4, 5]);
      for (const id of ids) expect(await pointsOf(id)).to.deep.equal([['unexplained', 3]]);
      expect(new Set(due.slice(0, 6).map(({ replyDueAt }) => replyDueAt.toISO()))).to.deep.equal(
        new Set(due.slice(12).map(({ replyDueAt }) => replyDueAt.toISO())),
      );
    });

    it('starts the limit of the answer and ends that of the explanation', async () => {
      const { orderId } = await office.openOrder();
      const { replyDueAt } = await issue(orderId);
      const reply = await clockOf(orderId, 'order-reply');
      expect([reply.budget, reply.unit, +reply.redAt]).to.deep.equal([3, 'working-day', +replyDueAt]);
      expect((await clockOf(orderId, 'order-explanation')).state).to.equal('stopped');
      expect(await at(orderId)).to.include({ state: 'issued', level: 1, round: 1 });
    });

    it('is told to the head of the department by SMS, and once, where a phone is known', async () => {
      // given
      await database.db('accounts').where({ id: 'clerk' }).update({ phone: '13800000001', is_head: true });
      const { caseNo, orderId } = await office.openOrder();
      // when
      await issue(orderId);
      await issue(orderId);
      // then
      const { number } = await at(orderId);
      const sent = await database.db('notifications').where({ case_no: caseNo, template: 'order-issued' });
      expect(sent.map(({ recipient, text }) => [recipient, text.includes(number)])).to.deep.equal([
        ['13800000001', true],
      ]);
      expect(
        JSON.stringify(await office.domain.notifications.listNotices(caseNo)),
        'the applicant’s list',
      ).not.to.include('督办');
    });

    it('refuses a rule or points the office does not know', async () => {
      const { orderId } = await office.openOrder();
      const wrong = [
        { rule: 'whim', points: 1 },
        { rule: 'unexplained', points: Number.NaN },
      ];
      for (const penalty of wrong) {
        const refused = inTransaction((domain) => domain.orders.issueOrder({ orderId, ...penalty }, ENGINE));
        expect((await refusal(refused)).code).to.equal('score-rule-invalid');
      }
      expect(await at(orderId), 'nothing of it is kept').to.include({ state: 'explaining', number: undefined });
    });
  });

  describe('the end of the answer limit', () => {
    it('escalates silence once: a level and points more, and the answer stays due', async () => {
      // given
      const { orderId } = await office.openOrder();
      await issue(orderId);
      await moveTo(orderId, 'order-reply');
      // when
      await escalate(orderId);
      await escalate(orderId);
      // then
      expect(await at(orderId)).to.include({ state: 'issued', level: 2 });
      expect(await pointsOf(orderId)).to.deep.equal([
        ['unexplained', 3],
        ['reply-overdue', 2],
      ]);
      expect((await clockOf(orderId, 'order-reply')).state).to.equal('running');
    });

    it('does nothing where an answer was committed before', async () => {
      // given
      const { orderId } = await office.openOrder();
      await issue(orderId);
      const taskId = await office.openTask(orderId, ANSWER);
      await moveTo(orderId, 'order-reply', -1);
      await office.decide('clerk', taskId, answer);
      await moveTo(orderId, 'order-reply');
      // when
      await escalate(orderId);
      // then
      expect(await at(orderId)).to.include({ level: 1 });
    });

    it('is not reached before our own clock says so', async () => {
      const { orderId } = await office.openOrder();
      await issue(orderId);
      await moveTo(orderId, 'order-reply', -1);
      expect((await refusal(escalate(orderId))).code).to.equal('order-not-due');
    });

    it('is not that of the next round when its timer comes late', async () => {
      // given an answer in time, returned
      const { orderId } = await office.openOrder();
      await issue(orderId);
      await office.decide('clerk', await office.openTask(orderId, ANSWER), answer);
      await orders().returnReply({ orderId }, ENGINE);
      // when
      await escalate(orderId);
      // then
      expect(await at(orderId)).to.include({ level: 1, round: 2 });
    });
  });

  it('a returned answer begins a new round with a limit of its own, once', async () => {
    // given
    const { orderId } = await office.openOrder();
    await issue(orderId);
    await office.decide('clerk', await office.openTask(orderId, ANSWER), answer);
    // when
    const first = await orders().returnReply({ orderId }, ENGINE);
    const again = await orders().returnReply({ orderId }, ENGINE);
    // then
    expect(+first.replyDueAt)
      .to.equal(+(await clockOf(orderId, 'order-reply#2')).redAt)
      .and.equal(+again.replyDueAt);
    expect(await at(orderId)).to.include({ round: 2 });
    const task = await office.domain.tasks.findTask(await office.openTask(orderId, ANSWER));
    expect(task?.clockId).to.equal((await clockOf(orderId, 'order-reply#2')).id);
  });

  describe('closing', () => {
    it('without an order costs nothing', async () => {
      const { orderId } = await office.openOrder();
      await orders().closeOrder({ orderId, outcome: 'excused' }, ENGINE);
      await orders().closeOrder({ orderId, outcome: 'excused' }, ENGINE);
      expect(await at(orderId)).to.include({ state: 'excused', number: undefined });
      expect(await pointsOf(orderId)).to.deep.equal([]);
      expect((await clockOf(orderId, 'order-explanation')).state).to.equal('stopped');
      expect((await refusal(issue(orderId))).code).to.equal('order-move-illegal');
    });

    it('is for orders that are issued', async () => {
      const { orderId } = await office.openOrder();
      const early = await refusal(orders().closeOrder({ orderId, outcome: 'answered' }, ENGINE));
      await issue(orderId);
      await orders().closeOrder({ orderId, outcome: 'answered' }, ENGINE);
      expect([early.code, (await at(orderId)).state]).to.deep.equal(['order-move-illegal', 'closed']);
    });
  });
});
