import type { CompiledForm, Item } from '../items/index.ts';
import type { TaskEntry } from './model-compiler.ts';
import type { ModelFile, ModelKind } from './model-file.ts';

export type ModelState = 'publishing' | 'published' | 'failed';
/** Shipped with the product, or drawn by an analyst here. */
export type ModelOrigin = 'product' | 'analyst';

/** One immutable publication. Also the name of its deployment in the engine: `id`. */
export interface ModelVersion {
  id: string;
  itemKey: string;
  /** from 1, per item */
  number: number;
  kind: ModelKind;
  origin: ModelOrigin;
  contentHash: string;
  state: ModelState;
  comment: string;
  publishedBy: string;
  publishedAt: Date;
  deploymentId: string | undefined;
  /** the root process; a case starts by it */
  processDefinitionId: string | undefined;
}

/** A version with all its texts. */
export interface ModelVersionContent extends ModelVersion {
  /** a standing process has no item */
  item: Item | undefined;
  sourceFiles: ModelFile[];
  compiledFiles: { name: string; xml: string }[];
  tasks: Record<string, TaskEntry>;
  forms: Record<string, CompiledForm>;
}

/** What an analyst is changing; `version` counts the saves. */
export interface ModelDraft {
  id: string;
  itemKey: string;
  /** id of the version it started from */
  basedOn: string | undefined;
  files: ModelFile[];
  version: number;
  editedBy: string;
  editedAt: Date;
}
