import { findClock, lapsedRunOf, listClocks, type LapsedRun } from '../clocks/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { silenceNotDue } from './task-errors.ts';
import { selectTasks } from './task-store.ts';
import { upholdDecision } from './uphold-decision.ts';

/** The acceptance limit of the round at hand: the one opened last. */
const acceptanceClock = async (needs: Needs, caseNo: string) => {
  const rounds = (await listClocks(needs, caseNo)).filter(
    (clock) => clock.subjectKind === 'case' && clock.limitKey.split('#')[0] === 'acceptance',
  );
  return rounds.at(-1) ?? findClock(needs, { subjectKind: 'case', subjectId: caseNo, limitKey: 'acceptance' });
};

/**
 * The engine says that the five working days of 行政许可法第三十二条 are over. What a clerk committed before the end of the last day
 * counts, however late the engine heard of it; only silence means deemed acceptance. Refuses as `silence-not-due` while our own
 * clock says that there is time left, so that the engine asks again. `lapsed` is the run in which nothing was said: it is red.
 */
export const decideOnSilence = async (
  needs: Needs,
  input: { caseNo: string; processInstanceId: string },
  actor: Actor,
): Promise<{ acceptance: string; lapsed?: LapsedRun | undefined }> => {
  const { caseNo, processInstanceId } = input;
  const clock = await acceptanceClock(needs, caseNo);
  const where = { subjectId: caseNo, processInstanceId, taskKey: 'review-application' };
  const task = (await selectTasks(needs, where)).at(-1);
  const isInTime = task?.decidedAt !== undefined && (clock === undefined || task.decidedAt < clock.redAt);
  if (task !== undefined && isInTime) {
    await upholdDecision(needs, task, actor);
    return { acceptance: String(task.decision?.variables.acceptance ?? '') };
  }
  if (clock !== undefined && needs.clock.now() < clock.redAt) throw silenceNotDue();
  return { acceptance: 'deemed-accepted', lapsed: lapsedRunOf(clock) };
};
