import { writeAuditLine } from '../audit/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { PaymentOrder } from './payment.ts';

/** Tells the case and the audit what became of an order. */
export const notePayment = async (
  needs: Needs,
  order: Pick<PaymentOrder, 'orderNo' | 'caseNo' | 'amountFen'>,
  what: { action: string; event: string; details?: Record<string, unknown> },
  actor: Actor,
): Promise<void> => {
  const { orderNo, caseNo } = order;
  const details = { orderNo, amountFen: order.amountFen, ...what.details };
  await recordCaseEvent(needs, { caseNo, type: what.event, data: details }, actor);
  await writeAuditLine(
    needs,
    { action: what.action, subjectKind: 'payment-order', subjectId: orderNo, details },
    actor,
  );
};
