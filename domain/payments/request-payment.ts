import type { DateTime } from 'luxon';
import { officeTime } from '../calendar/index.ts';
import { performEffect } from '../exactly-once/index.ts';
import type { Actor } from '../needs.ts';
import { REQUEST_PAYMENT } from './open-order.ts';
import { prepareOrder } from './prepare-order.ts';
import type { PaymentOrder } from './payment.ts';
import { caseNotPayable } from './payment-errors.ts';
import { lockOrder } from './payment-store.ts';
import type { PaymentEffectNeeds } from './refund-payment.ts';
import { settleOrderAnswer } from './settle-order-answer.ts';
import { closeUnpaidOrder } from './settle-payment-lapse.ts';

/** What is asked of the applicant, and until when. */
export interface RequestedPayment {
  orderNo: string;
  amountFen: number;
  payUrl: string;
  /** the last day, yyyy-mm-dd */
  dueOn: string;
  /** the instant after it */
  paymentDueAt: DateTime;
  /** false: it was paid before we had the answer, nobody need be asked */
  isPayable: boolean;
}

/** The case was withdrawn while we asked: what we opened at the platform is closed again, so that nobody pays into it. */
const giveUp = async (needs: PaymentEffectNeeds, order: PaymentOrder, actor: Actor): Promise<never> => {
  await closeUnpaidOrder(needs, order, 'withdrawn', actor);
  throw caseNotPayable();
};

/**
 * Computes the fee by the item's rule, writes the order with its clock, and opens it at the payment platform: one order per case,
 * however often this runs (《行政许可法》第五十八条、第五十九条).
 */
export const requestPayment = async (
  needs: PaymentEffectNeeds,
  { caseNo }: { caseNo: string },
  actor: Actor,
): Promise<RequestedPayment> => {
  const order = await needs.transact((inside) => prepareOrder(inside, caseNo, actor));
  if (order.state === 'closed') return giveUp(needs, order, actor);
  const { orderNo, seq, amountFen, dueAt } = order;
  // the last millisecond of the last day is still in time
  const paymentDueAt = officeTime(dueAt).plus({ milliseconds: 1 });
  const expiresAt = paymentDueAt.toISO() ?? '';
  const answer = await performEffect(
    needs,
    { caseNo, activity: REQUEST_PAYMENT, seq, kind: 'payment', request: { orderNo, amountFen, expiresAt } },
    {
      send: (key) =>
        needs.gateway.createOrder({ orderNo: key, amountFen, subject: `行政审批收费（办件 ${caseNo}）`, expiresAt }),
      query: (key) => needs.gateway.findOrder(key),
    },
    (inside, found) => settleOrderAnswer(inside, found, { tellProcess: true, reason: 'closed-by-platform' }, actor),
  );
  const settled = await needs.transact((inside) => lockOrder(inside, orderNo));
  if (settled?.state === 'closed') return giveUp(needs, order, actor);
  const dueOn = officeTime(dueAt).toISODate() ?? '';
  return { orderNo, amountFen, payUrl: answer.payUrl, dueOn, paymentDueAt, isPayable: settled?.state === 'payable' };
};
