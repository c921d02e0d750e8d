import type { Schedule } from '../schedule.ts';

const BATCH = 50;

/** Asks the courier about parcels whose tracks may never come. */
export const queryParcels: Schedule = {
  name: 'query-parcels',
  every: 60_000,
  async run({ effects, log }) {
    const found = await effects.courier.querySilentParcels({ limit: BATCH }, { kind: 'system', id: 'query-parcels' });
    if (found.failed > 0) log.info(found, 'asked about silent parcels');
    return found.asked === BATCH && found.failed === 0;
  },
};
