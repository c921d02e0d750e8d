import { createVersionMemory, type CompiledForm } from '../items/index.ts';
import type { Needs } from '../needs.ts';
import type { StepProcedure } from '../special-procedures/index.ts';

/** What a model version says of one user task. */
export interface TaskSpec {
  name: string;
  /** as written in the model: `lead:reviewer` */
  role: string;
  /** key of the limit in the item, or, in a process of orders, of the office's limit */
  limit?: string;
  /** task of the same part that must have been decided by somebody else (two inspectors) */
  notSameAs?: string;
  /** the step is a special procedure; `approvedIn`: task of the same part in which it was approved */
  specialProcedure?: StepProcedure & { approvedIn?: string };
}

const specs = createVersionMemory<TaskSpec>(1000);
const forms = createVersionMemory<CompiledForm>(1000);

/** `key` = `<part>/<task>`; undefined when the version has no such task. */
export const findTaskSpec = ({ db }: Needs, versionId: string, key: string): Promise<TaskSpec | undefined> =>
  specs.recall(`${versionId} ${key}`, async () => {
    const row = await db('model_versions')
      .where({ id: versionId })
      .first<{ spec: TaskSpec | null } | undefined>(db.raw('task_index -> ? as spec', [key]));
    return row?.spec ?? undefined;
  });

/** The form of a task as the version of its case has it. */
export const findTaskForm = ({ db }: Needs, versionId: string, key: string): Promise<CompiledForm | undefined> =>
  forms.recall(`${versionId} ${key}`, async () => {
    const row = await db('model_versions')
      .where({ id: versionId })
      .first<{ form: CompiledForm | null } | undefined>(db.raw('forms -> ? as form', [key]));
    return row?.form ?? undefined;
  });
