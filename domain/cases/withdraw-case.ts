import { queueCommand } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { mayWithdraw, type Case } from './case.ts';
import { withdrawalAlreadyRequested, withdrawalNotAllowed } from './case-errors.ts';
import { updateCase } from './case-store.ts';
import { getCase, getOwnCase } from './get-case.ts';
import { noteCase } from './note-case.ts';

export interface WithdrawCase {
  caseNo: string;
  clientId: string;
  /** in the applicant's words; kept with the case, in neither events nor audit */
  reason: string;
}

/** The applicant takes the application back before completion. The process is told; it settles what is under way. */
export const withdrawCase = async (needs: Needs, input: WithdrawCase, actor: Actor): Promise<Case> => {
  const { caseNo } = input;
  const found = await getOwnCase(needs, input);
  if (found.withdrawalRequestedAt !== undefined) throw withdrawalAlreadyRequested();
  if (!mayWithdraw(found.state)) throw withdrawalNotAllowed();
  await updateCase(needs, caseNo, { withdrawalRequestedAt: needs.clock.now(), withdrawalReason: input.reason });
  const payload = { name: 'application-withdrawn', businessKey: caseNo };
  await queueCommand(needs, { kind: 'correlate-message', subject: caseNo, payload });
  await noteCase(needs, { caseNo, action: 'withdraw-case', event: 'WithdrawalRequested' }, actor);
  return getCase(needs, caseNo);
};
