/**
 * Puts our indexes, triggers and grants on the engine's tables: `OWNER_DATABASE_URL=… node engine/apply-sql.mjs`.
 * To be run by the owner after the engine made its tables and before relay and workers start. Safe to run again.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';

const directory = join(dirname(fileURLToPath(import.meta.url)), 'sql');

const isEngineThere = async (client) => {
  const { rows } = await client.query(
    "select 1 from pg_tables where schemaname = 'engine' and tablename = 'act_hi_procinst'",
  );
  return rows.length > 0;
};

/** One transaction. Two callers at once wait for each other. */
export const applyEngineSql = async (ownerUrl) => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    if (!(await isEngineThere(client))) {
      throw new Error('schema engine holds no engine tables yet: start the engine on this database first');
    }
    await client.query('begin');
    // A running case must not be held up: give way, the caller tries again.
    await client.query("set local lock_timeout = '10s'");
    await client.query("select pg_advisory_xact_lock(hashtext('engine-sql'))");
    for (const file of readdirSync(directory).sort()) await client.query(readFileSync(join(directory, file), 'utf8'));
    await client.query('commit');
  } finally {
    await client.end();
  }
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await applyEngineSql(process.env.OWNER_DATABASE_URL);
}
