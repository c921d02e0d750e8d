import { oneByOne } from '../exactly-once/index.ts';
import type { Actor } from '../needs.ts';
import type { PaymentOrder } from './payment.ts';
import { takeSilentOrders } from './payment-store.ts';
import type { PaymentEffectNeeds } from './refund-payment.ts';
import { settleOrderAnswer } from './settle-order-answer.ts';

/** Minutes without a word about an order before we ask. */
const SILENT_MINUTES = 2;

/** Asks the platform what became of one order; true when it was paid. */
export const askAboutOrder = async (
  needs: PaymentEffectNeeds,
  { orderNo }: Pick<PaymentOrder, 'orderNo'>,
  actor: Actor,
): Promise<boolean> => {
  const answer = await needs.gateway.findOrder(orderNo);
  if (answer?.status !== 'paid') return false;
  await needs.transact((inside) => settleOrderAnswer(inside, answer, { tellProcess: true, reason: 'queried' }, actor));
  return true;
};

/**
 * Asks the platform about open orders whose notice may never come. Answers how many were asked about and how many turned out paid.
 * One that fails does not keep the others waiting; it is asked about again next time.
 */
export const queryUnpaidOrders = async (
  needs: PaymentEffectNeeds,
  { limit }: { limit: number },
  actor: Actor,
): Promise<{ asked: number; paid: number; failed: number }> => {
  const before = needs.clock.now().minus({ minutes: SILENT_MINUTES }).toJSDate();
  const orders = await needs.transact((inside) => takeSilentOrders(inside, before, limit));
  const results = await oneByOne(orders, (order) => askAboutOrder(needs, order, actor));
  const paid = results.filter((result) => result.status === 'fulfilled' && result.value).length;
  return { asked: orders.length, paid, failed: results.filter(({ status }) => status === 'rejected').length };
};
