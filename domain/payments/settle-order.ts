import { getCase } from '../cases/index.ts';
import { stopClock } from '../clocks/index.ts';
import { openIncident, queueCommand } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { issueReceipt } from './issue-receipt.ts';
import { notePayment } from './note-payment.ts';
import { mayMove } from './payment.ts';
import type { PaymentOrder } from './payment.ts';
import { updateOrder } from './payment-store.ts';
import { planRefund } from './plan-refund.ts';

/** Money that came in, by whatever way we heard of it. */
export interface PaymentReceived {
  gatewayOrderId: string | undefined;
  paymentId: string;
  paidAt: Date;
}

/** paid: just now · already: known · doubled: another payment for the same order · late: after order or case were closed */
export type PaymentOutcome = 'paid' | 'already' | 'doubled' | 'late';

const takeLateMoney = async (
  needs: Needs,
  order: PaymentOrder,
  received: PaymentReceived,
  actor: Actor,
): Promise<void> => {
  const { orderNo, caseNo } = order;
  await updateOrder(needs, orderNo, { gatewayPaymentId: received.paymentId, paidAt: received.paidAt });
  await planRefund(needs, order, { ground: 'late', reason: '订单关闭后收到的款项，原路退回' }, actor);
  await openIncident(needs, { kind: 'payment-after-close', subject: orderNo, caseNo, message: received.paymentId });
};

/** The order is closed and cannot be paid any more; the order row is held by the caller. */
export const settleClosed = async (needs: Needs, order: PaymentOrder, reason: string, actor: Actor): Promise<void> => {
  if (!mayMove(order.state, 'closed')) return;
  const { orderNo, caseNo } = order;
  await updateOrder(needs, orderNo, { state: 'closed', closedAt: needs.clock.now().toJSDate() });
  await stopClock(needs, { subjectKind: 'case', subjectId: caseNo, limitKey: 'payment', reason }, actor);
  await notePayment(needs, order, { action: 'close-payment', event: 'PaymentClosed', details: { reason } }, actor);
};

/**
 * Takes money into account exactly once; the order row is held by the caller. `tellProcess` = false when the process itself asks
 * and goes on by our answer, so that no message is left that nobody waits for.
 */
export const settlePaid = async (
  needs: Needs,
  order: PaymentOrder,
  received: PaymentReceived,
  { tellProcess }: { tellProcess: boolean },
  actor: Actor,
): Promise<PaymentOutcome> => {
  const { orderNo, caseNo } = order;
  if (order.gatewayPaymentId === received.paymentId) return 'already';
  if (order.gatewayPaymentId !== undefined) {
    await openIncident(needs, { kind: 'payment-doubled', subject: orderNo, caseNo, message: received.paymentId });
    return 'doubled';
  }
  const { closedAt } = await getCase(needs, caseNo);
  if (closedAt !== undefined) await settleClosed(needs, order, 'case-closed', actor);
  if (order.state === 'closed' || closedAt !== undefined) {
    await takeLateMoney(needs, { ...order, state: 'closed' }, received, actor);
    return 'late';
  }
  const { gatewayOrderId, paymentId: gatewayPaymentId, paidAt } = received;
  await updateOrder(needs, orderNo, { state: 'paid', gatewayOrderId, gatewayPaymentId, paidAt });
  await stopClock(needs, { subjectKind: 'case', subjectId: caseNo, limitKey: 'payment', reason: 'paid' }, actor);
  await notePayment(needs, order, { action: 'confirm-payment', event: 'PaymentReceived' }, actor);
  await issueReceipt(needs, { ...order, gatewayPaymentId, paidAt }, actor);
  if (tellProcess)
    await queueCommand(needs, {
      kind: 'correlate-message',
      subject: caseNo,
      commandId: `payment-confirmed:${orderNo}`,
      payload: { name: 'payment-confirmed', businessKey: caseNo, variables: { paymentResult: 'paid' } },
    });
  return 'paid';
};
