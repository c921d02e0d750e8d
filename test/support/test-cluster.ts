import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { roleSetup, schemaSetup } from '../../adapters/database-setup.ts';
import { migrate } from '../../adapters/migrate.ts';
import { takeLock } from '../../local/bootstrap/lock.mjs';
import { databaseUrls, runStatements } from '../../local/parts/database.ts';
import { findFreePort } from '../../local/parts/ports.ts';
import { startCluster } from '../../local/parts/postgres.ts';
import type { Cluster } from '../../local/parts/postgres.ts';
import { isAlive } from '../../local/parts/process-table.ts';
import { loadSecrets } from '../../local/parts/secrets.ts';
import type { Secrets } from '../../local/parts/secrets.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MIGRATIONS = join(ROOT, 'migrations');

/** Where the warm test stack keeps its files. */
export const TEST_DATA_DIR = resolve(process.env.TEST_DATA_DIR ?? join(ROOT, '.data', 'test'));

/** The warm cluster of the tests, with a migrated template ready to be cloned. */
export interface TestCluster {
  cluster: Cluster;
  secrets: Secrets;
  template: string;
}

/** Runs queries as superuser on the database `postgres`. */
export const asSuperuser = async <T>(cluster: Cluster, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** What the tables of a fresh database come from. */
export const layoutHash = (): string => {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'adapters', 'database-setup.ts')));
  for (const name of readdirSync(MIGRATIONS).sort()) hash.update(name).update(readFileSync(join(MIGRATIONS, name)));
  return hash.digest('hex').slice(0, 12);
};

const namesLike = async (client: pg.Client, pattern: string): Promise<string[]> => {
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database where datname like $1', [
    pattern,
  ]);
  return rows.map((row) => row.datname);
};

const isLeftBehind = (name: string): boolean => {
  const pid = Number(/^test_(\d+)_/.exec(name)?.[1]);
  return Boolean(pid) && !isAlive(pid);
};

const sweep = async (client: pg.Client, template: string): Promise<void> => {
  const clones = (await namesLike(client, 'test\\_%')).filter(isLeftBehind);
  const oldTemplates = (await namesLike(client, 'template\\_%')).filter((name) => name !== template);
  for (const name of [...clones, ...oldTemplates]) await client.query(`drop database if exists "${name}" with (force)`);
};

const buildTemplate = async (cluster: Cluster, secrets: Secrets, template: string): Promise<void> => {
  const draft = `${template}_draft`;
  await asSuperuser(cluster, async (client) => {
    if ((await namesLike(client, template)).includes(template)) return;
    await sweep(client, template);
    await client.query(`drop database if exists "${draft}" with (force)`);
    await client.query(`create database "${draft}"`);
    await runStatements(cluster.url('postgres'), roleSetup(secrets));
    await runStatements(cluster.url(draft), schemaSetup(draft));
    await migrate(databaseUrls(cluster, draft, secrets).owner);
    await client.query(`alter database "${draft}" rename to "${template}"`);
  });
};

const prepare = async (): Promise<TestCluster> => {
  const release = await takeLock(join(TEST_DATA_DIR, 'database.lock'));
  try {
    const secrets = loadSecrets(TEST_DATA_DIR);
    const port = await findFreePort();
    const settings = { root: ROOT, dataDir: TEST_DATA_DIR, clusterId: secrets.clusterId, port, mayForget: true };
    const cluster = await startCluster({ ...settings, password: secrets.superuser });
    const template = `template_${layoutHash()}`;
    await buildTemplate(cluster, secrets, template);
    return { cluster, secrets, template };
  } finally {
    release();
  }
};

let prepared: Promise<TestCluster> | undefined;

/** Starts or joins the warm PostgreSQL of the tests; once per process. */
export const useTestCluster = (): Promise<TestCluster> => (prepared ??= prepare());
