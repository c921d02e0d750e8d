import type { DateTime } from 'luxon';
import { stopClocks } from '../clocks/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Case, CaseState } from './case.ts';
import { caseStateWrong } from './case-errors.ts';
import { updateCase } from './case-store.ts';
import { getCase, getLockedCase } from './get-case.ts';
import { noteCase, type CaseNote } from './note-case.ts';

interface Ending extends CaseNote {
  state: CaseState;
  /** when somebody ended it; now when left out */
  at?: DateTime | undefined;
}

/** Ends a case: state, clocks, event, audit. Done again it changes nothing. The database refuses illegal moves. */
const endCase = async (needs: Needs, ending: Ending, actor: Actor): Promise<Case> => {
  const { caseNo, state, at, ...note } = ending;
  const found = await getLockedCase(needs, caseNo);
  if (found.state === state) return found;
  if (found.closedAt !== undefined) throw caseStateWrong();
  const closedAt = needs.clock.now();
  await updateCase(needs, caseNo, { state, closedAt });
  await stopClocks(needs, { caseNo, reason: state, at }, actor);
  await noteCase(needs, { caseNo, ...note }, actor);
  return getCase(needs, caseNo);
};

export interface RejectCase {
  caseNo: string;
  /** `not-needed` or `not-competent` (行政许可法第三十二条第一款第一、二项) */
  ground: string;
  /** when the clerk decided so; now when left out */
  rejectedAt?: DateTime | undefined;
}

/** Does not take the case up. Reasons and remedies stand in the document. */
export const rejectCase = (needs: Needs, input: RejectCase, actor: Actor): Promise<Case> => {
  const { caseNo, ground, rejectedAt: at } = input;
  const note = { event: 'CaseRejected', action: 'reject-case', data: { ground } };
  return endCase(needs, { caseNo, state: 'rejected', at, ...note }, actor);
};

/** The applicant let a limit pass: supplement or payment. */
export const closeCase = (
  needs: Needs,
  { caseNo, outcome }: { caseNo: string; outcome: 'lapsed' | 'payment-lapsed' },
  actor: Actor,
): Promise<Case> => {
  const event = outcome === 'lapsed' ? 'SupplementLapsed' : 'PaymentLapsed';
  return endCase(needs, { caseNo, state: outcome, event, action: 'close-case', data: { outcome } }, actor);
};

/** The withdrawal is carried out: money given back, parcel called off by those who know of them. */
export const settleWithdrawal = (needs: Needs, { caseNo }: { caseNo: string }, actor: Actor): Promise<Case> =>
  endCase(needs, { caseNo, state: 'withdrawn', event: 'CaseWithdrawn', action: 'settle-withdrawal' }, actor);

/** The result is in the applicant's hands. */
export const recordDelivery = (
  needs: Needs,
  { caseNo, method }: { caseNo: string; method: 'courier' | 'pickup' },
  actor: Actor,
): Promise<Case> =>
  endCase(
    needs,
    { caseNo, state: 'delivered', event: 'LicenceDelivered', action: 'record-delivery', data: { method } },
    actor,
  );
