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
/** Whoever waits for a session waits no longer; a connection that did not answer is left. */
const PATIENCE_MILLISECONDS = 15_000;
const PRUNE_SECONDS = 15 * 60;

export const openSessionStore = (databaseUrl: string, log: Log): SessionStore => {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: POOL_SIZE,
    keepAlive: true,
    query_timeout: PATIENCE_MILLISECONDS,
  });
  pool.on('error', (error) => log.warn({ err: error }, 'session database connection lost'));
  const PgStore = rarelyTouched(connectPgSimple(session));
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

type PgStoreClass = ReturnType<typeof connectPgSimple>;

const TOUCH_EVERY_MS = 60_000;
const MOST_REMEMBERED = 10_000;

/** Puts off a session's end at most once a minute: every request would otherwise write a row, for nothing but the same minute. */
const rarelyTouched = (Store: PgStoreClass): PgStoreClass =>
  class extends Store {
    readonly #touchedAt = new Map<string, number>();

    override touch(sid: string, data: session.SessionData, done?: () => void): void {
      const now = Date.now();
      if (now - (this.#touchedAt.get(sid) ?? 0) < TOUCH_EVERY_MS) return done?.();
      if (this.#touchedAt.size >= MOST_REMEMBERED) this.#touchedAt.clear();
      this.#touchedAt.set(sid, now);
      super.touch(sid, data, done);
    }
  };
