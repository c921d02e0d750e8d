import { queueCommand } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { stopCaseClock } from './case-clock.ts';
import { rectificationLapsed, rectificationNotRequested } from './case-errors.ts';
import { getOwnCase } from './get-case.ts';
import { noteCase } from './note-case.ts';
import { isOpen, rectificationMessageId } from './request.ts';
import { selectRectifications, updateRectification } from './request-store.ts';

export interface ReportRectification {
  caseNo: string;
  clientId: string;
  /** in the applicant's words */
  report: string;
}

/** The applicant reports that it has been put right, in time by our clock. */
export const reportRectification = async (needs: Needs, input: ReportRectification, actor: Actor): Promise<void> => {
  const { caseNo, report } = input;
  const found = await getOwnCase(needs, input);
  const last = (await selectRectifications(needs, caseNo)).at(-1);
  if (last?.lapsedAt !== undefined) throw rectificationLapsed();
  if (last === undefined || !isOpen(last) || found.state !== 'accepted') throw rectificationNotRequested();
  if (needs.clock.now() > last.dueAt) throw rectificationLapsed();
  const { round } = last;
  await updateRectification(needs, last.id, { report });
  await stopCaseClock(needs, caseNo, { limit: 'rectification', round, reason: 'reported' }, actor);
  const payload = { name: 'rectification-reported', businessKey: caseNo };
  const commandId = rectificationMessageId(last.id);
  await queueCommand(needs, { kind: 'correlate-message', subject: caseNo, commandId, payload });
  const note = { caseNo, action: 'report-rectification', event: 'RectificationReported', data: { round } };
  await noteCase(needs, note, actor);
};
