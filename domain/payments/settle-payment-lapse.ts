import { performEffect } from '../exactly-once/index.ts';
import type { Actor } from '../needs.ts';
import type { PaymentOrder, PaymentState } from './payment.ts';
import { paymentNotDue, paymentOrderUnknown } from './payment-errors.ts';
import { lockOrder, lockOrderOfCase } from './payment-store.ts';
import type { PaymentEffectNeeds } from './refund-payment.ts';
import { settleClosed } from './settle-order.ts';
import { settleOrderAnswer } from './settle-order-answer.ts';

/**
 * Asks the platform what became of an open order and closes it there when unpaid; answers our state afterwards. Whoever paid
 * before the platform closed has paid.
 */
export const closeUnpaidOrder = async (
  needs: PaymentEffectNeeds,
  { orderNo, caseNo, seq }: PaymentOrder,
  reason: string,
  actor: Actor,
): Promise<PaymentState> => {
  const known = await needs.gateway.findOrder(orderNo);
  if (known === undefined)
    await needs.transact(async (inside) => {
      const order = await lockOrder(inside, orderNo);
      if (order) await settleClosed(inside, order, reason, actor);
    });
  else
    await performEffect(
      needs,
      { caseNo, activity: 'close-payment', seq, kind: 'payment', request: { orderNo } },
      {
        send: () => needs.gateway.closeOrder(orderNo),
        query: async () => {
          const found = await needs.gateway.findOrder(orderNo);
          return found?.status === 'payable' ? undefined : found;
        },
      },
      (inside, answer) => settleOrderAnswer(inside, answer, { tellProcess: false, reason }, actor),
    );
  const settled = await needs.transact((inside) => lockOrder(inside, orderNo));
  if (!settled) throw paymentOrderUnknown();
  return settled.state;
};

/**
 * The payment limit is over: asks the platform before anything has effect. Paid in time → `paid`; else the order is closed there
 * and here → `unpaid`. Throws `payment-not-due` when our clock says the limit still runs.
 */
export const settlePaymentLapse = async (
  needs: PaymentEffectNeeds,
  { caseNo }: { caseNo: string },
  actor: Actor,
): Promise<{ paymentResult: 'paid' | 'unpaid' }> => {
  const order = await needs.transact((inside) => lockOrderOfCase(inside, caseNo));
  if (!order) throw paymentOrderUnknown();
  const isOpen = order.state === 'intended' || order.state === 'payable';
  if (isOpen && needs.clock.now().toJSDate() < order.dueAt) throw paymentNotDue();
  const state = isOpen ? await closeUnpaidOrder(needs, order, 'lapsed', actor) : order.state;
  return { paymentResult: state === 'paid' ? 'paid' : 'unpaid' };
};
