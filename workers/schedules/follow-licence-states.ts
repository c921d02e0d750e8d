import type { Schedule } from '../schedule.ts';

const BATCH = 20;

/** Asks the licence repository what became of licences there: those it told of at once, the others once in a while. */
export const followLicenceStates: Schedule = {
  name: 'follow-licence-states',
  every: 60_000,
  channel: 'licences',
  async run({ effects, log }) {
    const actor = { kind: 'system', id: 'follow-licence-states' } as const;
    const asked = await effects.licences.followLicenceStates({ limit: BATCH }, actor);
    if (asked > 0) log.info({ asked }, 'asked about licences that changed in the repository');
    return asked === BATCH;
  },
};
