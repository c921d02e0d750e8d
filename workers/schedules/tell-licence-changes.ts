import type { Schedule } from '../schedule.ts';

const BATCH = 20;

/** Tells the licence repository what was decided about licences: suspended, restored, revoked, cancelled. */
export const tellLicenceChanges: Schedule = {
  name: 'tell-licence-changes',
  every: 30_000,
  channel: 'licences',
  async run({ effects, log }) {
    const actor = { kind: 'system', id: 'tell-licence-changes' } as const;
    const told = await effects.licences.tellLicenceChanges({ limit: BATCH }, actor);
    if (told > 0) log.info({ told }, 'told the repository of licence changes');
    return told === BATCH;
  },
};
