import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import pg from 'pg';
import type { Log } from '../server-deps.ts';

/** The table `sessions` as express-session's store, on a small pool of its own. */
export interface SessionStore {
  store: session.Store;
  close(): Promise<void>;
}

const POOL_SIZE = 4;
const PRUNE_SECONDS = 15 * 60;

export const openSessionStore = (databaseUrl: string, log: Log): SessionStore => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: POOL_SIZE });
  pool.on('error', (error) => log.warn({ err: error }, 'session database connection lost'));
  const PgStore = connectPgSimple(session);
  const store = new PgStore({
    pool,
    schemaName: 'app',
    tableName: 'sessions',
    pruneSessionInterval: PRUNE_SECONDS,
    errorLog: (...parts: unknown[]) => log.warn({ detail: String(parts[0]) }, 'session store failed'),
  });
  return {
    store,
    close: async () => {
      await store.close();
      await pool.end();
    },
  };
};
