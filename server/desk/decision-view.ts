import type { CompiledForm } from '../../domain/items/index.ts';
import { type Task, taskSpecKey } from '../../domain/tasks/index.ts';
import { instantOf } from '../instants.ts';
import type { DecisionView } from './case-schemas.ts';
import { viewFields } from './filing-view.ts';
import type { FormChoices, FormDocument } from './form-schemas.ts';

export interface DecisionSight {
  forms: Readonly<Record<string, CompiledForm>>;
  choices: FormChoices;
  names: ReadonlyMap<string, string>;
  departmentNames: ReadonlyMap<string, string>;
}

type DecidedState = DecisionView['state'];

const DECIDED: readonly string[] = ['deciding', 'done', 'overtaken'] satisfies DecidedState[];

/** Every decision of a case in the order they were taken, overtaken ones included. */
export const viewDecisions = (tasks: readonly Task[], sight: DecisionSight): DecisionView[] =>
  tasks.flatMap((task) => viewDecision(task, sight)).sort((a, b) => a.decidedAt.localeCompare(b.decidedAt));

const viewDecision = (task: Task, { forms, choices, names, departmentNames }: DecisionSight): DecisionView[] => {
  const { decision, decidedBy, decidedAt } = task;
  if (!decision || decidedBy === undefined || decidedAt === undefined || !DECIDED.includes(task.state)) return [];
  const form = forms[taskSpecKey(task)]?.form as FormDocument | undefined;
  return [
    {
      taskId: task.id,
      stepName: task.name,
      departmentName: departmentNames.get(task.departmentId) ?? task.departmentId,
      branch: task.branch ?? null,
      state: task.state as DecidedState,
      decidedBy: { id: decidedBy, name: names.get(decidedBy) ?? '工作人员' },
      decidedAt: instantOf(decidedAt),
      fields: viewFields(form, decision.values, choices),
    },
  ];
};
