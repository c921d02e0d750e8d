import type { DateTime } from 'luxon';
import { listCaseEvents } from '../events/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { openCaseClock } from './case-clock.ts';
import { getLockedCase } from './get-case.ts';
import { noteCase } from './note-case.ts';
import { isOpen } from './request.ts';
import { insertRectification, selectRectifications } from './request-store.ts';

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
  const clock = await openCaseClock(needs, found, { limit: 'rectification', round, whose: 'applicant' }, actor);
  if (open === undefined) {
    await insertRectification(needs, { caseNo, round, findings, dueAt: clock.dueAt.toJSDate() });
    const note = { caseNo, action: 'request-rectification', event: 'RectificationRequested', data: { round } };
    await noteCase(needs, note, actor);
  }
  return { round, rectificationDueAt: clock.redAt, dueOn: clock.dueAt.toISODate() ?? '' };
};

/** The inspection of this process instance is over, co-signed by the second inspector. Recorded once per instance. */
export const recordInspection = async (
  needs: Needs,
  input: { caseNo: string; processInstanceId: string; result: 'passed' | 'failed' },
  actor: Actor,
): Promise<void> => {
  const { caseNo, processInstanceId, result } = input;
  await getLockedCase(needs, caseNo);
  const event = result === 'passed' ? 'InspectionPassed' : 'InspectionFailed';
  const events = await listCaseEvents(needs, caseNo);
  if (events.some(({ type, data }) => type === event && data.processInstanceId === processInstanceId)) return;
  await noteCase(needs, { caseNo, action: 'record-inspection', event, data: { processInstanceId, result } }, actor);
};
