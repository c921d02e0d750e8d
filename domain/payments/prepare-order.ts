import { getLockedCase, withdrawalPending } from '../cases/index.ts';
import type { Case } from '../cases/index.ts';
import { openClock } from '../clocks/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { computeFee } from './fee.ts';
import { openOrder } from './open-order.ts';
import type { PaymentOrder } from './payment.ts';
import { caseNotPayable } from './payment-errors.ts';
import { selectOrderOfCase } from './payment-store.ts';

/** What is owed and since when the limit runs; both from the item as the case was opened with. */
const assess = async (needs: Needs, file: Case, actor: Actor): Promise<{ amountFen: number; dueAt: Date }> => {
  const { caseNo, state, facts, modelVersionId, withdrawalRequestedAt } = file;
  // the engine is about to hear of it and takes this work away: nothing went wrong, and nobody need look
  if (withdrawalRequestedAt !== undefined) throw withdrawalPending();
  const { item } = await getItemOfVersion(needs, modelVersionId);
  const [amountFen, limit] = [computeFee(item.fee, facts), item.limits['payment']];
  if (state !== 'granted' || amountFen === 0 || limit === undefined) throw caseNotPayable();
  // a limit of the applicant's: no lights for the department
  const subject = { subjectKind: 'case', subjectId: caseNo, caseNo, limitKey: 'payment', isSupervised: false } as const;
  const { dueAt } = await openClock(needs, { ...subject, limit }, actor);
  return { amountFen, dueAt: dueAt.toJSDate() };
};

/**
 * The order of this case, made with its clock when there is none yet. Meanwhile the case is held: a withdrawal that comes later finds
 * the order, one that came before forbids it.
 */
export const prepareOrder = async (needs: Needs, caseNo: string, actor: Actor): Promise<PaymentOrder> => {
  const file = await getLockedCase(needs, caseNo);
  const known = await selectOrderOfCase(needs, caseNo);
  return known ?? openOrder(needs, { caseNo, ...(await assess(needs, file, actor)) }, actor);
};
