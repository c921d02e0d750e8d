import { writeAuditLine } from '../audit/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { effectKey } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { PaymentOrder } from './payment.ts';
import { paymentOrderUnknown } from './payment-errors.ts';
import { insertOrder, lockOrder } from './payment-store.ts';

/** The effect that opens an order at the platform; its key is the order number. */
export const REQUEST_PAYMENT = 'request-payment';

/** Writes down what is asked of the applicant, before the platform is asked for anything. */
export const openOrder = async (
  needs: Needs,
  { caseNo, amountFen, dueAt }: Pick<PaymentOrder, 'caseNo' | 'amountFen' | 'dueAt'>,
  actor: Actor,
): Promise<PaymentOrder> => {
  const orderNo = effectKey({ caseNo, activity: REQUEST_PAYMENT, seq: 0 });
  const isNew = await insertOrder(needs, { orderNo, caseNo, seq: 0, amountFen, dueAt });
  const data = { orderNo, amountFen, dueAt: dueAt.toISOString() };
  if (isNew) await recordCaseEvent(needs, { caseNo, type: 'PaymentRequested', data }, actor);
  const line = { action: REQUEST_PAYMENT, subjectKind: 'payment-order', subjectId: orderNo, details: data };
  if (isNew) await writeAuditLine(needs, line, actor);
  const order = await lockOrder(needs, orderNo);
  if (!order) throw paymentOrderUnknown();
  return order;
};
