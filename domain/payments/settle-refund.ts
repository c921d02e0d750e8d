import { confirmEffect, openIncident, resolveIncident } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { notePayment } from './note-payment.ts';
import { givenBackFen, mayMove } from './payment.ts';
import type { PaymentOrder, Refund } from './payment.ts';
import { paymentAmountMismatch, paymentOrderUnknown } from './payment-errors.ts';
import type { GatewayRefund } from './payment-gateway.ts';
import { lockOrder, updateOrder } from './payment-store.ts';
import { lockRefund, selectRefunds, updateRefund } from './refund-store.ts';

export const REFUND_REFUSED = 'refund-refused';
/** The provider wants a person of ours to finish it on its own pages. */
const REFUND_STUCK = 'refund-stuck';
/** Money went back that was given up before, and was decided anew since. */
const REFUND_DOUBLED = 'refund-doubled';

/** What the platform says of a refund, by answer, query or notice. */
export type RefundNews = Pick<GatewayRefund, 'refundNo' | 'amountFen' | 'status'> &
  Partial<Pick<GatewayRefund, 'gatewayRefundId' | 'refundedAt' | 'isStuck'>>;

/** refunded, failed: just now · sent: the platform is at it · already: known, or overtaken */
export type RefundOutcome = 'refunded' | 'sent' | 'failed' | 'already';

/** A refund we took for given up went through after all: whether more goes back than should. */
const noteDoubled = async (
  needs: Needs,
  refund: Refund,
  order: PaymentOrder,
  all: readonly Refund[],
): Promise<void> => {
  const { refundNo, seq, state } = refund;
  const fen = givenBackFen(all);
  const isDecidedAnew = all.some((one) => one.state !== 'failed' && one.seq > seq);
  if (state !== 'failed' || !(isDecidedAnew || fen > order.amountFen)) return;
  const message = `the refund that was given up went through; ${fen} of ${order.amountFen} fen are or go back`;
  await openIncident(needs, { kind: REFUND_DOUBLED, subject: refundNo, caseNo: order.caseNo, message });
};

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
  const backFen = givenBackFen(all.filter(({ state }) => state === 'refunded'));
  if (backFen >= order.amountFen && mayMove(order.state, 'refunded'))
    await updateOrder(needs, order.orderNo, { state: 'refunded' });
  const details = { refundNo, amountFen };
  await notePayment(needs, order, { action: 'refund-payment', event: 'PaymentRefunded', details }, actor);
  for (const kind of [REFUND_REFUSED, REFUND_STUCK, 'refund-failed'])
    await resolveIncident(needs, { kind, subject: refundNo }, actor);
  await noteDoubled(needs, refund, order, all);
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
  await resolveIncident(needs, { kind: REFUND_STUCK, subject: refundNo }, actor);
  await openIncident(needs, { kind: 'refund-failed', subject: refundNo, caseNo, message: 'the platform gave it up' });
  return 'failed';
};

/** The platform has it, and takes its time or waits for a person. */
const settleTaken = async (
  needs: Needs,
  { refundNo, state }: Refund,
  { caseNo }: PaymentOrder,
  { isStuck, gatewayRefundId = '' }: RefundNews,
  actor: Actor,
): Promise<RefundOutcome> => {
  await resolveIncident(needs, { kind: REFUND_REFUSED, subject: refundNo }, actor);
  const message = 'to be finished by hand on the pages of the provider';
  if (isStuck === true) await openIncident(needs, { kind: REFUND_STUCK, subject: refundNo, caseNo, message });
  if (state !== 'intended') return 'already';
  await updateRefund(needs, refundNo, { state: 'sent', gatewayRefundId });
  return 'sent';
};

/**
 * Brings what the platform says of a refund into our row, as far as it moves it forward: intended → sent → refunded or failed.
 * Money that did arrive after all counts, whatever was said before.
 */
export const settleRefund = async (needs: Needs, news: RefundNews, actor: Actor): Promise<RefundOutcome> => {
  // before the refund is locked, in the order in which its sender comes to them
  await confirmEffect(needs, news.refundNo, news);
  const found = await lockRefund(needs, news.refundNo);
  const order = found && (await lockOrder(needs, found.orderNo));
  if (!found || !order) throw paymentOrderUnknown();
  if (found.amountFen !== news.amountFen) throw paymentAmountMismatch();
  if (news.status === 'refunded')
    return found.state === 'refunded' ? 'already' : settleDone(needs, found, order, news, actor);
  const isOpen = found.state === 'intended' || found.state === 'sent';
  if (news.status === 'failed') return isOpen ? settleFailed(needs, found, order, actor) : 'already';
  return isOpen ? settleTaken(needs, found, order, news, actor) : 'already';
};
