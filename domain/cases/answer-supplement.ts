import type { LimitClock } from '../clocks/index.ts';
import { queueCommand } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Case } from './case.ts';
import { findCaseClock, isOver, openAcceptance, stopCaseClock } from './case-clock.ts';
import * as errors from './case-errors.ts';
import { type CaseChange, updateCase } from './case-store.ts';
import { correctForm } from './correct-form.ts';
import { getOwnCase } from './get-case.ts';
import { noteCase } from './note-case.ts';
import type { SupplementRequest } from './request.ts';
import { selectSupplements, updateSupplement } from './request-store.ts';

export interface AnswerSupplement {
  caseNo: string;
  clientId: string;
  /** the whole form again, where it was corrected */
  form?: Record<string, unknown> | undefined;
}

/** Nothing is missing any more: the notice is answered, the applicant's limit ends, a new one to accept begins. */
export const closeSupplement = async (
  needs: Needs,
  found: Case,
  { request: { id, round }, corrected }: { request: SupplementRequest; corrected?: CaseChange },
  actor: Actor,
): Promise<LimitClock> => {
  const { caseNo } = found;
  await updateSupplement(needs, id, 'answered');
  await updateCase(needs, caseNo, { state: 'submitted', ...corrected });
  await stopCaseClock(needs, caseNo, { limit: 'supplement', reason: 'answered' }, actor);
  const acceptance = await openAcceptance(needs, found, { round: round + 1, receivedAt: needs.clock.now() }, actor);
  const note = { caseNo, action: 'answer-supplement', event: 'SupplementReceived', data: { round } };
  await noteCase(needs, note, actor);
  return acceptance;
};

/**
 * The applicant has handed in what was missing, in time by our clock; the materials themselves are filed by the caller in the same
 * transaction. A new acceptance limit starts. Returns the round and which materials were asked for.
 */
export const answerSupplement = async (
  needs: Needs,
  input: AnswerSupplement,
  actor: Actor,
): Promise<{ round: number; missing: string[] }> => {
  const { caseNo } = input;
  const found = await getOwnCase(needs, input);
  const request = (await selectSupplements(needs, caseNo)).at(-1);
  if (request?.lapsedAt !== undefined) throw errors.supplementLapsed();
  const isAnswered = request?.answeredAt !== undefined;
  if (request === undefined || isAnswered || found.state !== 'supplementing') throw errors.supplementNotRequested();
  if (isOver(needs, await findCaseClock(needs, caseNo, { limit: 'supplement' }))) throw errors.supplementLapsed();

  const { round, missing } = request;
  const corrected = await correctForm(needs, found, input.form);
  await closeSupplement(needs, found, { request, corrected }, actor);
  const payload = { name: 'supplement-received', businessKey: caseNo };
  await queueCommand(needs, { kind: 'correlate-message', subject: caseNo, payload });
  return { round, missing };
};
