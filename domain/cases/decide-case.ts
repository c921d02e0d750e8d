import type { DateTime } from 'luxon';
import { writeAuditLine } from '../audit/index.ts';
import { openClock, stopClock, stopClocks } from '../clocks/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Case } from './case.ts';
import { caseStateWrong, licenceNotRegistered, withdrawalPending } from './case-errors.ts';
import { updateCase } from './case-store.ts';
import { getCase, getLockedCase } from './get-case.ts';
import { getLimit } from './get-limit.ts';

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
  if (found.state === decision) return found;
  if (found.state !== 'accepted') throw caseStateWrong();
  const decidedAt = input.decidedAt ?? needs.clock.now();
  const isOver = decision === 'refused';
  await updateCase(needs, caseNo, { state: decision, decidedAt, ...(isOver && { closedAt: needs.clock.now() }) });
  if (isOver) await stopClocks(needs, { caseNo, reason: decision, at: decidedAt }, actor);
  else
    for (const limitKey of ['statutory', 'promised'])
      await stopClock(
        needs,
        { subjectKind: 'case', subjectId: caseNo, limitKey, reason: decision, at: decidedAt },
        actor,
      );
  const data = { decidedAt: decidedAt.toISO() };
  await recordCaseEvent(needs, { caseNo, type: isOver ? 'ApprovalRefused' : 'ApprovalGranted', data }, actor);
  const details = { decision, ...data };
  await writeAuditLine(needs, { action: 'record-decision', subjectKind: 'case', subjectId: caseNo, details }, actor);
  return getCase(needs, caseNo);
};

/** The licence of this case stands in the repository under this identifier: the gate to completion is open. */
export const recordLicence = async (
  needs: Needs,
  input: { caseNo: string; identifier: string },
  actor: Actor,
): Promise<void> => {
  const { caseNo, identifier } = input;
  const found = await getLockedCase(needs, caseNo);
  if (found.licenceIdentifier !== undefined) return;
  await updateCase(needs, caseNo, { licenceIdentifier: identifier });
  const line = { action: 'record-licence', subjectKind: 'case', subjectId: caseNo, details: { identifier } };
  await writeAuditLine(needs, line, actor);
};

/**
 * 办结: only with the licence registered, which the database checks too. The ten days to deliver (行政许可法第四十四条) are counted from
 * here: the days a fee was waited for are the applicant's. Done again it changes nothing.
 */
export const completeCase = async (needs: Needs, { caseNo }: { caseNo: string }, actor: Actor): Promise<Case> => {
  const found = await getLockedCase(needs, caseNo);
  if (found.state === 'completed' || found.state === 'delivered') return found;
  if (found.withdrawalRequestedAt !== undefined) throw withdrawalPending();
  if (found.state !== 'granted') throw caseStateWrong();
  if (found.licenceIdentifier === undefined) throw licenceNotRegistered();
  await updateCase(needs, caseNo, { state: 'completed' });
  const { item } = await getItemOfVersion(needs, found.modelVersionId);
  const subject = { subjectKind: 'case', subjectId: caseNo, caseNo, departmentId: item.departments.window } as const;
  await openClock(needs, { ...subject, limitKey: 'delivery', limit: getLimit(item, 'delivery') }, actor);
  await recordCaseEvent(needs, { caseNo, type: 'CaseCompleted' }, actor);
  await writeAuditLine(needs, { action: 'complete-case', subjectKind: 'case', subjectId: caseNo }, actor);
  return getCase(needs, caseNo);
};
