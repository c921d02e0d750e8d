import { randomUUID } from 'node:crypto';
import { writeAuditLine } from '../audit/index.ts';
import { getCase, type Case } from '../cases/index.ts';
import { stopClock } from '../clocks/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { announce, queueCommand } from '../exactly-once/index.ts';
import { checkSchema, type CompiledForm } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { claimedBySomebody, lockTaskFor, refuseIfOver } from './claim-task.ts';
import { taskSpecKey, type Task, type TaskDecision } from './task.ts';
import * as errors from './task-errors.ts';
import { findTaskForm, findTaskSpec } from './task-spec-reader.ts';
import { selectTask, selectTasks, updateTaskDecided } from './task-store.ts';

/** `version` is that of the row the screen was made from. `values` are the form's fields. */
export interface DecideTask {
  taskId: string;
  values: Record<string, unknown>;
  version: number;
}

const toDecision = (form: CompiledForm | undefined, values: Record<string, unknown>): TaskDecision => {
  const details = form === undefined ? [] : checkSchema(form.schema, values);
  if (details.length > 0) throw errors.decisionInvalid(details.map((one) => ({ ...one, path: `/values${one.path}` })));
  const variables: TaskDecision['variables'] = {};
  for (const [field, variable] of Object.entries(form?.variables ?? {})) {
    const value = values[field];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      variables[variable] = value;
  }
  return { values, variables };
};

/** 行政许可法第三十四条: two or more staff; whoever wrote the record may not confirm it. */
const refuseSamePerson = async (needs: Needs, task: Task, other: string | undefined, accountId: string) => {
  if (other === undefined) return;
  const { caseNo, partKey, processInstanceId } = task;
  const earlier = (await selectTasks(needs, { caseNo, partKey, taskKey: other, processInstanceId })).at(-1);
  if (earlier?.decidedBy === accountId) throw errors.secondInspectorRequired();
};

/** 行政许可法第三十二条: everything that is missing is told once. */
const refuseSecondSupplement = (found: Case, decision: TaskDecision): void => {
  if (decision.variables.acceptance === 'supplement' && found.supplementRound > 0)
    throw errors.supplementAlreadyRequested();
};

const writeDown = async (needs: Needs, task: Task, variables: TaskDecision['variables'], actor: Actor) => {
  const data = { step: taskSpecKey(task), branch: task.branch ?? null, taskId: task.id, ...variables };
  const line = {
    action: 'decide-task',
    subjectKind: 'task',
    subjectId: task.id,
    details: { caseNo: task.caseNo, ...data },
  };
  await writeAuditLine(needs, line, actor);
  await recordCaseEvent(needs, { caseNo: task.caseNo, type: 'TaskDecided', data }, actor);
  await announce(needs, 'desk', task.departmentId);
};

/**
 * A clerk's decision: kept with everything that was filled in, and told to the engine by a command of its own. Of two decisions in
 * flight one wins, the other is told who. Errors: task-not-found, task-claimed, task-changed, task-already-decided, task-over,
 * decision-invalid, second-inspector-required, supplement-already-requested.
 */
export const decideTask = async (needs: Needs, input: DecideTask, actor: Actor): Promise<Task> => {
  const { task, account } = await lockTaskFor(needs, input.taskId, actor);
  await refuseIfOver(needs, task);
  if (task.claimedBy !== undefined && task.claimedBy !== account.id) throw await claimedBySomebody(needs, task);
  if (task.claimedBy === undefined) throw errors.taskNotClaimed();
  if (task.version !== input.version) throw errors.taskChanged();
  const found = await getCase(needs, task.caseNo);
  const key = taskSpecKey(task);
  const spec = await findTaskSpec(needs, found.modelVersionId, key);
  await refuseSamePerson(needs, task, spec?.notSameAs, account.id);
  const decision = toDecision(await findTaskForm(needs, found.modelVersionId, key), input.values);
  refuseSecondSupplement(found, decision);
  const commandId = randomUUID();
  await updateTaskDecided(needs, task.id, { decision, accountId: account.id, commandId });
  const payload = { taskId: task.id, processInstanceId: task.processInstanceId, variables: decision.variables };
  await queueCommand(needs, { kind: 'complete-task', subject: task.caseNo, payload, commandId });
  await stopClock(needs, { subjectKind: 'task', subjectId: task.id, reason: 'decided' }, actor);
  await writeDown(needs, task, decision.variables, actor);
  return (await selectTask(needs, task.id)) ?? task;
};
