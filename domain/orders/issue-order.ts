import type { DateTime } from 'luxon';
import type { Actor, Needs } from '../needs.ts';
import { deductScore, type Penalty } from './deduct-score.ts';
import { getLockedOrder, getOrder } from './get-order.ts';
import { noteOrder } from './note-order.ts';
import { orderNumber, type Order } from './order.ts';
import { orderMoveIllegal } from './order-errors.ts';
import { takeOrderCount, updateOrder } from './order-store.ts';
import { openReplyClock, stopExplanationClock } from './order-clock.ts';
import { tellHead } from './tell-head.ts';

const issue = async (needs: Needs, order: Order, penalty: Penalty, actor: Actor): Promise<void> => {
  const now = needs.clock.now();
  const number = orderNumber(now.year, await takeOrderCount(needs, now.year));
  await updateOrder(needs, order.id, { state: 'issued', number, level: 1, round: 1, issuedAt: now });
  await stopExplanationClock(needs, order.id, actor);
  await deductScore(needs, order, { ...penalty, occasion: 'issue' }, actor);
  const note = { action: 'issue-order', event: 'SupervisionOrderIssued', details: { number, ...penalty } };
  await noteOrder(needs, await getOrder(needs, order.id), note, actor);
};

/**
 * 挂号督办: no explanation, or none that holds. Numbered, points deducted by the diagram's rule, an answer asked for with a limit of its
 * own. Done once: asked again, it answers when the reply is due. Errors: order-not-found, order-move-illegal, score-rule-invalid.
 */
export const issueOrder = async (
  needs: Needs,
  { orderId, ...penalty }: Penalty & { orderId: string },
  actor: Actor,
): Promise<{ replyDueAt: DateTime }> => {
  const order = await getLockedOrder(needs, orderId);
  if (order.state === 'explaining') await issue(needs, order, penalty, actor);
  else if (order.state !== 'issued') throw orderMoveIllegal();
  const round = Math.max(order.round, 1);
  const { redAt, dueAt } = await openReplyClock(needs, order, round, actor);
  const notice = { template: 'order-issued', round: 1, dueAt } as const;
  if (order.state === 'explaining') await tellHead(needs, await getOrder(needs, orderId), notice, actor);
  return { replyDueAt: redAt };
};
