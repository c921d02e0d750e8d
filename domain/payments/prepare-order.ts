import { getCase } from '../cases/index.ts';
import { openClock } from '../clocks/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { computeFee } from './fee.ts';
import { openOrder } from './open-order.ts';
import type { PaymentOrder } from './payment.ts';
import { caseNotPayable } from './payment-errors.ts';
import { lockOrderOfCase } from './payment-store.ts';

/** What is owed and since when the limit runs; both from the item as the case was opened with. */
const assess = async (needs: Needs, caseNo: string, actor: Actor): Promise<{ amountFen: number; dueAt: Date }> => {
  const { state, facts, modelVersionId } = await getCase(needs, caseNo);
  const { item } = await getItemOfVersion(needs, modelVersionId);
  const [amountFen, limit] = [computeFee(item.fee, facts), item.limits['payment']];
  if (state !== 'granted' || amountFen === 0 || limit === undefined) throw caseNotPayable();
  // a limit of the applicant's: no lights for the department
  const subject = { subjectKind: 'case', subjectId: caseNo, caseNo, limitKey: 'payment', isSupervised: false } as const;
  const { dueAt } = await openClock(needs, { ...subject, limit }, actor);
  return { amountFen, dueAt: dueAt.toJSDate() };
};

/** The order of this case, made with its clock when there is none yet. */
export const prepareOrder = async (needs: Needs, caseNo: string, actor: Actor): Promise<PaymentOrder> =>
  (await lockOrderOfCase(needs, caseNo)) ??
  openOrder(needs, { caseNo, ...(await assess(needs, caseNo, actor)) }, actor);
