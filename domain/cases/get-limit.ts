import type { Item, Limit } from '../items/index.ts';
import { limitMissing } from './case-errors.ts';

/** A limit the item must have. */
export const getLimit = (item: Item, key: string): Limit => {
  const limit = item.limits[key];
  if (limit === undefined) throw limitMissing([{ path: `/limits/${key}`, message: `事项没有规定时限 ${key}` }]);
  return limit;
};
