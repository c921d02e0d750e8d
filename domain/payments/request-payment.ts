import type { DateTime } from 'luxon';
import { writeAuditLine } from '../audit/index.ts';
import { officeTime } from '../calendar/index.ts';
import { getCase } from '../cases/index.ts';
import { openClock } from '../clocks/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { effectKey, performEffect } from '../exactly-once/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { computeFee } from './fee.ts';
import type { PaymentOrder } from './payment.ts';
import { caseNotPayable } from './payment-errors.ts';
import { insertOrder, lockOrderOfCase } from './payment-store.ts';
import type { PaymentEffectNeeds } from './refund-payment.ts';
import { settleOrderAnswer } from './settle-order-answer.ts';

const ACTIVITY = 'request-payment';

/** The order of this case, made with its clock when there is none yet. */
const prepareOrder = async (needs: Needs, caseNo: string, actor: Actor): Promise<PaymentOrder> => {
  const known = await lockOrderOfCase(needs, caseNo);
  if (known) return known;
  const { state, facts, modelVersionId } = await getCase(needs, caseNo);
  const { item } = await getItemOfVersion(needs, modelVersionId);
  const [amountFen, limit] = [computeFee(item.fee, facts), item.limits['payment']];
  if (state !== 'granted' || amountFen === 0 || limit === undefined) throw caseNotPayable();
  // a limit of the applicant's: no lights for the department
  const subject = { subjectKind: 'case', subjectId: caseNo, caseNo, limitKey: 'payment', isSupervised: false } as const;
  const clock = await openClock(needs, { ...subject, limit }, actor);
  const orderNo = effectKey({ caseNo, activity: ACTIVITY, seq: 0 });
  await insertOrder(needs, { orderNo, caseNo, seq: 0, amountFen, dueAt: clock.dueAt.toJSDate() });
  const data = { orderNo, amountFen, dueAt: clock.dueAt.toISO() };
  await recordCaseEvent(needs, { caseNo, type: 'PaymentRequested', data }, actor);
  await writeAuditLine(
    needs,
    { action: ACTIVITY, subjectKind: 'payment-order', subjectId: orderNo, details: data },
    actor,
  );
  return (await lockOrderOfCase(needs, caseNo)) as PaymentOrder;
};

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
    { caseNo, activity: ACTIVITY, seq, kind: 'payment', request: { orderNo, amountFen, expiresAt } },
    {
      send: (key) => needs.gateway.createOrder({ orderNo: key, amountFen, subject: `办件 ${caseNo} 缴费`, expiresAt }),
      query: (key) => needs.gateway.findOrder(key),
    },
    (inside, found) => settleOrderAnswer(inside, found, { tellProcess: true, reason: 'closed-by-platform' }, actor),
  );
  return { orderNo, amountFen, payUrl: answer.payUrl, dueOn: officeTime(dueAt).toISODate() ?? '', paymentDueAt };
};
