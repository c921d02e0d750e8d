import { queueCommand } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { findCaseClock, isOver, openAcceptance, stopCaseClock } from './case-clock.ts';
import * as errors from './case-errors.ts';
import { updateCase } from './case-store.ts';
import { correctForm } from './correct-form.ts';
import { getOwnCase } from './get-case.ts';
import { noteCase } from './note-case.ts';
import { selectSupplements, updateSupplement } from './request-store.ts';

export interface AnswerSupplement {
  caseNo: string;
  clientId: string;
  /** the whole form again, where it was corrected */
  form?: Record<string, unknown> | undefined;
}

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
  await updateSupplement(needs, request.id, 'answered');
  await updateCase(needs, caseNo, { state: 'submitted', ...corrected });
  await stopCaseClock(needs, caseNo, { limit: 'supplement', reason: 'answered' }, actor);
  await openAcceptance(needs, found, { round: round + 1, receivedAt: needs.clock.now() }, actor);
  const payload = { name: 'supplement-received', businessKey: caseNo };
  await queueCommand(needs, { kind: 'correlate-message', subject: caseNo, payload });
  const note = { caseNo, action: 'answer-supplement', event: 'SupplementReceived', data: { round } };
  await noteCase(needs, note, actor);
  return { round, missing };
};
