import { openIncident, resolveIncident } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { notePayment } from './note-payment.ts';
import { mayMove } from './payment.ts';
import type { PaymentOrder, Refund } from './payment.ts';
import { paymentAmountMismatch, paymentOrderUnknown } from './payment-errors.ts';
import type { GatewayRefund } from './payment-gateway.ts';
import { lockOrder, updateOrder } from './payment-store.ts';
import { lockRefund, selectRefunds, updateRefund } from './refund-store.ts';

export const REFUND_REFUSED = 'refund-refused';

/** What the platform says of a refund, by answer, query or notice. */
export type RefundNews = Pick<GatewayRefund, 'refundNo' | 'amountFen' | 'status'> &
  Partial<Pick<GatewayRefund, 'gatewayRefundId' | 'refundedAt'>>;

/** refunded, failed: just now · sent: the platform is at it · already: known, or overtaken */
export type RefundOutcome = 'refunded' | 'sent' | 'failed' | 'already';

const settleDone = async (
  needs: Needs,
  refund: Refund,
  order: PaymentOrder,
  news: RefundNews,
  actor: Actor,
): Promise<RefundOutcome> => {
  const { refundNo, amountFen } = refund;
  const refundedAt = news.refundedAt === undefined ? needs.clock.now().toJSDate() : new Date(news.refundedAt);
  await updateRefund(needs, refundNo, { state: 'refunded', gatewayRefundId: news.gatewayRefundId, refundedAt });
  const all = await selectRefunds(needs, order.orderNo);
  const backFen = all.reduce((sum, { state, amountFen: fen }) => (state === 'refunded' ? sum + fen : sum), 0);
  if (backFen === order.amountFen && mayMove(order.state, 'refunded'))
    await updateOrder(needs, order.orderNo, { state: 'refunded' });
  const details = { refundNo, amountFen };
  await notePayment(needs, order, { action: 'refund-payment', event: 'PaymentRefunded', details }, actor);
  for (const kind of [REFUND_REFUSED, 'refund-failed'])
    await resolveIncident(needs, { kind, subject: refundNo }, actor);
  return 'refunded';
};

const settleFailed = async (
  needs: Needs,
  refund: Refund,
  order: PaymentOrder,
  actor: Actor,
): Promise<RefundOutcome> => {
  const { refundNo, amountFen } = refund;
  await updateRefund(needs, refundNo, { state: 'failed' });
  const details = { refundNo, amountFen };
  await notePayment(needs, order, { action: 'fail-refund', event: 'RefundFailed', details }, actor);
  const { caseNo } = order;
  await openIncident(needs, { kind: 'refund-failed', subject: refundNo, caseNo, message: 'the platform gave it up' });
  return 'failed';
};

/**
 * Brings what the platform says of a refund into our row, as far as it moves it forward: intended → sent → refunded or failed.
 * Money that did arrive after all counts, whatever was said before.
 */
export const settleRefund = async (needs: Needs, news: RefundNews, actor: Actor): Promise<RefundOutcome> => {
  const found = await lockRefund(needs, news.refundNo);
  const order = found && (await lockOrder(needs, found.orderNo));
  if (!found || !order) throw paymentOrderUnknown();
  if (found.amountFen !== news.amountFen) throw paymentAmountMismatch();
  if (news.status === 'refunded')
    return found.state === 'refunded' ? 'already' : settleDone(needs, found, order, news, actor);
  const isOpen = found.state === 'intended' || found.state === 'sent';
  if (news.status === 'failed') return isOpen ? settleFailed(needs, found, order, actor) : 'already';
  // taken after all, though it takes its time
  await resolveIncident(needs, { kind: REFUND_REFUSED, subject: found.refundNo }, actor);
  if (found.state !== 'intended') return 'already';
  await updateRefund(needs, found.refundNo, { state: 'sent', gatewayRefundId: news.gatewayRefundId ?? '' });
  return 'sent';
};
