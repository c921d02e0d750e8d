import type { Schedule } from '../schedule.ts';

const BATCH = 20;

/** Hands converted licences (存量证照) to the repository and learns what it says of them. */
export const pushStockLicences: Schedule = {
  name: 'push-stock-licences',
  every: 60_000,
  channel: 'licences',
  async run({ effects, log }) {
    const actor = { kind: 'system', id: 'push-stock-licences' } as const;
    const pushed = await effects.licences.pushStock({ limit: BATCH }, actor);
    if (pushed > 0) log.info({ pushed }, 'pushed stock licences');
    return pushed >= BATCH;
  },
};
