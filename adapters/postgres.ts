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

/** A pool of at most `poolSize` connections, each seeing schema `app` (timestamps come as `Date`, UTC instants). */
export const connectDatabase = (url: string, poolSize = 20): Db => {
  const connection = { connectionString: url, types } as Knex.PgConnectionConfig;
  const statements = new PreparedStatements();
  const afterCreate = (made: pg.Client, done: (error: null, made: pg.Client) => void): void => {
    statements.use(made);
    done(null, made);
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
const TRIES = 3;

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
      }
  };
