import type { Schedule } from '../schedule.ts';

const BATCH = 50;

/** Asks the payment platform about open orders whose notice may never come. */
export const queryUnpaidOrders: Schedule = {
  name: 'query-unpaid-orders',
  every: 30_000,
  async run({ effects, log }) {
    const found = await effects.payments.queryUnpaidOrders(
      { limit: BATCH },
      { kind: 'system', id: 'query-unpaid-orders' },
    );
    if (found.paid > 0 || found.failed > 0) log.info(found, 'asked about silent orders');
    return found.asked === BATCH && found.failed === 0;
  },
};
