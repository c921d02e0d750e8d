import type { Schedule } from '../schedule.ts';

const BATCH = 50;

/** Sends what is due to applicants; woken by every new notice. */
export const sendNotifications: Schedule = {
  name: 'send-notifications',
  every: 10_000,
  channel: 'notifications',
  async run({ effects, log }) {
    const { taken, sent, putOff } = await effects.notifications.sendNotifications(
      { limit: BATCH },
      { kind: 'system', id: 'send-notifications' },
    );
    if (taken > sent) log.warn({ taken, sent }, 'some notices could not be sent yet');
    return taken + putOff === BATCH;
  },
};
