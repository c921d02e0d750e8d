import type { DateTime } from 'luxon';
import type { CompiledForm } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { enterProcedure, leaveProcedure } from '../special-procedures/index.ts';
import type { TaskProgress } from './progress.ts';
import type { Subject } from './subject.ts';
import type { TaskDecision } from './task.ts';
import type { TaskSpec } from './task-spec-reader.ts';
import { selectTasks } from './task-store.ts';

type Component = Readonly<Record<string, unknown>>;

/** Who decided the step in which the procedure was approved, in this run of the part. */
const findApprover = async (needs: Needs, progress: TaskProgress, taskKey: string | undefined) => {
  if (taskKey === undefined) return undefined;
  const { businessKey: subjectId, partKey, processInstanceId } = progress;
  return (await selectTasks(needs, { subjectId, partKey, processInstanceId, taskKey })).at(-1)?.decidedBy;
};

/** The engine has opened a step; where the model says that it is a special procedure, that begins. */
export const beginStepProcedure = async (
  needs: Needs,
  { progress, subject, spec }: { progress: TaskProgress; subject: Subject; spec: TaskSpec | undefined },
  actor: Actor,
): Promise<void> => {
  if (spec?.specialProcedure === undefined || subject.kind !== 'case') return;
  const { approvedIn, ...procedure } = spec.specialProcedure;
  const { caseNo } = subject;
  const { taskId, openedAt: at } = progress;
  const approverId = await findApprover(needs, progress, approvedIn);
  await enterProcedure(needs, { ...procedure, caseNo, taskId, step: spec.name, at, approverId }, actor);
};

const componentsIn = (components: unknown): Component[] =>
  (Array.isArray(components) ? (components as Component[]) : []).flatMap((one) => [
    one,
    ...componentsIn(one['components']),
  ]);

/** What was chosen for the process, in the words of the form: `通过`. */
const resultOf = (form: CompiledForm | undefined, { values }: TaskDecision): string | undefined => {
  const components = componentsIn(form?.form['components']);
  const words = Object.keys(form?.variables ?? {}).flatMap((field) => {
    const options = components.find((one) => one['key'] === field)?.['values'] as Component[] | undefined;
    const chosen = options?.find(({ value }) => value === values[field]);
    return chosen === undefined ? [] : [String(chosen['label'])];
  });
  return words.length === 0 ? undefined : words.join('；');
};

/** A decision is the result of the procedure its step is, from that moment on; the form's field `opinion` tells why. */
export const concludeStepProcedure = async (
  needs: Needs,
  input: { taskId: string; form: CompiledForm | undefined; decision: TaskDecision },
  actor: Actor,
): Promise<void> => {
  const { taskId, form, decision } = input;
  const { opinion } = decision.values;
  const ending = { at: needs.clock.now(), isCancelled: false, result: resultOf(form, decision) };
  const more = typeof opinion === 'string' && opinion !== '' ? { opinion } : {};
  await leaveProcedure(needs, { taskId, ...ending, ...more }, actor);
};

/** The engine has closed the step: what was not decided is over without a result. */
export const endStepProcedure = (needs: Needs, taskId: string, at: DateTime, actor: Actor): Promise<void> =>
  leaveProcedure(needs, { taskId, at, isCancelled: true }, actor);
