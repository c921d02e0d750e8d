import type { DateTime } from 'luxon';
import type { Actor, Needs } from '../needs.ts';
import { getLockedOrder, getOrder } from './get-order.ts';
import { noteOrder } from './note-order.ts';
import { orderMoveIllegal } from './order-errors.ts';
import { updateOrder } from './order-store.ts';
import { findReplyClock, openReplyClock } from './order-clock.ts';

/**
 * The answer does not satisfy: another is asked for, with a limit of its own. As long as the round's limit runs, that has been done
 * already. Errors: order-not-found, order-move-illegal.
 */
export const returnReply = async (
  needs: Needs,
  { orderId }: { orderId: string },
  actor: Actor,
): Promise<{ replyDueAt: DateTime }> => {
  const order = await getLockedOrder(needs, orderId);
  if (order.state !== 'issued') throw orderMoveIllegal();
  const current = await findReplyClock(needs, orderId, order.round);
  if (current !== undefined && current.state !== 'stopped') return { replyDueAt: current.redAt };
  const round = order.round + 1;
  await updateOrder(needs, orderId, { round });
  const { redAt: replyDueAt } = await openReplyClock(needs, order, round, actor);
  const note = { action: 'return-reply', event: 'SupervisionReplyReturned', details: { round } };
  await noteOrder(needs, await getOrder(needs, orderId), note, actor);
  return { replyDueAt };
};
