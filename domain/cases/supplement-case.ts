import type { DateTime } from 'luxon';
import { clockNotDue } from '../clocks/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { findCaseClock, isOver, openCaseClock, stopCaseClock } from './case-clock.ts';
import { closeSupplement } from './answer-supplement.ts';
import * as errors from './case-errors.ts';
import { updateCase } from './case-store.ts';
import { getLockedCase } from './get-case.ts';
import { noteCase } from './note-case.ts';
import { isOpen } from './request.ts';
import { insertSupplement, selectSupplements, updateSupplement } from './request-store.ts';

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
