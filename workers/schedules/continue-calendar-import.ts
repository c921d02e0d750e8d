import type { Schedule } from '../schedule.ts';

const BATCH = 4_000;
/** connections that work side by side: one waits for the database while the other reckons */
const LANES = 2;
const actor = { kind: 'system', id: 'continue-calendar-import' } as const;

/** Reckons the open clocks anew after a year was published or taken back, batch by batch, also after having been killed. */
export const continueCalendarImport: Schedule = {
  name: 'continue-calendar-import',
  every: 10_000,
  channel: 'calendar',
  async run({ transact }) {
    const lane = () => transact((domain) => domain.calendarImports.continueImport({ limit: BATCH }, actor));
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    const failed = lanes.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    return lanes.some((one) => one.status === 'fulfilled' && one.value);
  },
};
