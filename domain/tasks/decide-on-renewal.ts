import { findClock, lapsedRunOf, type LapsedRun } from '../clocks/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { silenceNotDue } from './task-errors.ts';
import { selectTasks } from './task-store.ts';
import { upholdDecision } from './uphold-decision.ts';

/**
 * The engine says that the licence to renew has expired. A decision committed before the end of its last day counts, however late
 * the engine heard of it; where there is none the licence is deemed renewed (行政许可法第五十条第二款). Refuses as `silence-not-due` while
 * by our own clock that day is not over, so that the engine asks again. `lapsed` is the run in which nothing was decided: it is red.
 */
export const decideOnRenewal = async (
  needs: Needs,
  input: { caseNo: string; processInstanceId: string },
  actor: Actor,
): Promise<{ decision: string; lapsed?: LapsedRun | undefined }> => {
  const { caseNo, processInstanceId } = input;
  const clock = await findClock(needs, { subjectKind: 'case', subjectId: caseNo, limitKey: 'renewal' });
  const decided = (await selectTasks(needs, { subjectId: caseNo, processInstanceId }))
    .filter(({ decision, decidedAt }) => decision?.variables.decision !== undefined && decidedAt !== undefined)
    .filter(({ decidedAt }) => clock === undefined || (decidedAt !== undefined && decidedAt < clock.redAt));
  const task = decided.at(-1);
  if (task !== undefined) {
    await upholdDecision(needs, task, actor);
    return { decision: String(task.decision?.variables.decision) };
  }
  if (clock !== undefined && needs.clock.now() < clock.redAt) throw silenceNotDue();
  return { decision: 'deemed-renewed', lapsed: lapsedRunOf(clock) };
};
