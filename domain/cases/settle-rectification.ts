import { clockNotDue } from '../clocks/index.ts';
import { closeMessage } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { stopCaseClock } from './case-clock.ts';
import { rectificationNotRequested } from './case-errors.ts';
import { getLockedCase } from './get-case.ts';
import { noteCase } from './note-case.ts';
import { rectificationMessageId } from './request.ts';
import { selectRectifications, updateRectification } from './request-store.ts';

/** Asked when the limit is over: what counts is what was reported before it by our clock. */
export const settleRectification = async (
  needs: Needs,
  { caseNo }: { caseNo: string },
  actor: Actor,
): Promise<{ rectificationResult: 'reported' | 'lapsed' }> => {
  await getLockedCase(needs, caseNo);
  const last = (await selectRectifications(needs, caseNo)).at(-1);
  if (last === undefined) throw rectificationNotRequested();
  const { round } = last;
  if (last.reportedAt !== undefined) {
    // the timer fired before the message was heard: the process learns it here
    await closeMessage(needs, rectificationMessageId(last.id));
    return { rectificationResult: 'reported' };
  }
  if (needs.clock.now() <= last.dueAt) throw clockNotDue();
  if (last.lapsedAt === undefined) {
    await updateRectification(needs, last.id, 'lapsed');
    await stopCaseClock(needs, caseNo, { limit: 'rectification', round, reason: 'lapsed' }, actor);
    const note = { caseNo, action: 'settle-rectification', event: 'RectificationLapsed', data: { round } };
    await noteCase(needs, note, actor);
  }
  return { rectificationResult: 'lapsed' };
};
