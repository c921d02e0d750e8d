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
}

/**
 * Grants or refuses. The limits to decide end here (行政许可法第四十二条); a refusal ends the case, a grant goes on to fee, licence and
 * completion. Done again it changes nothing.
 */
export const recordDecision = async (needs: Needs, input: RecordDecision, actor: Actor): Promise<Case> => {
  const { caseNo, decision } = input;
  const found = await getLockedCase(needs, caseNo);
  if (found.decidedAt !== undefined) return found;
  if (found.state !== 'accepted') throw caseStateWrong();
  const decidedAt = input.decidedAt ?? needs.clock.now();
  const isEnd = decision === 'refused';
  await updateCase(needs, caseNo, { state: decision, decidedAt, ...(isEnd && { closedAt: needs.clock.now() }) });
  if (isEnd) await stopClocks(needs, { caseNo, reason: decision, at: decidedAt }, actor);
  else
    for (const limit of ['statutory', 'promised', 'joint-handling'])
      await stopCaseClock(needs, caseNo, { limit, reason: decision, at: decidedAt }, actor);
  const event = isEnd ? 'ApprovalRefused' : 'ApprovalGranted';
  const data = { decidedAt: decidedAt.toISO() };
  await noteCase(needs, { caseNo, action: 'record-decision', event, data, details: { decision } }, actor);
  return getCase(needs, caseNo);
};
