/** Whole numbers below a bound, the same ones again for the same seed. */
export type Dice = (below: number) => number;

/** The seed of this run: a new one each time, or `ORACLE_SEED` to see a failure again. */
export const seedOfRun = (): number => Number(process.env.ORACLE_SEED) || Date.now() % 2 ** 31;

/** Marsaglia's xorshift, 32 bits. */
export const diceOf = (seed: number): Dice => {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};
