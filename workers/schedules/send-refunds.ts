import type { Schedule } from '../schedule.ts';

const BATCH = 20;

/** Sends planned refunds: what was decided, what came in after its order was closed, what a crash interrupted. */
export const sendRefunds: Schedule = {
  name: 'send-refunds',
  every: 30_000,
  channel: 'refunds',
  async run({ effects, log }) {
    const sent = await effects.payments.sendOpenRefunds({ limit: BATCH }, { kind: 'system', id: 'send-refunds' });
    if (sent > 0) log.info({ sent }, 'sent open refunds');
    return sent === BATCH;
  },
};
