import { writeAuditLine } from '../audit/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Case } from './case.ts';
import { openCaseClock } from './case-clock.ts';
import { caseStateWrong, licenceNotRegistered, withdrawalPending } from './case-errors.ts';
import { updateCase } from './case-store.ts';
import { getCase, getLockedCase } from './get-case.ts';
import { noteCase } from './note-case.ts';

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
  await openCaseClock(needs, found, { limit: 'delivery', whose: 'window' }, actor);
  await noteCase(needs, { caseNo, action: 'complete-case', event: 'CaseCompleted' }, actor);
  return getCase(needs, caseNo);
};
