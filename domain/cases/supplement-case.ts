import type { DateTime } from 'luxon';
import type { Actor, Needs } from '../needs.ts';
import { openCaseClock, stopCaseClock } from './case-clock.ts';
import * as errors from './case-errors.ts';
import { updateCase } from './case-store.ts';
import { getLockedCase } from './get-case.ts';
import { noteCase } from './note-case.ts';
import { isOpen } from './request.ts';
import { insertSupplement, selectSupplements } from './request-store.ts';

export interface RequestSupplement {
  caseNo: string;
  /** keys of the materials to be handed in */
  missing: readonly string[];
  /** everything that is missing or wrong, in words */
  reason: string;
  /** account id */
  requestedBy: string;
  requestedAt?: DateTime | undefined;
}

/**
 * Tells the applicant once everything that is missing (行政许可法第三十二条第一款第四项). The acceptance limit ends, the applicant's own
 * begins. Returns when that one is over, and its last day. Done again for the open notice it changes nothing.
 */
export const requestSupplement = async (
  needs: Needs,
  input: RequestSupplement,
  actor: Actor,
): Promise<{ supplementDueAt: DateTime; dueOn: string }> => {
  const { caseNo, missing, reason, requestedBy } = input;
  const found = await getLockedCase(needs, caseNo);
  const earlier = await selectSupplements(needs, caseNo);
  if (earlier.length === 0) {
    await insertSupplement(needs, { caseNo, round: 1, missing, reason, requestedBy });
    await updateCase(needs, caseNo, { state: 'supplementing', supplementRound: 1 });
    const stop = { reason: 'supplement-requested', at: input.requestedAt };
    for (const limit of ['acceptance', 'pre-review']) await stopCaseClock(needs, caseNo, { limit, ...stop }, actor);
    const note = { caseNo, action: 'request-supplement', event: 'SupplementRequested', data: { missing } };
    await noteCase(needs, { ...note, details: { requestedBy } }, actor);
  } else if (!earlier.some(isOpen)) throw errors.supplementUsed();
  const clock = await openCaseClock(needs, found, { limit: 'supplement', whose: 'applicant' }, actor);
  return { supplementDueAt: clock.redAt, dueOn: clock.dueAt.toISODate() ?? '' };
};
