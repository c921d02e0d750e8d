import type { Schedule } from '../schedule.ts';

const BATCH = 500;
const SYSTEM = { kind: 'system', id: 'settle-taken-work' } as const;

/** Closes incidents about work the engine has taken away meanwhile. */
export const settleTakenWork: Schedule = {
  name: 'settle-taken-work',
  every: 60_000,
  async run({ effects }) {
    await effects.exactlyOnce.settleTakenWork({ limit: BATCH }, SYSTEM);
    return false;
  },
};
