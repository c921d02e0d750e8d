import knex from 'knex';
import type { Knex } from 'knex';
import pg from 'pg';
import type { Clock, Db, Transact } from '../domain/needs.ts';

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
  // an error names the statement, never the values in it: they may be a person's
  return knex({
    client: 'pg',
    connection,
    searchPath: ['app'],
    pool: { min: 0, max: poolSize },
    compileSqlOnError: false,
  });
};

/** One unit of work = one transaction; `work` gets needs bound to it and nothing that reaches outside. */
export const createTransact =
  (db: Db, clock: Clock): Transact =>
  (work) =>
    db.transaction((transaction) => work({ db: transaction, clock }));
