import { fileURLToPath } from 'node:url';

/** The three roles of a site: who owns the tables, who works on them, who the engine is. */
export interface DatabasePasswords {
  owner: string;
  app: string;
  engine: string;
}

export const ROLES = { owner: 'tongban_owner', app: 'tongban_app', engine: 'tongban_engine' } as const;

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const identifier = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const roleStatements = (role: string, password: string): string[] => [
  `do $$ begin create role ${role} login; exception when duplicate_object then null; end $$`,
  `alter role ${role} login password ${literal(password)}`,
];

/** Roles of the cluster. Safe to run again; needs the right to create roles. */
export const roleSetup = (passwords: DatabasePasswords): string[] => [
  ...roleStatements(ROLES.owner, passwords.owner),
  ...roleStatements(ROLES.app, passwords.app),
  ...roleStatements(ROLES.engine, passwords.engine),
  `grant ${ROLES.app}, ${ROLES.engine} to ${ROLES.owner}`,
  // whoever runs this has to act for them in what follows, unless a superuser
  `grant ${ROLES.owner}, ${ROLES.app}, ${ROLES.engine} to current_user`,
];

/**
 * Schemas and rights of one database, run while connected to it. The app role works on `app` and reads `engine`;
 * the engine's role sees its own schema only. Default privileges cover tables that come later. Safe to run again.
 */
export const schemaSetup = (database: string): string[] => [
  `revoke all on database ${identifier(database)} from public`,
  `grant connect on database ${identifier(database)} to ${ROLES.owner}, ${ROLES.app}, ${ROLES.engine}`,
  'revoke all on schema public from public',
  `create schema if not exists app authorization ${ROLES.owner}`,
  `create schema if not exists engine authorization ${ROLES.engine}`,
  `grant usage on schema app to ${ROLES.app}`,
  `grant usage on schema engine to ${ROLES.app}`,
  `alter default privileges for role ${ROLES.owner} in schema app grant select, insert, update, delete on tables to ${ROLES.app}`,
  `alter default privileges for role ${ROLES.owner} in schema app grant usage, select on sequences to ${ROLES.app}`,
  `alter default privileges for role ${ROLES.engine} in schema engine grant select on tables to ${ROLES.app}`,
  `alter role ${ROLES.owner} in database ${identifier(database)} set search_path = app`,
  `alter role ${ROLES.app} in database ${identifier(database)} set search_path = app`,
  `alter role ${ROLES.engine} in database ${identifier(database)} set search_path = engine`,
];

const print = (database: string): void => {
  const passwords = { owner: '<OWNER 密码>', app: '<APP 密码>', engine: '<ENGINE 密码>' };
  const statements = [...roleSetup(passwords), ...schemaSetup(database)];
  process.stdout.write(`${statements.map((statement) => `${statement};`).join('\n')}\n`);
};

// `npm run database-sql -- DATABASE`: what a database administrator runs once, with passwords of their own
if (process.argv[1] === fileURLToPath(import.meta.url)) print(process.argv[2] ?? 'tongban');
