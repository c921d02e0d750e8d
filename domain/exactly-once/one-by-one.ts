/**
 * Does the same for each, one after the other, so that an outside system is never asked everything at once; one that fails does not
 * keep the others from their turn. Answers how each went, in the same order.
 */
export const oneByOne = async <Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<PromiseSettledResult<Result>[]> => {
  const results: PromiseSettledResult<Result>[] = [];
  for (const item of items) results.push(...(await Promise.allSettled([work(item)])));
  return results;
};
