import type { DateTime } from 'luxon';
import type { LimitClock } from '../clocks/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { deductScore, type Penalty } from './deduct-score.ts';
import { getLockedOrder, getOrder } from './get-order.ts';
import { noteOrder } from './note-order.ts';
import type { Order } from './order.ts';
import { orderNotDue } from './order-errors.ts';
import { updateOrder } from './order-store.ts';
import { findReplyClock } from './order-clock.ts';
import { tellHead } from './tell-head.ts';

/** The engine's time is ahead of ours by this at most; a timer that fires earlier belongs to a round that is over. */
const AHEAD_MINUTES = 5;

/** Whether the answer of this round did not come in time, by what was committed before the limit was over. */
const isLate = (needs: Needs, clock: LimitClock): boolean =>
  (clock.state === 'stopped' ? (clock.stoppedAt ?? needs.clock.now()) : needs.clock.now()) >= clock.redAt;

/** The rounds whose answer was or is late. Refuses while the engine is ahead of our own time. */
const findLateRounds = async (needs: Needs, order: Order): Promise<{ round: number; dueAt: DateTime }[]> => {
  const late: { round: number; dueAt: DateTime }[] = [];
  for (let round = 1; round <= order.round; round++) {
    const clock = await findReplyClock(needs, order.id, round);
    if (clock === undefined) continue;
    if (isLate(needs, clock)) late.push({ round, dueAt: clock.dueAt });
    else if (clock.state !== 'stopped') refuseIfAhead(needs, clock, round);
  }
  return late;
};

const refuseIfAhead = (needs: Needs, { redAt }: LimitClock, round: number): void => {
  if (round === 1 || redAt <= needs.clock.now().plus({ minutes: AHEAD_MINUTES })) throw orderNotDue();
};

/**
 * The limit of an answer is over by the engine's timer. An answer committed before counts, however late the engine heard of it; only
 * silence escalates: a higher level and more points, once per round, while the answer remains due. Errors: order-not-found,
 * order-not-due, score-rule-invalid.
 */
export const escalateOrder = async (
  needs: Needs,
  { orderId, ...penalty }: Penalty & { orderId: string },
  actor: Actor,
): Promise<void> => {
  const order = await getLockedOrder(needs, orderId);
  if (order.number === undefined) return;
  const late = (await findLateRounds(needs, order)).at(-1);
  if (late === undefined) return;
  const { round, dueAt } = late;
  if (!(await deductScore(needs, order, { ...penalty, occasion: `round-${round}` }, actor))) return;
  await updateOrder(needs, orderId, { level: 2, escalatedAt: needs.clock.now() });
  const details = { number: order.number, round, ...penalty };
  const note = { action: 'escalate-order', event: 'SupervisionOrderEscalated', details };
  await noteOrder(needs, await getOrder(needs, orderId), note, actor);
  await tellHead(needs, order, { template: 'order-escalated', round, dueAt }, actor);
};
