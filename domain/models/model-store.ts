import type { Needs } from '../needs.ts';
import type { Item } from '../items/index.ts';
import type { CompiledModel } from './model-compiler.ts';
import type { ModelFile, ModelKind } from './model-file.ts';
import type { ModelOrigin, ModelState, ModelVersion, ModelVersionContent } from './model-version.ts';

interface VersionRow {
  id: string;
  item_key: string;
  number: number;
  kind: ModelKind;
  origin: ModelOrigin;
  content_hash: string;
  state: ModelState;
  comment: string;
  published_by: string;
  published_at: Date;
  deployment_id: string | null;
  process_definition_id: string | null;
}
interface ContentRow extends VersionRow {
  item: Item | null;
  source_files: ModelFile[];
  compiled_files: CompiledModel['files'];
  task_index: CompiledModel['tasks'];
  forms: CompiledModel['forms'];
}

const columns = [
  ...['id', 'item_key', 'number', 'kind', 'origin', 'content_hash', 'state', 'comment', 'published_by'],
  ...['published_at', 'deployment_id', 'process_definition_id'],
];
const contentColumns = [...columns, 'item', 'source_files', 'compiled_files', 'task_index', 'forms'];

const toVersion = (row: VersionRow): ModelVersion => ({
  id: row.id,
  itemKey: row.item_key,
  number: row.number,
  kind: row.kind,
  origin: row.origin,
  contentHash: row.content_hash,
  state: row.state,
  comment: row.comment,
  publishedBy: row.published_by,
  publishedAt: row.published_at,
  deploymentId: row.deployment_id ?? undefined,
  processDefinitionId: row.process_definition_id ?? undefined,
});

const toContent = (row: ContentRow): ModelVersionContent => ({
  ...toVersion(row),
  item: row.item ?? undefined,
  sourceFiles: row.source_files,
  compiledFiles: row.compiled_files,
  tasks: row.task_index,
  forms: row.forms,
});

/** Makes the key known, and lets one publication of it happen at a time. */
export const lockItem = async ({ db, clock }: Needs, key: string, name: string): Promise<void> => {
  await db('items').insert({ key, name, created_at: clock.now().toJSDate() }).onConflict('key').ignore();
  await db('items').where({ key }).forUpdate().select('key');
};

export const updateItemName = async ({ db }: Needs, key: string, name: string): Promise<void> => {
  await db('items').where({ key }).update({ name });
};

export interface NewVersion extends Omit<ModelVersionContent, 'deploymentId' | 'processDefinitionId'> {
  state: 'publishing';
}

export const insertVersion = async ({ db }: Needs, version: NewVersion): Promise<void> => {
  await db('model_versions').insert({
    id: version.id,
    item_key: version.itemKey,
    number: version.number,
    kind: version.kind,
    origin: version.origin,
    content_hash: version.contentHash,
    item: JSON.stringify(version.item ?? null),
    source_files: JSON.stringify(version.sourceFiles),
    compiled_files: JSON.stringify(version.compiledFiles),
    task_index: JSON.stringify(version.tasks),
    forms: JSON.stringify(version.forms),
    state: version.state,
    comment: version.comment,
    published_by: version.publishedBy,
    published_at: version.publishedAt,
  });
};

/** Changes nothing where somebody else has published it meanwhile. */
export const updateVersionPublished = async (
  { db }: Needs,
  id: string,
  engine: { deploymentId: string; processDefinitionId: string },
): Promise<void> => {
  await db('model_versions').where({ id }).whereNot({ state: 'published' }).update({
    state: 'published',
    deployment_id: engine.deploymentId,
    process_definition_id: engine.processDefinitionId,
  });
};

export const updateVersionState = async ({ db }: Needs, id: string, state: ModelState): Promise<void> => {
  await db('model_versions').where({ id }).whereNot({ state: 'published' }).update({ state });
};

export const selectVersion = async ({ db }: Needs, id: string): Promise<ModelVersionContent | undefined> => {
  const row = await db('model_versions').where({ id }).first<ContentRow | undefined>(contentColumns);
  return row && toContent(row);
};

export const selectVersionByNumber = async (
  { db }: Needs,
  itemKey: string,
  number: number,
): Promise<ModelVersionContent | undefined> => {
  const where = { item_key: itemKey, number };
  const row = await db('model_versions').where(where).first<ContentRow | undefined>(contentColumns);
  return row && toContent(row);
};

export const selectVersionByHash = async (
  { db }: Needs,
  itemKey: string,
  hash: string,
): Promise<ModelVersion | undefined> => {
  const where = { item_key: itemKey, content_hash: hash };
  const row = await db('model_versions').where(where).orderBy('number', 'desc').first<VersionRow | undefined>(columns);
  return row && toVersion(row);
};

/** The newest one that cases are opened with. */
export const selectNewestPublished = async (
  { db }: Needs,
  itemKey: string,
): Promise<ModelVersionContent | undefined> => {
  const row = await db('model_versions')
    .where({ item_key: itemKey, state: 'published' })
    .orderBy('number', 'desc')
    .first<ContentRow | undefined>(contentColumns);
  return row && toContent(row);
};

export const selectHighestNumber = async ({ db }: Needs, itemKey: string): Promise<number> => {
  const row = await db('model_versions')
    .where({ item_key: itemKey })
    .max<{ max: number | null }>('number as max')
    .first();
  return row?.max ?? 0;
};

export const selectVersions = async ({ db }: Needs): Promise<ModelVersion[]> => {
  const rows = await db('model_versions')
    .orderBy([{ column: 'item_key' }, { column: 'number', order: 'desc' }])
    .select<VersionRow[]>(columns);
  return rows.map(toVersion);
};
