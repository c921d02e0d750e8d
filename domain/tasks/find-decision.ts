import type { DateTime } from 'luxon';
import type { Needs } from '../needs.ts';
import type { Task } from './task.ts';
import { selectTasks } from './task-store.ts';

/** A decision somebody took, with everything that was filled in. */
export interface TakenDecision {
  task: Task;
  values: Record<string, unknown>;
  decidedBy: string;
  decidedAt: DateTime;
}

/** The newest decision of a case or an order that sets this variable, or was taken in this step, and was not overtaken. */
export const findDecision = async (
  needs: Needs,
  input: ({ caseNo: string } | { orderId: string }) &
    ({ variable: string } | { taskKey: string }) & {
      processInstanceId?: string;
    },
): Promise<TakenDecision | undefined> => {
  const { processInstanceId } = input;
  const isMeant = (task: Task): boolean =>
    'taskKey' in input ? task.taskKey === input.taskKey : task.decision?.variables[input.variable] !== undefined;
  const subjectId = 'orderId' in input ? input.orderId : input.caseNo;
  const tasks = await selectTasks(needs, { subjectId, ...(processInstanceId !== undefined && { processInstanceId }) });
  const taken = tasks
    .filter((task) => task.state !== 'overtaken' && task.decision !== undefined && isMeant(task))
    .toSorted((a, b) => (a.decidedAt?.toMillis() ?? 0) - (b.decidedAt?.toMillis() ?? 0));
  const task = taken.at(-1);
  if (task?.decision === undefined || task.decidedBy === undefined || task.decidedAt === undefined) return undefined;
  return { task, values: task.decision.values, decidedBy: task.decidedBy, decidedAt: task.decidedAt };
};
