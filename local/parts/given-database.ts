import pg from 'pg';
import { ROLES, roleSetup, schemaSetup } from '../../adapters/database-setup.ts';
import { Refusal } from '../bootstrap/refusal.mjs';
import { runStatements } from './database.ts';
import type { Secrets } from './secrets.ts';
import type { DatabaseUrls } from './site.ts';

const asRole = (given: string, role: string, password: string): string => {
  const url = new URL(given);
  url.username = role;
  url.password = password;
  return url.href;
};

const urlsOn = (given: string, secrets: Secrets): DatabaseUrls => ({
  owner: asRole(given, ROLES.owner, secrets.owner),
  app: asRole(given, ROLES.app, secrets.app),
  engine: asRole(given, ROLES.engine, secrets.engine),
});

const ask = async <T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const isSetUp = async ({ owner, app, engine }: DatabaseUrls): Promise<boolean> => {
  try {
    await ask(engine, 'select 1');
    await ask(app, 'select 1');
    const rows = await ask<{ n: number }>(owner, `select 1 as n from pg_namespace where nspname in ('app', 'engine')`);
    return rows.length === 2;
  } catch {
    return false;
  }
};

const tellReason = (error: unknown): never => {
  throw new Refusal(`连接不上 DATABASE_URL 指定的数据库：${(error as Error).message}（cannot connect）。`);
};

const askAdministrator = (name: string, statements: string[]): string =>
  `${statements.map((statement) => `${statement};`).join('\n')}\n\nDATABASE_URL 的账号无权创建角色：` +
  `请数据库管理员在数据库 ${name} 中执行以上 SQL，然后重新启动（run the SQL above as administrator）。`;

/**
 * Uses the PostgreSQL named by DATABASE_URL: sets up roles and schemas there when that account may, else refuses,
 * telling the SQL its administrator has to run once. The passwords are those of this data folder.
 */
export const useGivenDatabase = async (given: string, secrets: Secrets): Promise<DatabaseUrls> => {
  const urls = urlsOn(given, secrets);
  if (await isSetUp(urls)) return urls;
  const rights = `select (rolsuper or rolcreaterole) and has_database_privilege(current_database(), 'create') as may,
    current_database() as name from pg_roles where rolname = current_user`;
  const [row] = await ask<{ may: boolean; name: string }>(given, rights).catch(tellReason);
  const name = row?.name ?? '';
  const statements = [...roleSetup(secrets), ...schemaSetup(name)];
  if (!row?.may) throw new Refusal(askAdministrator(name, statements));
  await runStatements(given, statements);
  return urls;
};
