import type { DateTime } from 'luxon';
import { stopClock } from '../clocks/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { deductScore, type Penalty } from './deduct-score.ts';
import { getLockedOrder, getOrder } from './get-order.ts';
import { noteOrder } from './note-order.ts';
import { EXPLANATION, orderNumber, type Order } from './order.ts';
import { orderMoveIllegal } from './order-errors.ts';
import { takeOrderCount, updateOrder } from './order-store.ts';
import { openReplyClock } from './reply-clock.ts';

const issue = async (needs: Needs, order: Order, penalty: Penalty, actor: Actor): Promise<void> => {
  const now = needs.clock.now();
  const number = orderNumber(now.year, await takeOrderCount(needs, now.year));
  await updateOrder(needs, order.id, { state: 'issued', number, level: 1, round: 1, issuedAt: now });
  const explanation = { subjectKind: 'order', subjectId: order.id, limitKey: EXPLANATION } as const;
  await stopClock(needs, { ...explanation, reason: 'order-issued' }, actor);
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
  return { replyDueAt: await openReplyClock(needs, order, Math.max(order.round, 1), actor) };
};
