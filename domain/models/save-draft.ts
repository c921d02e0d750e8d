import { writeAuditLine } from '../audit/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { checkFiles } from './check-files.ts';
import { insertDraft, selectDraft, updateDraft } from './draft-store.ts';
import { draftChanged, modelNotFound } from './model-errors.ts';
import type { ModelFile } from './model-file.ts';
import { selectNewestPublished } from './model-store.ts';
import type { ModelDraft } from './model-version.ts';

/** Saves all files of a model as its draft. `version` is the one that was opened, 0 where there was none. */
export const saveDraft = async (
  needs: Needs,
  { key, files, version }: { key: string; files: readonly ModelFile[]; version: number },
  actor: Actor,
): Promise<ModelDraft> => {
  checkFiles(files);
  const newest = await selectNewestPublished(needs, key);
  if (newest === undefined && (await selectDraft(needs, key)) === undefined) throw modelNotFound();
  const content = { itemKey: key, basedOn: newest?.id, files, editedBy: actor.id };
  const saved = version === 0 ? await insertDraft(needs, content) : await updateDraft(needs, content, version);
  if (saved === undefined) throw draftChanged();
  const details = { version: saved.version };
  await writeAuditLine(needs, { action: 'save-draft', subjectKind: 'model', subjectId: key, details }, actor);
  return saved;
};
