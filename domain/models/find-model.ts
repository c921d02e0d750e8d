import type { CompiledForm } from '../items/index.ts';
import type { Needs } from '../needs.ts';
import { selectDraft, selectDrafts } from './draft-store.ts';
import type { TaskEntry } from './model-compiler.ts';
import { modelNotFound, modelVersionNotFound } from './model-errors.ts';
import type { ModelFile, ModelKind } from './model-file.ts';
import { selectNewestPublished, selectVersion, selectVersionByNumber, selectVersions } from './model-store.ts';
import { readItemNames } from './model-reader.ts';
import type { ModelDraft, ModelVersion, ModelVersionContent } from './model-version.ts';

/** An item or a standing process with its publications, newest first. */
export interface Model {
  key: string;
  name: string;
  kind: ModelKind;
  versions: ModelVersion[];
  draft: ModelDraft | undefined;
}

export const listModels = async (needs: Needs): Promise<Model[]> => {
  const [versions, drafts, names] = [
    await selectVersions(needs),
    await selectDrafts(needs),
    await readItemNames(needs),
  ];
  return names.flatMap(({ key, name }) => {
    const own = versions.filter((version) => version.itemKey === key);
    const kind = own[0]?.kind;
    return kind === undefined
      ? []
      : [{ key, name, kind, versions: own, draft: drafts.find((one) => one.itemKey === key) }];
  });
};

export const getModelVersion = async (needs: Needs, id: string): Promise<ModelVersionContent> => {
  const version = await selectVersion(needs, id);
  if (version === undefined) throw modelVersionNotFound();
  return version;
};

export const getModelVersionByNumber = async (
  needs: Needs,
  key: string,
  number: number,
): Promise<ModelVersionContent> => {
  const version = await selectVersionByNumber(needs, key, number);
  if (version === undefined) throw modelVersionNotFound();
  return version;
};

/** The newest published version of an item or a standing process, as a process is started by it. */
export const findPublished = async (
  needs: Needs,
  key: string,
): Promise<{ versionId: string; processDefinitionId: string } | undefined> => {
  const newest = await selectNewestPublished(needs, key);
  if (newest?.processDefinitionId === undefined) return undefined;
  return { versionId: newest.id, processDefinitionId: newest.processDefinitionId };
};

/** What an analyst opens: the draft, or the newest published files with `version` 0. */
export interface OpenedDraft {
  itemKey: string;
  version: number;
  /** number of the published version it started from */
  basedOn: number | undefined;
  editedBy: string | undefined;
  editedAt: Date | undefined;
  files: ModelFile[];
}

export const getDraft = async (needs: Needs, key: string): Promise<OpenedDraft> => {
  const draft = await selectDraft(needs, key);
  const newest = await selectNewestPublished(needs, key);
  if (draft !== undefined) {
    const base = draft.basedOn === undefined ? undefined : await selectVersion(needs, draft.basedOn);
    return { ...draft, itemKey: key, basedOn: base?.number };
  }
  if (newest === undefined) throw modelNotFound();
  const files = newest.sourceFiles;
  return { itemKey: key, version: 0, basedOn: newest.number, editedBy: undefined, editedAt: undefined, files };
};

/** A user task of one version and its form; `taskKey` is `<part>/<task>`. */
export const findTaskForm = async (
  needs: Needs,
  versionId: string,
  taskKey: string,
): Promise<{ task: TaskEntry; form: CompiledForm } | undefined> => {
  const version = await getModelVersion(needs, versionId);
  const task = version.tasks[taskKey];
  const form = task && version.forms[task.form];
  return task && form && { task, form };
};
