import type { DateTime } from 'luxon';
import { clockNotDue } from '../clocks/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { closeSupplement } from './answer-supplement.ts';
import { findCaseClock, isOver, stopCaseClock } from './case-clock.ts';
import * as errors from './case-errors.ts';
import { getLockedCase } from './get-case.ts';
import { isOpen } from './request.ts';
import { selectSupplements, updateSupplement } from './request-store.ts';

/** How the waiting for a supplement ended. */
export interface SupplementOutcome {
  supplementResult: 'received' | 'lapsed';
  /** when the acceptance limit is over that runs now, or ran last */
  acceptanceDueAt: DateTime;
}

/**
 * Asked when the supplement came or its limit is over: what counts is what was committed before the limit by our clock. `supplied`
 * are the keys of materials that issuers gave meanwhile: where that is all that was asked for, there was nothing left for the
 * applicant to hand in, and nothing lapses. Refuses as `clock-not-due` when the engine asks too early.
 */
export const settleSupplement = async (
  needs: Needs,
  { caseNo, supplied }: { caseNo: string; supplied: readonly string[] },
  actor: Actor,
): Promise<SupplementOutcome> => {
  const found = await getLockedCase(needs, caseNo);
  const request = (await selectSupplements(needs, caseNo)).at(-1);
  if (request === undefined) throw errors.supplementNotRequested();
  const round = request.answeredAt === undefined ? 1 : request.round + 1;
  const acceptance = await findCaseClock(needs, caseNo, { limit: 'acceptance', round });
  const acceptanceDueAt = acceptance?.redAt ?? needs.clock.now();
  if (request.answeredAt !== undefined) return { supplementResult: 'received', acceptanceDueAt };
  if (!isOver(needs, await findCaseClock(needs, caseNo, { limit: 'supplement' }))) throw clockNotDue();
  if (isOpen(request) && request.missing.length > 0 && request.missing.every((key) => supplied.includes(key))) {
    const { redAt } = await closeSupplement(needs, found, { request }, actor);
    return { supplementResult: 'received', acceptanceDueAt: redAt };
  }
  if (request.lapsedAt === undefined) await updateSupplement(needs, request.id, 'lapsed');
  await stopCaseClock(needs, caseNo, { limit: 'supplement', reason: 'lapsed' }, actor);
  return { supplementResult: 'lapsed', acceptanceDueAt };
};
