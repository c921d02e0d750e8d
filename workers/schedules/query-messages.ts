import type { Schedule } from '../schedule.ts';

const BATCH = 50;

/** Asks the SMS platform about messages whose receipts may never come. */
export const queryMessages: Schedule = {
  name: 'query-messages',
  every: 60_000,
  async run({ effects, log }) {
    const actor = { kind: 'system', id: 'query-messages' } as const;
    const found = await effects.notifications.queryUnreported({ limit: BATCH }, actor);
    if (found.failed > 0) log.info(found, 'asked about silent messages');
    return found.asked === BATCH && found.failed === 0;
  },
};
