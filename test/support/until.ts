import { setTimeout as wait } from 'node:timers/promises';

/** Looks until it is so; the time-out is the test's failure, not a pause. */
export const until = async <T>(
  look: () => Promise<T | undefined | false> | T | undefined | false,
  ms = 15_000,
): Promise<T> => {
  for (const late = Date.now() + ms; Date.now() < late; await wait(20)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error('it never came to be');
};
