import type { Needs } from '../needs.ts';

/** Every key that was ever published, with its shown name. */
export const readItemNames = async ({ db }: Needs): Promise<{ key: string; name: string }[]> =>
  db('items').orderBy('key').select<{ key: string; name: string }[]>('key', 'name');

/** The other item whose newest published version numbers its licences with this prefix. */
export const findItemOfPrefix = async (
  { db }: Needs,
  { key, prefix }: { key: string; prefix: string },
): Promise<{ key: string; name: string } | undefined> => {
  const newest = db('model_versions')
    .where({ state: 'published' })
    .whereNot({ item_key: key })
    .distinctOn('item_key')
    .orderBy([{ column: 'item_key' }, { column: 'number', order: 'desc' }])
    .select('item_key', 'item')
    .as('newest');
  return db('items')
    .join(newest, 'newest.item_key', 'items.key')
    .whereRaw(`newest.item -> 'licence' ->> 'numberPrefix' = ?`, [prefix])
    .first<{ key: string; name: string } | undefined>('items.key', 'items.name');
};
