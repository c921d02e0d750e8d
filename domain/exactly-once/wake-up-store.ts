import type { Announce } from './wake-up.ts';

export const announce: Announce = async ({ db }, channel, payload = '') => {
  await db.raw('select pg_notify(?, ?)', [channel, payload]);
};
