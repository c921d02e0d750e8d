import { runStatements } from '../../local/parts/database.ts';

// What stays: calendar and settings of the office as migrated, who works here, and what is published – a publication is looked up by its content.
// How messages are limited does not: a whole office that files for one phone would be told nothing.
const KEPT = [
  ...['knex_migrations', 'knex_migrations_lock', 'calendar_years', 'calendar_days', 'case_state_moves'],
  ...['office_limits', 'office_profile'],
  ...['departments', 'accounts', 'account_roles', 'items', 'model_versions'],
];
// Deployments and their caches live in the engine's memory too; only what runs and what ran is taken away.
const ENGINE_RUNNING = `(tablename like 'act_ru_%' or tablename like 'act_hi_%')
  and tablename not in ('act_ru_jobdef', 'act_ru_authorization', 'act_ru_filter')`;

const truncateAll = (schema: string, condition: string): string => `do $$ declare names text; begin
  select string_agg(format('%I.%I', schemaname, tablename), ', ') into names from pg_tables
    where schemaname = '${schema}' and ${condition};
  execute 'truncate ' || names || ' restart identity cascade'; end $$`;

const AS_MIGRATED = ['calendar_years', 'calendar_days', 'office_limits', 'office_profile'];
// Days a test gave off are working days again, and the office closes when it did: what was migrated was put aside before the first test.
const restoreMigrated = [
  'create schema if not exists migrated',
  ...AS_MIGRATED.map((table) => `create table if not exists migrated.${table} as table app.${table}`),
  ...['calendar_years', 'office_limits', 'office_profile'].map((table) => `delete from app.${table}`),
  ...AS_MIGRATED.map(
    (table) => `insert into app.${table}
      select (jsonb_populate_record(null::app.${table}, to_jsonb(kept))).* from migrated.${table} kept`,
  ),
];

/** Takes away every case, running and past, so that a test file begins with an empty office. */
export const cleanTables = (superuserUrl: string): Promise<void> =>
  runStatements(superuserUrl, [
    truncateAll('engine', ENGINE_RUNNING),
    `delete from engine.act_ge_bytearray where deployment_id_ is null`,
    // accounts stay although much refers to them, so the tables are emptied in one statement, without cascade
    truncateAll('app', `tablename not in (${KEPT.map((name) => `'${name}'`).join(', ')})`).replace(' cascade', ''),
    // what a test published as an analyst would be the model of the next test's cases
    `delete from app.model_versions where origin = 'analyst'`,
    ...restoreMigrated,
  ]);
