import type { Schedule } from '../schedule.ts';

const BATCH = 20;

/** Gives back money that came in after its order was closed, and finishes refunds a crash interrupted. */
export const sendRefunds: Schedule = {
  name: 'send-refunds',
  every: 30_000,
  async run({ effects, log }) {
    const sent = await effects.payments.sendOpenRefunds({ limit: BATCH }, { kind: 'system', id: 'send-refunds' });
    if (sent > 0) log.info({ sent }, 'sent open refunds');
    return sent === BATCH;
  },
};
