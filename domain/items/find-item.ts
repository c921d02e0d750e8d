import type { Needs } from '../needs.ts';
import { itemNotFound } from './item-errors.ts';
import { readItem, readItemOfVersion, readItems } from './item-reader.ts';
import type { PublishedItem } from './published-item.ts';

/** The newest published version; undefined when the item is unknown or never was published. */
export const findItem = (needs: Needs, key: string): Promise<PublishedItem | undefined> => readItem(needs, key);

export const getItem = async (needs: Needs, key: string): Promise<PublishedItem> => {
  const item = await readItem(needs, key);
  if (item === undefined) throw itemNotFound([{ path: '/item', message: `没有事项 ${key}` }]);
  return item;
};

/** The item a filing names, before anything else of it is checked. */
export const getItemOfFiling = (needs: Needs, filing: unknown): Promise<PublishedItem> => {
  const key = (filing as { item?: unknown } | null)?.item;
  return getItem(needs, typeof key === 'string' ? key : '');
};

/** The item as it stands in the version a case is pinned to. */
export const getItemOfVersion = async (needs: Needs, versionId: string): Promise<PublishedItem> => {
  const item = await readItemOfVersion(needs, versionId);
  if (item === undefined) throw itemNotFound();
  return item;
};

/** Newest version of every published item, by key. */
export const listItems = (needs: Needs): Promise<PublishedItem[]> => readItems(needs);
