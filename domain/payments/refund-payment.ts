import { writeAuditLine } from '../audit/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { oneByOne, performEffect, receiveOnce } from '../exactly-once/index.ts';
import type { EffectNeeds } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { PAYMENT_PROVIDER } from './confirm-payment.ts';
import { paymentAmountMismatch, paymentMerchantMismatch, paymentOrderUnknown } from './payment-errors.ts';
import type { PaymentGateway } from './payment-gateway.ts';
import { lockOrder, lockRefund, selectOpenRefunds, updateOrder, updateRefundDone } from './payment-store.ts';
import type { OpenRefund } from './payment-store.ts';

export type PaymentEffectNeeds = EffectNeeds & { gateway: PaymentGateway };

const settleRefunded = async (needs: Needs, refundNo: string, refundedAt: Date, actor: Actor): Promise<string> => {
  const refund = await lockRefund(needs, refundNo);
  const order = refund && (await lockOrder(needs, refund.orderNo));
  if (!refund || !order) throw paymentOrderUnknown();
  if (refund.state === 'refunded') return 'already';
  const { orderNo, caseNo } = order;
  const data = { orderNo, refundNo, amountFen: refund.amountFen };
  await updateRefundDone(needs, refundNo, refundedAt);
  await updateOrder(needs, orderNo, { state: 'refunded' });
  await recordCaseEvent(needs, { caseNo, type: 'PaymentRefunded', data }, actor);
  await writeAuditLine(
    needs,
    { action: 'refund-payment', subjectKind: 'payment-order', subjectId: orderNo, details: data },
    actor,
  );
  return 'refunded';
};

/** Sends one planned refund; repeated calls, crashes and lost answers give the money back once. */
export const sendRefund = async (
  needs: PaymentEffectNeeds,
  { refundNo, orderNo, caseNo, seq, amountFen, reason }: OpenRefund,
  actor: Actor,
): Promise<void> => {
  await performEffect(
    needs,
    { caseNo, activity: 'refund-payment', seq, kind: 'payment', request: { refundNo, orderNo, amountFen } },
    {
      send: (key) => needs.gateway.refund({ refundNo: key, orderNo, amountFen, reason }),
      query: (key) => needs.gateway.findRefund(key),
    },
    async (inside, answer) => {
      if (answer.amountFen !== amountFen) throw paymentAmountMismatch();
      await settleRefunded(inside, refundNo, new Date(answer.refundedAt), actor);
    },
  );
};

/** Sends refunds that were planned by a late payment or left open by a crash. Answers how many; one that fails keeps no other back. */
export const sendOpenRefunds = async (
  needs: PaymentEffectNeeds,
  { caseNo, limit }: { caseNo?: string; limit: number },
  actor: Actor,
): Promise<number> => {
  const open = await needs.transact((inside) => selectOpenRefunds(inside, { caseNo, limit }));
  const results = await oneByOne(open, (refund) => sendRefund(needs, refund, actor));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return open.length;
};

/** A notice that a refund went through; signature checked. */
export interface RefundNotice {
  eventId: string;
  merchant: string;
  refundNo: string;
  amountFen: number;
  /** ISO instant */
  refundedAt: string;
}

/** Takes in a refund notice, once per event id and compared with our own row. */
export const confirmRefund = async (
  needs: Needs,
  { notice, merchant }: { notice: RefundNotice; merchant: string },
  actor: Actor,
): Promise<{ outcome: string; isRepeat: boolean }> => {
  if (notice.merchant !== merchant) throw paymentMerchantMismatch();
  const { eventId, refundNo } = notice;
  return receiveOnce(needs, { provider: PAYMENT_PROVIDER, eventId, body: { ...notice } }, async () => {
    const refund = await lockRefund(needs, refundNo);
    if (!refund) throw paymentOrderUnknown();
    if (refund.amountFen !== notice.amountFen) throw paymentAmountMismatch();
    return settleRefunded(needs, refundNo, new Date(notice.refundedAt), actor);
  });
};
