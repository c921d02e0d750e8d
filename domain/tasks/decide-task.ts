import { randomUUID } from 'node:crypto';
import { queueCommand } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { checkDecision } from './check-decision.ts';
import { lockTaskFor, refuseUnlessHeld } from './claim-task.ts';
import { getSubject } from './find-subject.ts';
import { concludeStepProcedure } from './follow-procedure.ts';
import { noteDecision } from './note-decision.ts';
import { stopStepClock } from './step-clock.ts';
import type { Task } from './task.ts';
import { selectTask, updateTaskDecided } from './task-store.ts';

/** `version` is that of the row the screen was made from. `values` are the form's fields. */
export interface DecideTask {
  taskId: string;
  values: Record<string, unknown>;
  version: number;
}

/**
 * A clerk's decision: kept with everything that was filled in, and told to the engine by a command of its own. Of two decisions in
 * flight one wins, the other is told who. Errors: task-not-found, task-claimed, task-changed, task-already-decided, task-over,
 * decision-invalid, second-inspector-required, supplement-already-requested,
 * material-already-shared, acceptance-deemed, renewal-deemed, renewal-licence-ended, special-procedure-open.
 */
export const decideTask = async (needs: Needs, input: DecideTask, actor: Actor): Promise<Task> => {
  const { task, account } = await lockTaskFor(needs, input.taskId, actor);
  await refuseUnlessHeld(needs, task, { accountId: account.id, version: input.version });
  const subject = await getSubject(needs, task.subject.id);
  const { decision, form } = await checkDecision(needs, { task, subject, accountId: account.id, values: input.values });
  const commandId = randomUUID();
  await updateTaskDecided(needs, task.id, { decision, accountId: account.id, commandId });
  const payload = { taskId: task.id, processInstanceId: task.processInstanceId, variables: decision.variables };
  await queueCommand(needs, { kind: 'complete-task', subject: subject.id, payload, commandId });
  await stopStepClock(needs, task, { reason: 'decided' }, actor);
  await concludeStepProcedure(needs, { taskId: task.id, form, decision }, actor);
  await noteDecision(needs, task, decision.variables, actor);
  return (await selectTask(needs, task.id)) ?? task;
};
