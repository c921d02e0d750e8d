import type { Knex } from 'knex';

/** clocks, items and models: limits, the catalogue, and the texts the engine runs. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table clocks (
      id text primary key,
      subject_kind text not null check (subject_kind in ('case', 'task', 'order')),
      subject_id text not null,
      case_no text,
      limit_key text not null,
      department_id text,
      started_at timestamptz not null,
      budget integer not null check (budget > 0),
      unit text not null check (unit in ('working-day', 'calendar-day', 'month', 'hour')),
      yellow_before integer,
      legal_basis text not null,
      state text not null check (state in ('running', 'suspended', 'stopped')),
      run integer not null default 1,
      due_at timestamptz not null,
      yellow_at timestamptz not null,
      red_at timestamptz not null,
      is_provisional boolean not null default false,
      is_supervised boolean not null default true,
      armed_run integer not null default 0,
      turned_yellow_at timestamptz,
      turned_red_at timestamptz,
      stopped_at timestamptz,
      stop_reason text,
      unique (subject_kind, subject_id, limit_key)
    );
    create index clocks_case on clocks (case_no);
    create index clocks_to_arm on clocks (yellow_at) where state = 'running' and is_supervised;

    create table clock_suspensions (
      id text primary key,
      clock_id text not null references clocks (id),
      from_at timestamptz not null,
      until_at timestamptz,
      expected_until date,
      basis text not null,
      approver_id text not null,
      notice_id text
    );
    create unique index clock_suspensions_one_open on clock_suspensions (clock_id) where until_at is null;

    create table clock_extensions (
      id text primary key,
      clock_id text not null references clocks (id),
      budget integer not null check (budget > 0),
      basis text not null,
      reason text not null,
      approver_id text not null,
      granted_at timestamptz not null,
      unique (clock_id, basis)
    );

    create table items (
      key text primary key,
      name text not null,
      created_at timestamptz not null
    );

    -- One publication = one item (or one standing process) with all its parts, forms and tables; immutable.
    create table model_versions (
      id text primary key,
      item_key text not null references items (key),
      number integer not null,
      kind text not null check (kind in ('item', 'standing')),
      origin text not null check (origin in ('product', 'analyst')),
      content_hash text not null,
      item jsonb not null,
      source_files jsonb not null,
      compiled_files jsonb not null,
      task_index jsonb not null,
      forms jsonb not null,
      state text not null check (state in ('publishing', 'published', 'failed')),
      deployment_id text,
      process_definition_id text,
      comment text not null default '',
      published_by text not null,
      published_at timestamptz not null,
      unique (item_key, number),
      unique (item_key, content_hash)
    );
    create table model_drafts (
      id text primary key,
      item_key text not null references items (key),
      based_on text references model_versions (id),
      files jsonb not null,
      version integer not null default 1,
      edited_by text not null,
      edited_at timestamptz not null,
      unique (item_key)
    );
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
