import type { Db } from '../../domain/needs.ts';

const WAITING = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/** Resolves when somebody waits in this database for a lock that somebody else holds. */
export const untilSomebodyWaits = async (db: Db): Promise<void> => {
  const isWaiting = async () => (await db.raw<{ rows: unknown[] }>(WAITING)).rows.length > 0;
  while (!(await isWaiting()));
};
