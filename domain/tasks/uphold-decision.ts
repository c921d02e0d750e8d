import { recordCaseEvent } from '../events/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Task } from './task.ts';
import { updateTaskState } from './task-store.ts';

/**
 * A decision committed before its limit was over counts, although the engine's timer had taken the task away: it is done, not overtaken.
 */
export const upholdDecision = async (needs: Needs, task: Task, actor: Actor): Promise<void> => {
  if (task.state === 'done') return;
  await updateTaskState(needs, task.id, { state: 'done', closedAt: task.closedAt ?? needs.clock.now() });
  const data = { taskId: task.id, decidedAt: task.decidedAt?.toISO() ?? null };
  if (task.subject.kind === 'case')
    await recordCaseEvent(needs, { caseNo: task.subject.id, type: 'DecisionUpheld', data }, actor);
  await announce(needs, 'desk', task.departmentId);
};
