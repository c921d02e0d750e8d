import type { DateTime } from 'luxon';
import { writeAuditLine } from '../audit/index.ts';
import { clockNotDue, openClock, stopClock } from '../clocks/index.ts';
import { listCaseEvents, recordCaseEvent } from '../events/index.ts';
import { queueCommand } from '../exactly-once/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { limitKeyOf } from './case.ts';
import * as errors from './case-errors.ts';
import { getLockedCase, getOwnCase } from './get-case.ts';
import { getLimit } from './get-limit.ts';
import { isOpen } from './request.ts';
import { insertRectification, selectRectifications, updateRectification } from './request-store.ts';

/** Tells the applicant what must be put right, and until when. Done again for the open notice it changes nothing. */
export const requestRectification = async (
  needs: Needs,
  input: { caseNo: string; findings: string },
  actor: Actor,
): Promise<{ round: number; rectificationDueAt: DateTime; dueOn: string }> => {
  const { caseNo, findings } = input;
  const found = await getLockedCase(needs, caseNo);
  const earlier = await selectRectifications(needs, caseNo);
  const open = earlier.find(isOpen);
  const round = open?.round ?? earlier.length + 1;
  const { item } = await getItemOfVersion(needs, found.modelVersionId);
  const limit = { limitKey: limitKeyOf('rectification', round), limit: getLimit(item, 'rectification') };
  const subject = { subjectKind: 'case', subjectId: caseNo, caseNo, isSupervised: false } as const;
  const clock = await openClock(needs, { ...subject, ...limit }, actor);
  if (open === undefined) {
    await insertRectification(needs, { caseNo, round, findings, dueAt: clock.dueAt.toJSDate() });
    await recordCaseEvent(needs, { caseNo, type: 'RectificationRequested', data: { round } }, actor);
    const details = { round };
    await writeAuditLine(
      needs,
      { action: 'request-rectification', subjectKind: 'case', subjectId: caseNo, details },
      actor,
    );
  }
  return { round, rectificationDueAt: clock.redAt, dueOn: clock.dueAt.toISODate() ?? '' };
};

/** The applicant reports that it has been put right, in time by our clock. */
export const reportRectification = async (
  needs: Needs,
  input: { caseNo: string; clientId: string; report: string },
  actor: Actor,
): Promise<void> => {
  const { caseNo, report } = input;
  const found = await getOwnCase(needs, input);
  const last = (await selectRectifications(needs, caseNo)).at(-1);
  if (last?.lapsedAt !== undefined) throw errors.rectificationLapsed();
  if (last === undefined || !isOpen(last) || found.state !== 'accepted') throw errors.rectificationNotRequested();
  if (needs.clock.now() > last.dueAt) throw errors.rectificationLapsed();
  await updateRectification(needs, last.id, { report });
  const limitKey = limitKeyOf('rectification', last.round);
  await stopClock(needs, { subjectKind: 'case', subjectId: caseNo, limitKey, reason: 'reported' }, actor);
  const payload = { name: 'rectification-reported', businessKey: caseNo };
  await queueCommand(needs, { kind: 'correlate-message', subject: caseNo, payload });
  await recordCaseEvent(needs, { caseNo, type: 'RectificationReported', data: { round: last.round } }, actor);
  await writeAuditLine(needs, { action: 'report-rectification', subjectKind: 'case', subjectId: caseNo }, actor);
};

/** Asked when the limit is over: what counts is what was reported before it by our clock. */
export const settleRectification = async (
  needs: Needs,
  { caseNo }: { caseNo: string },
  actor: Actor,
): Promise<{ rectificationResult: 'reported' | 'lapsed' }> => {
  await getLockedCase(needs, caseNo);
  const last = (await selectRectifications(needs, caseNo)).at(-1);
  if (last === undefined) throw errors.rectificationNotRequested();
  if (last.reportedAt !== undefined) return { rectificationResult: 'reported' };
  if (needs.clock.now() <= last.dueAt) throw clockNotDue();
  if (last.lapsedAt === undefined) {
    await updateRectification(needs, last.id, 'lapsed');
    const limitKey = limitKeyOf('rectification', last.round);
    await stopClock(needs, { subjectKind: 'case', subjectId: caseNo, limitKey, reason: 'lapsed' }, actor);
    await recordCaseEvent(needs, { caseNo, type: 'RectificationLapsed', data: { round: last.round } }, actor);
  }
  return { rectificationResult: 'lapsed' };
};

/** The inspection of this process instance is over, co-signed by the second inspector. Recorded once per instance. */
export const recordInspection = async (
  needs: Needs,
  input: { caseNo: string; processInstanceId: string; result: 'passed' | 'failed' },
  actor: Actor,
): Promise<void> => {
  const { caseNo, processInstanceId, result } = input;
  await getLockedCase(needs, caseNo);
  const type = result === 'passed' ? 'InspectionPassed' : 'InspectionFailed';
  const events = await listCaseEvents(needs, caseNo);
  if (events.some((event) => event.type === type && event.data.processInstanceId === processInstanceId)) return;
  await recordCaseEvent(needs, { caseNo, type, data: { processInstanceId } }, actor);
  const details = { result };
  await writeAuditLine(needs, { action: 'record-inspection', subjectKind: 'case', subjectId: caseNo, details }, actor);
};
