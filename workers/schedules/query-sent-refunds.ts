import type { Schedule } from '../schedule.ts';

const BATCH = 50;

/** Asks the payment platform about refunds it has taken and whose notice may never come. */
export const querySentRefunds: Schedule = {
  name: 'query-sent-refunds',
  every: 60_000,
  async run({ effects, log }) {
    const actor = { kind: 'system', id: 'query-sent-refunds' } as const;
    const found = await effects.payments.querySentRefunds({ limit: BATCH }, actor);
    if (found.ended > 0 || found.failed > 0) log.info(found, 'asked about refunds under way');
    return found.asked === BATCH && found.failed === 0;
  },
};
