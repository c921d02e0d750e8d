import pg from 'pg';
import { ROLES, roleSetup, schemaSetup } from '../../adapters/database-setup.ts';
import type { Cluster } from './postgres.ts';
import type { Secrets } from './secrets.ts';

/** Runs the statements one after another on one connection. */
export const runStatements = async (url: string, statements: string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Creates the database unless it is there. */
export const createDatabase = async (cluster: Cluster, name: string): Promise<void> => {
  const client = new pg.Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database "${name}"`);
  } finally {
    await client.end();
  }
};

/** Drops the database, whoever is still connected. */
export const dropDatabase = (cluster: Cluster, name: string): Promise<void> =>
  runStatements(cluster.url('postgres'), [`drop database if exists "${name}" with (force)`]);

/** Roles, database, schemas and rights of one site on our own cluster. Safe to run again. */
export const prepareDatabase = async (cluster: Cluster, name: string, secrets: Secrets): Promise<void> => {
  await runStatements(cluster.url('postgres'), roleSetup(secrets));
  await createDatabase(cluster, name);
  await runStatements(cluster.url(name), schemaSetup(name));
};

/** Connection strings of the three roles. */
export const databaseUrls = (cluster: Cluster, name: string, secrets: Secrets) => ({
  owner: cluster.url(name, ROLES.owner, secrets.owner),
  app: cluster.url(name, ROLES.app, secrets.app),
  engine: cluster.url(name, ROLES.engine, secrets.engine),
});
