/** Wall time in milliseconds, and what came out of it. */
export const timed = async <T>(work: () => T | Promise<T>): Promise<{ ms: number; result: T }> => {
  const since = performance.now();
  const result = await work();
  return { ms: performance.now() - since, result };
};

/** The value below which this share of the samples lies; 0.5 is the median. */
export const quantile = (samples: readonly number[], share: number): number => {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] ?? NaN, sorted[Math.ceil(at)] ?? NaN];
  return low + (high - low) * (at - Math.floor(at));
};

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** Does the same thing in one way or another: `times` of it, and a sum over the results, so that nothing is optimised away. */
export interface Contender {
  name: string;
  times: number;
  work(times: number): number;
}

/**
 * Nanoseconds per operation of each contender, as samples: all of them once per round, so that what else the machine does
 * falls on all alike; the first round warms up and is not kept.
 */
export const race = (contenders: readonly Contender[], rounds: number): Map<string, number[]> => {
  const samples = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round += 1)
    for (const { name, times, work } of contenders) {
      const since = process.hrtime.bigint();
      const sum = work(times);
      const spent = Number(process.hrtime.bigint() - since);
      if (Number.isNaN(sum)) throw new Error(`${name} does not work`);
      if (round > 0) samples.get(name)?.push(spent / times);
    }
  return samples;
};
