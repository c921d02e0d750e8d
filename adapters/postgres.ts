import { setTimeout as wait } from 'node:timers/promises';
import knex from 'knex';
import type { Knex } from 'knex';
import pg from 'pg';
import type { Clock, Db, Transact } from '../domain/needs.ts';
import { PreparedStatements, STALE } from './prepared-statements.ts';

const DATE = 1082;
const BIGINT = 20;

/** `date` stays `yyyy-mm-dd`, `bigint` becomes a number (our ids stay far below 2^53), the rest is pg's own. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (value: string) => value;
    if (oid === BIGINT) return Number;
    return pg.types.getTypeParser(oid, format);
  },
};

/**
 * A statement that did not answer for so long never will: the longest of ours, recomputing limits for a new calendar, takes about a
 * minute. Migrations have connections of their own.
 */
const PATIENCE_MILLISECONDS = 300_000;
/** How soon the network is asked whether the other side is still there. */
const KEEP_ALIVE_MILLISECONDS = 30_000;

type Callback = (error: Error | null, result?: unknown) => void;

/** pg gives up waiting, but keeps the connection, which would let the next statement wait behind the lost one. */
const leaveWhenSilent = (made: pg.Client): void => {
  const query = made.query.bind(made) as (statement: unknown, callback: unknown) => unknown;
  const watched = (statement: unknown, callback: unknown): unknown => {
    if (typeof callback !== 'function') return query(statement, callback);
    return query(statement, (error: Error | null, result?: unknown) => {
      if (error?.message === 'Query read timeout') {
        // the pool hears it, too, and does not hand the connection out again
        made.emit('error', error);
        void made.end();
      }
      (callback as Callback)(error, result);
    });
  };
  made.query = watched as typeof made.query;
};

/** Whoever was cut off in the middle of a transaction must not hold its locks for hours. By statement: poolers refuse it as an option. */
const endWhenIdle = (made: pg.Client, done: Callback): void =>
  made.query(`set idle_in_transaction_session_timeout = ${PATIENCE_MILLISECONDS}`, (error: Error | null) =>
    done(error, made),
  );

/** A pool of at most `poolSize` connections, each seeing schema `app` (timestamps come as `Date`, UTC instants). */
export const connectDatabase = (url: string, poolSize = 20, patienceMilliseconds = PATIENCE_MILLISECONDS): Db => {
  const connection = {
    connectionString: url,
    types,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MILLISECONDS,
    query_timeout: patienceMilliseconds,
  } as Knex.PgConnectionConfig;
  const statements = new PreparedStatements();
  const afterCreate = (made: pg.Client, done: Callback): void => {
    leaveWhenSilent(made);
    statements.use(made);
    endWhenIdle(made, done);
  };
  // an error names the statement, never the values in it: they may be a person's
  return knex({
    client: 'pg',
    connection,
    searchPath: ['app'],
    pool: { min: 0, max: poolSize, afterCreate },
    compileSqlOnError: false,
  });
};

/**
 * PostgreSQL undid one of two transactions that waited for each other, saw what cannot have been, or a statement that was prepared before
 * a migration. Nothing of it happened.
 */
const UNDONE = new Set(['40001', '40P01', STALE]);
const TRIES = 4;
/** Whoever begins again at once may take the row the other was let go on for, and both wait for each other once more. */
const GIVE_WAY_MILLISECONDS = 20;

const wasUndone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && UNDONE.has(String(error.code));

/**
 * One unit of work = one transaction; `work` gets needs bound to it and nothing that reaches outside, so that a transaction which
 * PostgreSQL undid is simply begun again, a few times, before anybody hears of it.
 */
export const createTransact =
  (db: Db, clock: Clock): Transact =>
  async (work) => {
    for (let attempt = 1; ; attempt += 1)
      try {
        return await db.transaction((transaction) => work({ db: transaction, clock }));
      } catch (error) {
        if (attempt === TRIES || !wasUndone(error)) throw error;
        await wait(GIVE_WAY_MILLISECONDS * (attempt + Math.random()));
      }
  };
