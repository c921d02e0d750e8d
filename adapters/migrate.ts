import knex from 'knex';
import { fileURLToPath } from 'node:url';

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
