import type { Schedule } from '../schedule.ts';

const BATCH = 200;
const RECONCILER = { kind: 'system', id: 'reconcile-supervision' } as const;

/** Compares clocks with the engine's supervising processes and repairs what differs. */
export const reconcileSupervision: Schedule = {
  name: 'reconcile-supervision',
  every: 60_000,
  async run({ effects, log }) {
    const found = await effects.supervision.reconcileSupervision({ limit: BATCH }, RECONCILER);
    if (found > 0) log.warn({ found }, 'supervision differed from the clocks');
    return found === BATCH;
  },
};
