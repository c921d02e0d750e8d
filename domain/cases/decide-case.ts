import type { DateTime } from 'luxon';
import { stopClocks } from '../clocks/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Case } from './case.ts';
import { stopCaseClock } from './case-clock.ts';
import { caseStateWrong } from './case-errors.ts';
import { updateCase } from './case-store.ts';
import { getCase, getLockedCase } from './get-case.ts';
import { noteCase } from './note-case.ts';

export interface RecordDecision {
  caseNo: string;
  decision: 'granted' | 'refused';
  /** when the person who decides decided; now when left out */
  decidedAt?: DateTime | undefined;
  /** nobody decided on a renewal before the licence expired: granted by silence (行政许可法第五十条第二款) */
  isDeemed?: boolean | undefined;
}

/**
 * Grants or refuses. The limits to decide end here (行政许可法第四十二条); a refusal ends the case, a grant goes on to fee, licence and
 * completion. Done again it changes nothing.
 */
export const recordDecision = async (needs: Needs, input: RecordDecision, actor: Actor): Promise<Case> => {
  const { caseNo, decision, isDeemed = false } = input;
  const found = await getLockedCase(needs, caseNo);
  if (found.decidedAt !== undefined) return found;
  if (found.state !== 'accepted') throw caseStateWrong();
  const decidedAt = input.decidedAt ?? needs.clock.now();
  const isEnd = decision === 'refused';
  const reason = isDeemed ? 'deemed-renewed' : decision;
  const closedAt = isEnd && { closedAt: needs.clock.now() };
  await updateCase(needs, caseNo, { state: decision, decidedAt, isDeemedRenewed: isDeemed, ...closedAt });
  if (isEnd) await stopClocks(needs, { caseNo, reason, at: decidedAt }, actor);
  else
    for (const limit of ['statutory', 'promised', 'joint-handling', 'renewal'])
      await stopCaseClock(needs, caseNo, { limit, reason, at: decidedAt }, actor);
  const event = isEnd ? 'ApprovalRefused' : isDeemed ? 'RenewalDeemedGranted' : 'ApprovalGranted';
  const data = { decidedAt: decidedAt.toISO() };
  await noteCase(needs, { caseNo, action: 'record-decision', event, data, details: { decision } }, actor);
  return getCase(needs, caseNo);
};
