import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { DateTime } from 'luxon';
import * as act from '../../local/demo/acts.ts';
import { openScene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

interface Clock {
  id: string;
  red_at: Date;
}

interface OrderRow {
  state: string;
  number: string | null;
  level: number;
  round: number;
}

const HEAD = 'chenzhiqiang';
const SUPERVISOR = 'wuzheng';
const explanation = { overdueCause: 'other-body', explanation: '等待管线权属单位确认位置。', finishOn: '2026-03-20' };
const answer = { answerKind: 'finished', measures: '踏勘已经完成，今后提前一天预约。', finishOn: '2026-03-20' };
const justified = { explanationReview: 'accepted', reviewOpinion: '情况属实。' };
const unjustified = { explanationReview: 'rejected', reviewOpinion: '可以先行踏勘，理由不成立。' };
const returned = { answerReview: 'returned', returnReason: '没有写明整改期限。' };
const satisfied = { answerReview: 'accepted' };

const diagram = readFileSync('processes/parts/supervise-order/supervise-order.bpmn', 'utf8');
const idsIn = (pattern: RegExp): string[] => [...diagram.matchAll(pattern)].map(([, id]) => id ?? '').sort();

describe('processes/supervise-order', function () {
  this.timeout(300_000);
  let scene: Scene;

  before(async () => {
    scene = await openScene();
  });
  after(() => scene.close());

  const moveTo = async (date: Date, offset = 0): Promise<void> => {
    await scene.stack.moveClock(DateTime.fromJSDate(date, { zone: 'Asia/Shanghai' }).plus(offset));
    await scene.stack.drain();
  };

  /** The limit of an inspection runs out; then the case is withdrawn, which takes nothing from the lateness. */
  const openOrder = async (): Promise<string> => {
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.accept]);
    const { id: taskId } = await scene.taskOf(caseNo, 'inspect-site');
    const clock = (await scene.clockOf(taskId)) as Clock;
    await moveTo(clock.red_at);
    await scene.play(caseNo, [act.withdraw]);
    const [order] = await scene.stack.db('supervision_orders').where({ clock_id: clock.id });
    return order.id;
  };
  const orderRow = async (orderId: string): Promise<OrderRow> =>
    scene.stack.db('supervision_orders').where({ id: orderId }).first();
  const limit = async (orderId: string, limitKey: string): Promise<Clock> =>
    scene.stack.db('clocks').where({ subject_id: orderId, limit_key: limitKey }).first();
  const pointsOf = async (orderId: string): Promise<number[]> => {
    const rows = await scene.stack.db('score_deductions').where({ order_id: orderId }).orderBy('at');
    return rows.map(({ points }: { points: number }) => points);
  };
  const decide = async (user: string, orderId: string, taskKey: string, values: object): Promise<void> => {
    const task = await scene.taskOf(orderId, taskKey);
    const desk = await scene.office.desk(user);
    const { task: claimed } = await desk.post<{ task: { version: number } }>(`/desk/api/tasks/${task.id}/claim`);
    await desk.post(`/desk/api/tasks/${task.id}/decision`, { values, version: claimed.version });
  };
  const play = async (user: string, orderId: string, taskKey: string, values: object): Promise<void> => {
    await decide(user, orderId, taskKey, values);
    await scene.stack.drain();
  };
  /** Nodes of this type the order's process has come to. */
  const reached = async (orderId: string, type: string): Promise<string[]> => {
    const { rows } = await scene.stack.db.raw<{ rows: { act_id_: string }[] }>(
      `select a.act_id_ from engine.act_hi_actinst a join engine.act_hi_procinst p on p.id_ = a.proc_inst_id_
       where p.business_key_ = ? and a.act_type_ = ? and a.end_time_ is not null order by a.start_time_, a.act_id_`,
      [orderId, type],
    );
    return rows.map((row) => row.act_id_);
  };
  const endsOf = (orderId: string) => reached(orderId, 'noneEndEvent');
  const isRunning = async (orderId: string): Promise<boolean> => {
    const root = await scene.stack.engine.findRootInstance({ definitionKey: 'supervise-order', businessKey: orderId });
    return root !== undefined && !root.isEnded;
  };
  /** The engine's timer strikes now, while our workers are away. */
  const strike = async (orderId: string): Promise<void> => {
    const [timer] = await scene.stack.engine.findJobs({ businessKey: orderId, timersOnly: true });
    if (timer === undefined) throw new Error(`${orderId} waits for no date`);
    await scene.stack.engine.executeJob(timer.id);
  };

  it('ends without an order where the explanation holds, also of a case that was withdrawn meanwhile', async () => {
    // given
    const orderId = await openOrder();
    // when
    await play(HEAD, orderId, 'explain-overdue', explanation);
    await play(SUPERVISOR, orderId, 'review-explanation', justified);
    // then
    expect(await endsOf(orderId)).to.deep.equal(['closed-without-order']);
    expect(await orderRow(orderId)).to.include({ state: 'excused', number: null });
    expect(await pointsOf(orderId)).to.deep.equal([]);
    expect(await isRunning(orderId)).to.equal(false);
  });

  it('becomes an order by silence, and not a moment before the limit of the explanation is over', async () => {
    // given
    const orderId = await openOrder();
    const { red_at: dueAt } = await limit(orderId, 'order-explanation');
    // when / then
    await moveTo(dueAt, -1000);
    expect(await orderRow(orderId), 'a second before').to.include({ state: 'explaining', number: null });
    await moveTo(dueAt);
    const { number } = await orderRow(orderId);
    expect(number).to.match(/^督办〔2026〕第\d{4}号$/);
    expect(await pointsOf(orderId)).to.deep.equal([3]);
    expect((await scene.taskOf(orderId, 'explain-overdue')).state).to.equal('cancelled');
    // when it is answered to the supervisors' satisfaction
    await play(HEAD, orderId, 'answer-order', answer);
    await play(SUPERVISOR, orderId, 'review-answer', satisfied);
    // then
    expect(await endsOf(orderId)).to.deep.equal(['order-closed']);
    expect(await orderRow(orderId)).to.include({ state: 'closed', number });
    expect(await isRunning(orderId)).to.equal(false);
  });

  it('becomes an order where the explanation does not hold; a returned answer is asked for anew with a limit of its own', async () => {
    // given
    const orderId = await openOrder();
    await play(HEAD, orderId, 'explain-overdue', explanation);
    await play(SUPERVISOR, orderId, 'review-explanation', unjustified);
    expect(await pointsOf(orderId)).to.deep.equal([2]);
    const first = await limit(orderId, 'order-reply');
    // when
    await scene.workingDays(1);
    await play(HEAD, orderId, 'answer-order', answer);
    await play(SUPERVISOR, orderId, 'review-answer', returned);
    // then
    const second = await limit(orderId, 'order-reply#2');
    expect(second.red_at.getTime()).to.be.greaterThan(first.red_at.getTime());
    expect(await orderRow(orderId)).to.include({ state: 'issued', round: 2 });
    await moveTo(first.red_at);
    expect((await orderRow(orderId)).level, 'the limit of the first round binds nobody any more').to.equal(1);
    // when
    await play(HEAD, orderId, 'answer-order', answer);
    await play(SUPERVISOR, orderId, 'review-answer', satisfied);
    // then
    expect(await endsOf(orderId)).to.deep.equal(['order-closed']);
    expect(await pointsOf(orderId)).to.deep.equal([2]);
  });

  it('is escalated once the answer is late, goes on waiting for it, and is closed by it', async () => {
    // given
    const orderId = await openOrder();
    await moveTo((await limit(orderId, 'order-explanation')).red_at);
    const { red_at: dueAt } = await limit(orderId, 'order-reply');
    // when / then
    await moveTo(dueAt, -1000);
    expect((await orderRow(orderId)).level, 'a second before').to.equal(1);
    await moveTo(dueAt);
    expect(await orderRow(orderId)).to.include({ state: 'issued', level: 2 });
    expect(await pointsOf(orderId)).to.deep.equal([3, 2]);
    expect(await endsOf(orderId)).to.deep.equal(['order-escalated']);
    // when
    await play(HEAD, orderId, 'answer-order', answer);
    await play(SUPERVISOR, orderId, 'review-answer', satisfied);
    // then
    expect(await endsOf(orderId)).to.have.members(['order-escalated', 'order-closed']);
    expect(await isRunning(orderId)).to.equal(false);
  });

  it('upholds what was committed before a limit was over, although the engine had gone on', async () => {
    // given an explanation the engine has not heard of when its timer strikes
    const orderId = await openOrder();
    await scene.stack.kill('worker');
    await decide(HEAD, orderId, 'explain-overdue', explanation);
    await strike(orderId);
    // when
    await scene.stack.restart('worker');
    await scene.stack.drain();
    // then
    expect((await scene.taskOf(orderId, 'explain-overdue')).state).to.equal('done');
    expect((await scene.taskOf(orderId, 'review-explanation')).state).to.equal('open');
    expect((await orderRow(orderId)).number).to.equal(null);

    // given an answer of the same kind
    await play(SUPERVISOR, orderId, 'review-explanation', unjustified);
    await scene.stack.kill('worker');
    await decide(HEAD, orderId, 'answer-order', answer);
    await strike(orderId);
    // when
    await scene.stack.restart('worker');
    await scene.stack.drain();
    // then
    expect(await orderRow(orderId)).to.include({ level: 1, state: 'issued' });
    await play(SUPERVISOR, orderId, 'review-answer', satisfied);
    expect((await orderRow(orderId)).state).to.equal('closed');
  });

  it('was driven through every end, every timer and every step by the tests above', async () => {
    const rows: { id: string }[] = await scene.stack.db('supervision_orders').select('id');
    const seen = async (type: string) => {
      const lists = await Promise.all(rows.map(({ id }) => reached(id, type)));
      return [...new Set(lists.flat())].sort();
    };
    expect(await seen('noneEndEvent')).to.deep.equal(idsIn(/<bpmn:endEvent id="([^"]+)"/g));
    expect(await seen('boundaryTimer')).to.deep.equal(idsIn(/<bpmn:boundaryEvent id="([^"]+)"/g));
    expect(await seen('serviceTask')).to.deep.equal(idsIn(/<bpmn:serviceTask id="([^"]+)"/g));
    expect(await seen('userTask')).to.deep.equal(idsIn(/<bpmn:userTask id="([^"]+)"/g));
  });

  it('asks once about each limit that ran out, and about no limit of its own', async () => {
    const red: { clock_id: string; subject_kind: string }[] = await scene.stack
      .db('supervision_events as e')
      .join('clocks as k', 'k.id', 'e.clock_id')
      .where('e.colour', 'red')
      .distinct('e.clock_id', 'k.subject_kind');
    const orders: { clock_id: string }[] = await scene.stack.db('supervision_orders').select('clock_id');
    expect(orders.map((order) => order.clock_id).sort()).to.deep.equal(
      red
        .filter((one) => one.subject_kind !== 'order')
        .map((one) => one.clock_id)
        .sort(),
    );
    expect(
      red.some((one) => one.subject_kind === 'order'),
      'limits of orders turned red, too',
    ).to.equal(true);
  });
});
