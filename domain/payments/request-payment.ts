import type { DateTime } from 'luxon';
import { officeTime } from '../calendar/index.ts';
import { performEffect } from '../exactly-once/index.ts';
import type { Actor } from '../needs.ts';
import { REQUEST_PAYMENT } from './open-order.ts';
import { prepareOrder } from './prepare-order.ts';
import type { PaymentEffectNeeds } from './refund-payment.ts';
import { settleOrderAnswer } from './settle-order-answer.ts';

/** What is asked of the applicant, and until when. */
export interface RequestedPayment {
  orderNo: string;
  amountFen: number;
  payUrl: string;
  /** the last day, yyyy-mm-dd */
  dueOn: string;
  /** the instant after it */
  paymentDueAt: DateTime;
}

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
  const { orderNo, seq, amountFen, dueAt } = order;
  // the last millisecond of the last day is still in time
  const paymentDueAt = officeTime(dueAt).plus({ milliseconds: 1 });
  const expiresAt = paymentDueAt.toISO() ?? '';
  const answer = await performEffect(
    needs,
    { caseNo, activity: REQUEST_PAYMENT, seq, kind: 'payment', request: { orderNo, amountFen, expiresAt } },
    {
      send: (key) => needs.gateway.createOrder({ orderNo: key, amountFen, subject: `办件 ${caseNo} 缴费`, expiresAt }),
      query: (key) => needs.gateway.findOrder(key),
    },
    (inside, found) => settleOrderAnswer(inside, found, { tellProcess: true, reason: 'closed-by-platform' }, actor),
  );
  return { orderNo, amountFen, payUrl: answer.payUrl, dueOn: officeTime(dueAt).toISODate() ?? '', paymentDueAt };
};
