import { announce, effectKey } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { notePayment } from './note-payment.ts';
import { isRefundable, mayMove, refundableFen } from './payment.ts';
import type { PaymentOrder, Refund } from './payment.ts';
import { updateOrder } from './payment-store.ts';
import { countRefunds, insertRefund, selectRefunds } from './refund-store.ts';

/** The effect that gives money back; its key is the refund number. */
export const REFUND_PAYMENT = 'refund-payment';

export interface PlannedRefund {
  /** all that is left when left out */
  amountFen?: number | undefined;
  ground: Refund['ground'];
  reason: string;
  decidedBy?: string | undefined;
}

/**
 * Writes down that this much is to be given back, under a number of its own; it is sent afterwards, outside any transaction. The
 * order row is held by the caller. Nothing is left to give back: nothing happens.
 */
export const planRefund = async (
  needs: Needs,
  order: PaymentOrder,
  { amountFen, ground, reason, decidedBy }: PlannedRefund,
  actor: Actor,
): Promise<Refund | undefined> => {
  const { orderNo, caseNo } = order;
  const left = refundableFen(order, await selectRefunds(needs, orderNo));
  const given = amountFen ?? left;
  if (given === 0 || !(isRefundable(order.state) || order.state === 'closed')) return undefined;
  const seq = await countRefunds(needs, caseNo);
  const refundNo = effectKey({ caseNo, activity: REFUND_PAYMENT, seq });
  await insertRefund(needs, { refundNo, orderNo, seq, amountFen: given, ground, reason, decidedBy });
  if (given === left && mayMove(order.state, 'refunding')) await updateOrder(needs, orderNo, { state: 'refunding' });
  const details = { refundNo, amountFen: given, ground };
  await notePayment(needs, order, { action: 'plan-refund', event: 'RefundPlanned', details }, actor);
  await announce(needs, 'refunds');
  return (await selectRefunds(needs, orderNo)).find((refund) => refund.refundNo === refundNo);
};
