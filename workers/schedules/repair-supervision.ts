import type { Schedule } from '../schedule.ts';

const BATCH = 100;

/** Looks after clocks the engine should have turned yellow or red and did not. */
export const repairSupervision: Schedule = {
  name: 'repair-supervision',
  every: 60_000,
  async run({ effects }) {
    await effects.supervision.repairSupervision({ limit: BATCH });
    return false;
  },
};
