import type { CompiledForm, Item } from '../items/index.ts';
import type { ModelFile, ModelKind } from './model-file.ts';

/** One thing the lint or the gate says about a model. */
export interface Finding {
  /** path of the file in the publication */
  file: string;
  /** null: it concerns the whole file */
  elementId: string | null;
  /** name of the lint rule, or stable code of the gate (`gate/element-not-allowed`) */
  rule: string;
  message: string;
  severity: 'error' | 'warning';
}

/** What the desk must know of a user task, by `<part>/<task>`. */
export interface TaskEntry {
  name: string;
  /** as written in the model: `lead:reviewer` */
  role: string;
  /** key into `CompiledModel.forms`; the same key as the entry's */
  form: string;
  /** id of another user task of the same part that must have been decided by somebody else (two inspectors) */
  notSameAs?: string;
  /** the task is a special procedure; `approvedIn`: id of the task of the same part in which it was approved */
  specialProcedure?: { basis: string; expectedDays: number; stopsClock: boolean; approvedIn?: string };
  /** key into `item.json` limits, where the step has a limit of its own; in a process of orders a limit of the office */
  limit?: string;
}

/** What the engine is sent and our tables keep of one publication. */
export interface CompiledModel {
  /** one text per process; `name` ends in `.bpmn` */
  files: { name: string; xml: string }[];
  /** key of the root process */
  processKey: string;
  name: string;
  tasks: Record<string, TaskEntry>;
  /** by `<part>/<task>`, and `filing` */
  forms: Record<string, CompiledForm>;
}

export interface CompileInput {
  key: string;
  kind: ModelKind;
  files: readonly ModelFile[];
  /** undefined for a standing process */
  item: Item | undefined;
}

/**
 * The gate and the compiler: what an analyst saved in, what the engine may run out. `compiled` is there only when no finding is an
 * error. Never rejects for what stands in the files.
 */
export interface ModelCompiler {
  compile(input: CompileInput): Promise<{ findings: Finding[]; compiled: CompiledModel | undefined }>;
}
