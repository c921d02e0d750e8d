import { checkSchema, type CompiledForm } from '../items/index.ts';
import type { Needs } from '../needs.ts';
import { refuseUnlawful } from './refuse-unlawful.ts';
import type { Subject } from './subject.ts';
import { taskSpecKey, type Task, type TaskDecision } from './task.ts';
import * as errors from './task-errors.ts';
import { findTaskForm, findTaskSpec } from './task-spec-reader.ts';
import { selectTasks } from './task-store.ts';

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
  const { subject, partKey, processInstanceId } = task;
  const where = { subjectId: subject.id, partKey, taskKey: other, processInstanceId };
  const earlier = (await selectTasks(needs, where)).at(-1);
  if (earlier?.decidedBy === accountId) throw errors.secondInspectorRequired();
};

/** What was filled in, checked against the form and the rules of the version its subject keeps to, by one who may decide it. */
export const checkDecision = async (
  needs: Needs,
  input: { task: Task; subject: Subject; accountId: string; values: Record<string, unknown> },
): Promise<{ decision: TaskDecision; form: CompiledForm | undefined }> => {
  const { task, subject, accountId, values } = input;
  const key = taskSpecKey(task);
  const spec = await findTaskSpec(needs, subject.modelVersionId, key);
  await refuseSamePerson(needs, task, spec?.notSameAs, accountId);
  const form = await findTaskForm(needs, subject.modelVersionId, key);
  const decision = toDecision(form, values);
  await refuseUnlawful(needs, task, subject, decision);
  return { decision, form };
};
