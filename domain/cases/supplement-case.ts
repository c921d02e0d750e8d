import type { DateTime } from 'luxon';
import { writeAuditLine } from '../audit/index.ts';
import { clockNotDue, findClock, openClock, stopClock } from '../clocks/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { queueCommand } from '../exactly-once/index.ts';
import { checkFilingForm, extractFacts, getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { limitKeyOf, type Case } from './case.ts';
import * as errors from './case-errors.ts';
import { updateCase } from './case-store.ts';
import { getLockedCase, getOwnCase } from './get-case.ts';
import { getLimit } from './get-limit.ts';
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

/** May a supplement still be asked for? Once, and everything at once (行政许可法第三十二条第一款第四项). */
export const mayRequestSupplement = async (needs: Needs, caseNo: string): Promise<boolean> =>
  (await selectSupplements(needs, caseNo)).length === 0;

/**
 * Tells the applicant once everything that is missing. The acceptance limit ends, the applicant's own begins. Returns when that one
 * is over, and its last day. Done again for the open notice it changes nothing.
 */
export const requestSupplement = async (
  needs: Needs,
  input: RequestSupplement,
  actor: Actor,
): Promise<{ supplementDueAt: DateTime; dueOn: string }> => {
  const { caseNo, missing, reason, requestedBy } = input;
  const found = await getLockedCase(needs, caseNo);
  const earlier = await selectSupplements(needs, caseNo);
  const subject = { subjectKind: 'case', subjectId: caseNo, caseNo } as const;
  if (earlier.length === 0) {
    await insertSupplement(needs, { caseNo, round: 1, missing, reason, requestedBy });
    await updateCase(needs, caseNo, { state: 'supplementing', supplementRound: 1 });
    const stop = { ...subject, limitKey: 'acceptance', reason: 'supplement-requested', at: input.requestedAt };
    await stopClock(needs, stop, actor);
    await recordCaseEvent(needs, { caseNo, type: 'SupplementRequested', data: { missing } }, actor);
    const details = { missing, requestedBy };
    await writeAuditLine(
      needs,
      { action: 'request-supplement', subjectKind: 'case', subjectId: caseNo, details },
      actor,
    );
  } else if (!earlier.some(isOpen)) throw errors.supplementUsed();
  const { item } = await getItemOfVersion(needs, found.modelVersionId);
  const limit = { limitKey: 'supplement', limit: getLimit(item, 'supplement'), isSupervised: false };
  const clock = await openClock(needs, { ...subject, ...limit }, actor);
  return { supplementDueAt: clock.redAt, dueOn: clock.dueAt.toISODate() ?? '' };
};

export interface AnswerSupplement {
  caseNo: string;
  clientId: string;
  /** the whole form again, where it was corrected */
  form?: Record<string, unknown> | undefined;
}

/**
 * The applicant has handed in what was missing, in time by our clock; the materials themselves are filed by the caller in the same
 * transaction. A new acceptance limit starts. Returns the case and which materials were asked for.
 */
export const answerSupplement = async (
  needs: Needs,
  input: AnswerSupplement,
  actor: Actor,
): Promise<{ round: number; missing: string[] }> => {
  const { caseNo } = input;
  const found = await getOwnCase(needs, input);
  const open = (await selectSupplements(needs, caseNo)).at(-1);
  if (open?.lapsedAt !== undefined) throw errors.supplementLapsed();
  if (open === undefined || !isOpen(open) || found.state !== 'supplementing') throw errors.supplementNotRequested();
  const subject = { subjectKind: 'case', subjectId: caseNo } as const;
  const clock = await findClock(needs, { ...subject, limitKey: 'supplement' });
  if (clock !== undefined && needs.clock.now() >= clock.redAt) throw errors.supplementLapsed();

  const corrected = await correctForm(needs, found, input.form);
  await updateSupplement(needs, open.id, 'answered');
  await updateCase(needs, caseNo, { state: 'submitted', ...corrected });
  await stopClock(needs, { ...subject, limitKey: 'supplement', reason: 'answered' }, actor);
  await openAcceptanceClock(needs, found, open.round + 1, actor);
  const payload = { name: 'supplement-received', businessKey: caseNo };
  await queueCommand(needs, { kind: 'correlate-message', subject: caseNo, payload });
  await recordCaseEvent(needs, { caseNo, type: 'SupplementReceived', data: { round: open.round } }, actor);
  await writeAuditLine(needs, { action: 'answer-supplement', subjectKind: 'case', subjectId: caseNo }, actor);
  return { round: open.round, missing: open.missing };
};

const correctForm = async (needs: Needs, found: Case, form: Record<string, unknown> | undefined) => {
  if (form === undefined) return {};
  const published = await getItemOfVersion(needs, found.modelVersionId);
  checkFilingForm(published, form);
  return { form, facts: extractFacts(published, { form, delivery: found.delivery }) };
};

const openAcceptanceClock = async (needs: Needs, found: Case, round: number, actor: Actor) => {
  const { item } = await getItemOfVersion(needs, found.modelVersionId);
  const subject = { subjectKind: 'case', subjectId: found.caseNo, caseNo: found.caseNo } as const;
  const limit = { limitKey: limitKeyOf('acceptance', round), limit: getLimit(item, 'acceptance') };
  return openClock(needs, { ...subject, ...limit, departmentId: item.departments.window }, actor);
};

/** How the waiting for a supplement ended. */
export interface SupplementOutcome {
  supplementResult: 'received' | 'lapsed';
  /** when the acceptance limit is over that runs now, or ran last */
  acceptanceDueAt: DateTime;
}

/**
 * Asked when the supplement came or its limit is over: what counts is what was committed before the limit by our clock. Refuses as
 * `clock-not-due` when the engine asks too early.
 */
export const settleSupplement = async (
  needs: Needs,
  { caseNo }: { caseNo: string },
  actor: Actor,
): Promise<SupplementOutcome> => {
  await getLockedCase(needs, caseNo);
  const open = (await selectSupplements(needs, caseNo)).at(-1);
  if (open === undefined) throw errors.supplementNotRequested();
  const subject = { subjectKind: 'case', subjectId: caseNo } as const;
  const round = open.answeredAt === undefined ? 1 : open.round + 1;
  const acceptance = await findClock(needs, { ...subject, limitKey: limitKeyOf('acceptance', round) });
  const acceptanceDueAt = acceptance?.redAt ?? needs.clock.now();
  if (open.answeredAt !== undefined) return { supplementResult: 'received', acceptanceDueAt };
  const clock = await findClock(needs, { ...subject, limitKey: 'supplement' });
  if (clock !== undefined && needs.clock.now() < clock.redAt) throw clockNotDue();
  if (open.lapsedAt === undefined) await updateSupplement(needs, open.id, 'lapsed');
  await stopClock(needs, { ...subject, limitKey: 'supplement', reason: 'lapsed' }, actor);
  return { supplementResult: 'lapsed', acceptanceDueAt };
};

/** The acceptance clock that runs now, or ran last. */
export const findAcceptanceClock = async (needs: Needs, caseNo: string) => {
  const answered = (await selectSupplements(needs, caseNo)).filter((one) => one.answeredAt !== undefined);
  const limitKey = limitKeyOf('acceptance', answered.length + 1);
  return findClock(needs, { subjectKind: 'case', subjectId: caseNo, limitKey });
};
