import knex from 'knex';
import { fileURLToPath } from 'node:url';
import { readOwnerUrl } from './config.ts';
import { createLog } from './log.ts';

const SETTINGS = {
  directory: fileURLToPath(new URL('../migrations', import.meta.url)),
  extension: 'ts',
  loadExtensions: ['.ts'],
  schemaName: 'app',
};

/**
 * Brings schema `app` to the newest table layout; answers the names of the migrations that ran. Two at once wait for
 * each other. The lock is PostgreSQL's own, which dies with its holder; knex's row would outlive a killed run.
 */
export const migrate = async (ownerUrl: string): Promise<string[]> => {
  const db = knex({ client: 'pg', connection: ownerUrl, searchPath: ['app'], pool: { min: 0, max: 2 } });
  try {
    return await db.transaction(async (transaction) => {
      await transaction.raw(`select pg_advisory_xact_lock(hashtext('migrations'))`);
      await db.migrate.forceFreeMigrationsLock(SETTINGS);
      const [, names] = (await db.migrate.latest(SETTINGS)) as [number, string[]];
      return names;
    });
  } finally {
    await db.destroy();
  }
};

const run = async (): Promise<void> => {
  const log = createLog('migrate');
  try {
    log.info({ migrations: await migrate(readOwnerUrl()) }, 'tables are up to date');
  } catch (error) {
    log.fatal({ err: error }, 'tables are not up to date');
    process.exitCode = 1;
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) void run();
