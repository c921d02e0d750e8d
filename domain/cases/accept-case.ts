import type { DateTime } from 'luxon';
import { writeAuditLine } from '../audit/index.ts';
import { openClock, stopClocks } from '../clocks/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Case } from './case.ts';
import { caseStateWrong } from './case-errors.ts';
import { updateCase } from './case-store.ts';
import { getCase, getLockedCase } from './get-case.ts';
import { getLimit } from './get-limit.ts';
import { selectSupplements } from './request-store.ts';

export interface AcceptCase {
  caseNo: string;
  /** nobody told the applicant anything within the limit: accepted as of receipt (行政许可法第三十二条第一款第四项) */
  isDeemed: boolean;
  /** when the clerk accepted it; not used when deemed */
  acceptedAt?: DateTime | undefined;
}

/** Takes the case up: statutory and promised time start. Done again it changes nothing. */
export const acceptCase = async (needs: Needs, input: AcceptCase, actor: Actor): Promise<Case> => {
  const found = await getLockedCase(needs, input.caseNo);
  if (found.acceptedAt !== undefined) return found;
  if (found.state !== 'submitted') throw caseStateWrong();
  const { caseNo, isDeemed } = input;
  const acceptedAt = isDeemed ? await lastReceipt(needs, found) : (input.acceptedAt ?? needs.clock.now());
  await updateCase(needs, caseNo, { state: 'accepted', acceptedAt, isDeemedAccepted: isDeemed });
  await stopClocks(needs, { caseNo, reason: isDeemed ? 'deemed-accepted' : 'accepted' }, actor);

  const { item } = await getItemOfVersion(needs, found.modelVersionId);
  const subject = { subjectKind: 'case', subjectId: caseNo, caseNo, departmentId: item.departments.lead } as const;
  for (const limitKey of ['statutory', 'promised'])
    await openClock(needs, { ...subject, limitKey, limit: getLimit(item, limitKey), startedAt: acceptedAt }, actor);

  const data = { isDeemed, acceptedAt: acceptedAt.toISO() };
  await recordCaseEvent(needs, { caseNo, type: isDeemed ? 'CaseDeemedAccepted' : 'CaseAccepted', data }, actor);
  await writeAuditLine(needs, { action: 'accept-case', subjectKind: 'case', subjectId: caseNo, details: data }, actor);
  return getCase(needs, caseNo);
};

/** Silence counts from the last time the applicant handed something in. */
const lastReceipt = async (needs: Needs, found: Case): Promise<DateTime> => {
  const answered = (await selectSupplements(needs, found.caseNo))
    .map((one) => one.answeredAt)
    .filter((at) => at !== undefined);
  return answered.at(-1) ?? found.receivedAt;
};
