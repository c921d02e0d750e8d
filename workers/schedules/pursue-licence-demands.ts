import type { Schedule } from '../schedule.ts';

const BATCH = 20;

/** Asks issuers for licences the repository does not hold, and fetches what they answered. */
export const pursueLicenceDemands: Schedule = {
  name: 'pursue-licence-demands',
  every: 60_000,
  channel: 'licences',
  async run({ effects, log }) {
    const actor = { kind: 'system', id: 'pursue-licence-demands' } as const;
    const pursued = await effects.licences.pursueDemands({ limit: BATCH }, actor);
    if (pursued > 0) log.info({ pursued }, 'pursued licence demands');
    return pursued >= BATCH;
  },
};
