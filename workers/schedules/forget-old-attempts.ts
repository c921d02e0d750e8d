import type { Schedule } from '../schedule.ts';

/** An incident may wait for a person so long; its count must not be forgotten before. */
const DAYS = 90;

/** Forgets how often work was tried that nobody has touched for long. */
export const forgetOldAttempts: Schedule = {
  name: 'forget-old-attempts',
  every: 3_600_000,
  async run({ transact }) {
    await transact((domain) => domain.exactlyOnce.forgetOldAttempts(DAYS));
    return false;
  },
};
