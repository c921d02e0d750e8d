import { findClock, stopClock } from '../clocks/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { listTasksOfOrder, upholdDecision } from '../tasks/index.ts';
import { getLockedOrder } from './get-order.ts';
import { EXPLANATION } from './order.ts';
import { orderNotDue } from './order-errors.ts';

/**
 * The limit of the explanation is over by the engine's timer. One committed before counts, however late the engine heard of it; only
 * silence leads to an order. Errors: order-not-found, order-not-due.
 */
export const settleExplanationLapse = async (
  needs: Needs,
  { orderId }: { orderId: string },
  actor: Actor,
): Promise<{ explanationResult: 'given' | 'silent' }> => {
  await getLockedOrder(needs, orderId);
  const of = { subjectKind: 'order', subjectId: orderId, limitKey: EXPLANATION } as const;
  const clock = await findClock(needs, of);
  const asked = (await listTasksOfOrder(needs, orderId)).filter(({ clockId }) => clockId === clock?.id);
  const given = asked.find(
    ({ decidedAt }) => decidedAt !== undefined && clock !== undefined && decidedAt < clock.redAt,
  );
  if (given !== undefined) {
    await upholdDecision(needs, given, actor);
    return { explanationResult: 'given' };
  }
  if (clock !== undefined && needs.clock.now() < clock.redAt) throw orderNotDue();
  await stopClock(needs, { ...of, reason: 'lapsed' }, actor);
  return { explanationResult: 'silent' };
};
