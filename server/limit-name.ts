import type { Domain } from '../domain/domain.ts';
import type { Item } from '../domain/items/index.ts';

const withRound = (name: string, round: string | undefined): string =>
  round === undefined ? name : `${name}（第${round}次）`;

/** Clocks of later rounds are called `supplement#2`; their limit in `item.json` is `supplement`. */
export const limitNameOf = (item: Item, limitKey: string): string => {
  const [key = limitKey, round] = limitKey.split('#');
  return withRound(item.limits[key]?.name ?? key, round);
};

/** The name of any limit, of an item or of the office, by its key. */
export type LimitNames = (limitKey: string) => string;

/** Items that share a part name its limits alike, so the first that knows a limit names it. */
export const readLimitNames = async (domain: Domain): Promise<LimitNames> => {
  const names = new Map((await domain.clocks.listOfficeLimits()).map(({ key, name }) => [key, name]));
  for (const { item } of await domain.items.listItems())
    for (const [key, { name }] of Object.entries(item.limits)) if (!names.has(key)) names.set(key, name);
  return (limitKey) => {
    const [key = limitKey, round] = limitKey.split('#');
    return withRound(names.get(key) ?? key, round);
  };
};
