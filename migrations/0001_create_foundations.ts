import type { Knex } from 'knex';

/** calendar, audit, events, exactly-once, people: the rooms everything else stands on. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table calendar_years (
      year integer primary key,
      source_document text not null,
      published_on date not null
    );
    -- Only the days that differ from "Monday to Friday work": kind 'off' or 'work' (make-up day, 调休).
    create table calendar_days (
      day date primary key,
      year integer not null references calendar_years (year) on delete cascade,
      kind text not null check (kind in ('off', 'work')),
      name text not null
    );

    create table audit_lines (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      actor_kind text not null check (actor_kind in ('account', 'api-key', 'system', 'engine', 'outside', 'applicant')),
      actor_id text not null,
      action text not null,
      subject_kind text not null,
      subject_id text not null,
      details jsonb not null default '{}'
    );
    create index on audit_lines (subject_kind, subject_id, id);
    create index on audit_lines (actor_id, id);
    create function refuse_change() returns trigger language plpgsql as $$
      begin raise exception 'table % is append-only', tg_table_name using errcode = 'TB001'; end $$;
    create trigger audit_lines_append_only before update or delete on audit_lines
      for each row execute function refuse_change();

    create table case_events (
      id bigint generated always as identity primary key,
      case_no text not null,
      type text not null,
      at timestamptz not null,
      actor_kind text not null,
      actor_id text not null,
      data jsonb not null default '{}'
    );
    create index on case_events (case_no, id);
    create trigger case_events_append_only before update or delete on case_events
      for each row execute function refuse_change();

    -- Commands from our tables to the engine. Delivered one at a time per subject, in id order.
    create table outbox_commands (
      id bigint generated always as identity primary key,
      command_id text not null unique,
      kind text not null,
      subject text not null,
      payload jsonb not null,
      state text not null default 'pending' check (state in ('pending', 'parked', 'done', 'dead')),
      attempts integer not null default 0,
      next_attempt_at timestamptz not null,
      leased_until timestamptz,
      outcome text,
      last_error text,
      created_at timestamptz not null,
      settled_at timestamptz
    );
    create index outbox_commands_open on outbox_commands (next_attempt_at, id) where state = 'pending';
    create index outbox_commands_subject on outbox_commands (subject, id) where state in ('pending', 'parked');

    create table effects (
      id text primary key,
      case_no text not null,
      activity text not null,
      seq integer not null,
      kind text not null,
      effect_key text not null unique,
      state text not null check (state in ('intended', 'sent', 'confirmed', 'failed')),
      request jsonb not null,
      answer jsonb,
      attempts integer not null default 0,
      intended_at timestamptz not null,
      sent_at timestamptz,
      settled_at timestamptz,
      unique (case_no, activity, seq)
    );

    create table inbox_messages (
      provider text not null,
      event_id text not null,
      received_at timestamptz not null,
      body jsonb not null,
      outcome text not null,
      primary key (provider, event_id)
    );

    create table idempotency_records (
      client_id text not null,
      idempotency_key text not null,
      request_hash text not null,
      status integer not null,
      response jsonb not null,
      created_at timestamptz not null,
      primary key (client_id, idempotency_key)
    );

    create table incidents (
      id text primary key,
      kind text not null,
      subject text not null,
      case_no text,
      message text not null,
      state text not null default 'open' check (state in ('open', 'resolved')),
      opened_at timestamptz not null,
      resolved_at timestamptz,
      resolved_by text
    );
    create unique index incidents_open on incidents (kind, subject) where state = 'open';

    create table worker_attempts (
      external_task_id text primary key,
      topic text not null,
      attempts integer not null,
      last_error text,
      updated_at timestamptz not null
    );

    -- What the engine did: filled by triggers inside the engine's own transactions, ids only.
    create table engine_events (
      id bigint generated always as identity primary key,
      kind text not null check (kind in ('task', 'activity', 'instance')),
      entity_id text not null,
      root_instance_id text,
      queued_at timestamptz not null default clock_timestamp()
    );

    create table departments (
      id text primary key,
      name text not null,
      position integer not null
    );
    create table accounts (
      id text primary key,
      login_name text not null unique,
      display_name text not null,
      password_hash text not null,
      department_id text references departments (id),
      is_disabled boolean not null default false,
      failed_sign_ins integer not null default 0,
      locked_until timestamptz,
      created_at timestamptz not null
    );
    create table account_roles (
      account_id text not null references accounts (id),
      role text not null check (role in ('window-clerk', 'reviewer', 'approver', 'inspector', 'supervisor', 'analyst',
        'system-administrator', 'security-administrator', 'audit-administrator')),
      primary key (account_id, role)
    );
    create table api_keys (
      id text primary key,
      name text not null,
      prefix text not null unique,
      key_hash text not null,
      scopes text[] not null,
      created_at timestamptz not null,
      expires_at timestamptz,
      revoked_at timestamptz
    );
    create table sessions (
      sid text primary key,
      sess jsonb not null,
      expire timestamptz not null
    );
    create index on sessions (expire);
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
