import { announce } from '../exactly-once/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import type { Needs } from '../needs.ts';
import { taskSpecKey, type Task } from './task.ts';
import { lockTask, updateTaskState } from './task-store.ts';

const SYSTEM = { kind: 'system', id: 'outbox-relay' } as const;

const overtake = async (needs: Needs, task: Task): Promise<void> => {
  await updateTaskState(needs, task.id, { state: 'overtaken', closedAt: task.closedAt ?? needs.clock.now() });
  const data = { step: taskSpecKey(task), branch: task.branch ?? null, taskId: task.id };
  if (task.subject.kind === 'case')
    await recordCaseEvent(needs, { caseNo: task.subject.id, type: 'DecisionOvertaken', data }, SYSTEM);
};

/**
 * The engine was told of a decision. `completed`: it went on by it, also when its answer was lost. `overtaken`: it had gone another
 * way before; the decision is kept and shown as such, unless a silence rule has taken it up (decide-on-silence).
 */
export const settleDecision = async (
  needs: Needs,
  input: { taskId: string; outcome: 'completed' | 'overtaken' },
): Promise<void> => {
  const task = await lockTask(needs, input.taskId);
  if (task === undefined || task.state !== 'deciding') return;
  if (input.outcome === 'overtaken') await overtake(needs, task);
  else await updateTaskState(needs, task.id, { state: 'done', closedAt: task.closedAt ?? needs.clock.now() });
  await announce(needs, 'desk', task.departmentId);
};
