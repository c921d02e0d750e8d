import type { Schedule } from '../schedule.ts';

const BATCH = 1000;

/** Forgets idempotency keys nobody will repeat any more. */
export const forgetOldKeys: Schedule = {
  name: 'forget-old-keys',
  every: 3_600_000,
  async run({ transact }) {
    const forgotten = await transact((domain) => domain.exactlyOnce.forgetOldKeys(BATCH));
    return forgotten === BATCH;
  },
};
