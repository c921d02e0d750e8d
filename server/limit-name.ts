import type { Item } from '../domain/items/index.ts';

/** Clocks of later rounds are called `supplement#2`; their limit in `item.json` is `supplement`. */
export const limitNameOf = (item: Item, limitKey: string): string => {
  const [key = limitKey, round] = limitKey.split('#');
  const name = item.limits[key]?.name ?? key;
  return round === undefined ? name : `${name}（第${round}次）`;
};
