import type { Schedule } from '../schedule.ts';

const BATCH = 500;

/** Hands the clocks whose yellow has come within the hour to the engine, through the outbox. */
export const armClocks: Schedule = {
  name: 'arm-clocks',
  every: 60_000,
  async run({ transact }) {
    const watched = await transact((domain) => domain.clocks.armClocks(BATCH));
    return watched === BATCH;
  },
};
