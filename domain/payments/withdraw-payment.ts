import type { Actor } from '../needs.ts';
import { lockOrder, lockOrderOfCase } from './payment-store.ts';
import { sendOpenRefunds } from './refund-payment.ts';
import type { PaymentEffectNeeds } from './refund-payment.ts';
import { planRefund } from './plan-refund.ts';
import { closeUnpaidOrder } from './settle-payment-lapse.ts';

/** nothing: there was no order · closed: nobody had paid · refunded: the money went back */
export type WithdrawnPayment = 'nothing' | 'closed' | 'refunded';

/** The case is withdrawn: an unpaid order is closed; of a paid one all that is left goes back, under a key of its own. May run again. */
export const withdrawPayment = async (
  needs: PaymentEffectNeeds,
  { caseNo }: { caseNo: string },
  actor: Actor,
): Promise<WithdrawnPayment> => {
  const order = await needs.transact((inside) => lockOrderOfCase(inside, caseNo));
  if (!order) return 'nothing';
  const isOpen = order.state === 'intended' || order.state === 'payable';
  const state = isOpen ? await closeUnpaidOrder(needs, order, 'withdrawn', actor) : order.state;
  if (state === 'closed') return 'closed';
  await needs.transact(async (inside) => {
    const paid = await lockOrder(inside, order.orderNo);
    if (paid) await planRefund(inside, paid, { ground: 'withdrawn', reason: '申请人撤回申请' }, actor);
  });
  await sendOpenRefunds(needs, { caseNo, limit: 20 }, actor);
  return 'refunded';
};
