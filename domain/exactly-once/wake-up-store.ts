import type { Db } from '../needs.ts';
import type { Announce } from './wake-up.ts';

/** What each transaction under way has announced: PostgreSQL would tell the same thing once only, so it is asked once only. */
const announced = new WeakMap<Db, Set<string>>();

const isFirst = (transaction: Db, announcement: string): boolean => {
  const before = announced.get(transaction) ?? new Set<string>();
  if (before.has(announcement)) return false;
  announced.set(transaction, before.add(announcement));
  return true;
};

export const announce: Announce = async ({ db }, channel, payload = '') => {
  if (db.isTransaction && !isFirst(db, `${channel} ${payload}`)) return;
  await db.raw('select pg_notify(?, ?)', [channel, payload]);
};
