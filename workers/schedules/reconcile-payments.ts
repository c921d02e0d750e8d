import type { Schedule } from '../schedule.ts';

/** Compares the payment platform's daily statements with our books: each day once it is over, and again what differs. */
export const reconcilePayments: Schedule = {
  name: 'reconcile-payments',
  every: 600_000,
  async run({ effects, log }) {
    const actor = { kind: 'system', id: 'reconcile-payments' } as const;
    const done = await effects.reconciliation.reconcileDueDays({}, actor);
    if (done.reconciled > 0 || done.settled > 0) log.info(done, 'reconciled payments');
    return false;
  },
};
