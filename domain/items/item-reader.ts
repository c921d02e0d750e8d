import type { Needs } from '../needs.ts';
import type { Item } from './item.ts';
import type { CompiledForm, PublishedItem } from './published-item.ts';
import { createVersionMemory } from './version-memory.ts';

interface Row {
  id: string;
  number: number;
  published_at: Date;
  process_definition_id: string;
  item: Item;
  filing: CompiledForm;
}

const columns = (needs: Needs) =>
  needs
    .db('model_versions')
    .where({ kind: 'item', state: 'published' })
    .select<Row[]>('id', 'number', 'published_at', 'process_definition_id', 'item')
    .select(needs.db.raw(`forms -> 'filing' as filing`));

const toItem = (row: Row): PublishedItem => ({
  versionId: row.id,
  version: row.number,
  publishedAt: row.published_at,
  processDefinitionId: row.process_definition_id,
  item: row.item,
  filing: row.filing,
});

const items = createVersionMemory<PublishedItem>();

export const readItemOfVersion = (needs: Needs, versionId: string): Promise<PublishedItem | undefined> =>
  items.recall(versionId, async () => {
    const row = await columns(needs).where({ id: versionId }).first();
    return row && toItem(row);
  });

/** The version new cases are opened with: the highest one published. */
export const readItem = async (needs: Needs, key: string): Promise<PublishedItem | undefined> => {
  const newest = await needs
    .db('model_versions')
    .where({ kind: 'item', state: 'published', item_key: key })
    .orderBy('number', 'desc')
    .first<{ id: string } | undefined>('id');
  return newest && readItemOfVersion(needs, newest.id);
};

/** Newest version of every item, by key. */
export const readItems = async (needs: Needs): Promise<PublishedItem[]> => {
  const rows = await columns(needs)
    .distinctOn('item_key')
    .orderBy([{ column: 'item_key' }, { column: 'number', order: 'desc' }]);
  return rows.map(toItem);
};
