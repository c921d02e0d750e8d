import type { Pool } from 'tarn';
import { connectDatabase, createTransact } from '../../adapters/postgres.ts';
import { databaseUrls, runStatements } from '../../local/parts/database.ts';
import type { Db, Needs, Transact } from '../../domain/needs.ts';
import { schemaSetup } from '../../adapters/database-setup.ts';
import { FixedClock } from './clock.ts';
import { asSuperuser, useTestCluster } from './test-cluster.ts';

/** A migrated database of this test file's own, seen through the app role, and a clock that stands still. */
export interface TestDatabase {
  needs: Needs;
  db: Db;
  clock: FixedClock;
  transact: Transact;
  /** Connection strings, for what opens its own connections (LISTEN, sessions). */
  urls: { owner: string; app: string };
  /** Brings the planner's figures up to date, as autovacuum does with a table that has been at rest; only the owner may. */
  analyse(): Promise<void>;
  /** Drops the database; throws when a connection was not given back. */
  close(): Promise<void>;
}

let count = 0;

const busyConnections = (db: Db): number => (db.client as { pool: Pool<unknown> }).pool.numUsed();

/** For `before`; pair it with `close()` in `after`. */
export const openTestDatabase = async (): Promise<TestDatabase> => {
  const { cluster, secrets, template } = await useTestCluster();
  const name = `test_${process.pid}_${++count}`;
  await asSuperuser(cluster, (client) => client.query(`create database "${name}" template "${template}"`));
  // a clone takes the tables along but not the rights and settings kept per database
  await runStatements(cluster.url(name), schemaSetup(name));
  const urls = databaseUrls(cluster, name, secrets);
  const db = connectDatabase(urls.app, 10);
  const clock = new FixedClock();
  const close = async () => {
    const leaked = busyConnections(db);
    await db.destroy();
    await asSuperuser(cluster, (client) => client.query(`drop database "${name}" with (force)`));
    if (leaked) throw new Error(`${leaked} database connection(s) were never given back`);
  };
  const analyse = () => runStatements(cluster.url(name), ['analyze']);
  return { needs: { db, clock }, db, clock, transact: createTransact(db, clock), urls, analyse, close };
};
