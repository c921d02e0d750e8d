import knex from 'knex';
import { fileURLToPath } from 'node:url';
import { readOwnerUrl } from './config.ts';
import { createLog } from './log.ts';

const DIRECTORY = fileURLToPath(new URL('../migrations', import.meta.url));

/** Brings schema `app` to the newest table layout; answers the names of the migrations that ran. */
export const migrate = async (ownerUrl: string): Promise<string[]> => {
  const db = knex({ client: 'pg', connection: ownerUrl, searchPath: ['app'], pool: { min: 0, max: 1 } });
  try {
    const [, names] = (await db.migrate.latest({
      directory: DIRECTORY,
      extension: 'ts',
      loadExtensions: ['.ts'],
      schemaName: 'app',
    })) as [number, string[]];
    return names;
  } finally {
    await db.destroy();
  }
};

const isProgram = process.argv[1] === fileURLToPath(import.meta.url);
if (isProgram) {
  const names = await migrate(readOwnerUrl());
  createLog('migrate').info({ migrations: names }, 'tables are up to date');
}
