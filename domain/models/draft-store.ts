import { randomUUID } from 'node:crypto';
import type { Needs } from '../needs.ts';
import type { ModelFile } from './model-file.ts';
import type { ModelDraft } from './model-version.ts';

interface DraftRow {
  id: string;
  item_key: string;
  based_on: string | null;
  files: ModelFile[];
  version: number;
  edited_by: string;
  edited_at: Date;
}

const toDraft = (row: DraftRow): ModelDraft => ({
  id: row.id,
  itemKey: row.item_key,
  basedOn: row.based_on ?? undefined,
  files: row.files,
  version: row.version,
  editedBy: row.edited_by,
  editedAt: row.edited_at,
});

export const selectDraft = async ({ db }: Needs, itemKey: string): Promise<ModelDraft | undefined> => {
  const row = await db('model_drafts').where({ item_key: itemKey }).first<DraftRow | undefined>();
  return row && toDraft(row);
};

export const selectDrafts = async ({ db }: Needs): Promise<ModelDraft[]> => {
  const rows = await db('model_drafts').orderBy('item_key').select<DraftRow[]>();
  return rows.map(toDraft);
};

interface DraftContent {
  itemKey: string;
  basedOn: string | undefined;
  files: readonly ModelFile[];
  editedBy: string;
}

const written = ({ clock }: Needs, draft: DraftContent) => ({
  files: JSON.stringify(draft.files),
  edited_by: draft.editedBy,
  edited_at: clock.now().toJSDate(),
});

/** undefined: there is a draft already. */
export const insertDraft = async (needs: Needs, draft: DraftContent): Promise<ModelDraft | undefined> => {
  const rows = await needs
    .db('model_drafts')
    .insert({ id: randomUUID(), item_key: draft.itemKey, based_on: draft.basedOn ?? null, ...written(needs, draft) })
    .onConflict('item_key')
    .ignore()
    .returning<DraftRow[]>('*');
  return rows[0] && toDraft(rows[0]);
};

/** undefined: somebody saved meanwhile, `version` is no longer the one there is. */
export const updateDraft = async (
  needs: Needs,
  draft: DraftContent,
  version: number,
): Promise<ModelDraft | undefined> => {
  const rows = await needs
    .db('model_drafts')
    .where({ item_key: draft.itemKey, version })
    .update({ ...written(needs, draft), version: version + 1 })
    .returning<DraftRow[]>('*');
  return rows[0] && toDraft(rows[0]);
};

export const deleteDraft = async ({ db }: Needs, itemKey: string, version: number): Promise<void> => {
  await db('model_drafts').where({ item_key: itemKey, version }).delete();
};
