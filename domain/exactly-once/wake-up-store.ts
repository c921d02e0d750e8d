import type { Knex } from 'knex';
import type { Db, Needs } from '../needs.ts';
import type { Announce, WakeUpChannel } from './wake-up.ts';

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

/** `announce` as a column of a statement that writes anyway (`returning …`), so that it costs no statement of its own. */
export const announcement = ({ db }: Needs, channel: WakeUpChannel, payload = ''): Knex.Raw => {
  if (db.isTransaction) isFirst(db, `${channel} ${payload}`);
  return db.raw('pg_notify(?, ?)', [channel, payload]);
};
