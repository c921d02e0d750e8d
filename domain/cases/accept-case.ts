import type { DateTime } from 'luxon';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Case } from './case.ts';
import { findCaseClock, openCaseClock, openCaseClockIfStated, stopCaseClock } from './case-clock.ts';
import { caseStateWrong } from './case-errors.ts';
import { updateCase } from './case-store.ts';
import { getCase, getLockedCase } from './get-case.ts';
import { noteCase } from './note-case.ts';
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
  const { round, clock } = await lastAcceptance(needs, found);
  // silence counts from the last time the applicant handed something in, as the office counts it: there the limit began
  const receivedAt = clock?.startedAt ?? found.receivedAt;
  const acceptedAt = isDeemed ? receivedAt : (input.acceptedAt ?? needs.clock.now());
  await updateCase(needs, caseNo, { state: 'accepted', acceptedAt, isDeemedAccepted: isDeemed });
  const stop = isDeemed ? { reason: 'deemed-accepted' } : { reason: 'accepted', at: acceptedAt };
  await stopCaseClock(needs, caseNo, { limit: 'acceptance', round, ...stop }, actor);
  await stopCaseClock(needs, caseNo, { limit: 'pre-review', ...stop }, actor);
  for (const limit of ['statutory', 'promised'])
    await openCaseClock(needs, found, { limit, whose: 'lead', startedAt: acceptedAt }, actor);
  await openJointClock(needs, found, acceptedAt, actor);
  const event = isDeemed ? 'CaseDeemedAccepted' : 'CaseAccepted';
  const data = { isDeemed, acceptedAt: acceptedAt.toISO() };
  await noteCase(needs, { caseNo, action: 'accept-case', event, data }, actor);
  return getCase(needs, caseNo);
};

/** Where several departments handle it, their time together is limited too (行政许可法第四十二条第二款). */
const openJointClock = async (needs: Needs, found: Case, startedAt: DateTime, actor: Actor): Promise<void> => {
  const { item } = await getItemOfVersion(needs, found.modelVersionId);
  if (item.departments.branches.length < 2) return;
  await openCaseClockIfStated(needs, found, { limit: 'joint-handling', whose: 'lead', startedAt }, actor);
};

/** The acceptance limit that runs, or ran last. */
const lastAcceptance = async (needs: Needs, { caseNo }: Case) => {
  const last = (await selectSupplements(needs, caseNo)).at(-1);
  const round = last?.answeredAt === undefined ? 1 : last.round + 1;
  return { round, clock: await findCaseClock(needs, caseNo, { limit: 'acceptance', round }) };
};
