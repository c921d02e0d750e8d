import { stopClock } from '../clocks/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { getLockedOrder, getOrder } from './get-order.ts';
import { noteOrder } from './note-order.ts';
import { orderMoveIllegal } from './order-errors.ts';
import { updateOrder } from './order-store.ts';

/** How an order ends: the reasons held, so that none was issued; or its answer satisfied. */
const ENDS = {
  excused: { from: 'explaining', state: 'excused', event: 'OverdueExcused' },
  answered: { from: 'issued', state: 'closed', event: 'SupervisionOrderClosed' },
} as const;
export type OrderEnd = keyof typeof ENDS;

/** Done once; asked again it changes nothing. Errors: order-not-found, order-move-illegal. */
export const closeOrder = async (
  needs: Needs,
  { orderId, outcome }: { orderId: string; outcome: OrderEnd },
  actor: Actor,
): Promise<void> => {
  const order = await getLockedOrder(needs, orderId);
  const { from, state, event } = ENDS[outcome];
  if (order.state === state) return;
  if (order.state !== from) throw orderMoveIllegal();
  await updateOrder(needs, orderId, { state, closedAt: needs.clock.now() });
  await stopClock(needs, { subjectKind: 'order', subjectId: orderId, reason: state }, actor);
  const details = order.number === undefined ? {} : { number: order.number };
  await noteOrder(needs, await getOrder(needs, orderId), { action: 'close-order', event, details }, actor);
};
