import type { Knex } from 'knex';

/** clocks and supervision: what the minute reconciler looks at, one more colour, and who is told. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- What still has to be armed, and what the engine should be supervising; overdue clocks are in neither for long.
    drop index clocks_to_arm;
    create index clocks_to_arm on clocks (yellow_at) where state = 'running' and is_supervised and armed_run < run;
    create index clocks_armed on clocks (turned_red_at) where state = 'running' and is_supervised and armed_run = run;

    alter table supervision_events
      drop constraint supervision_events_colour_check,
      add constraint supervision_events_colour_check check (colour in ('yellow', 'orange', 'red'));
    -- Whom a supervising process told, once per run and step of its model, however often its work is repeated.
    create table supervision_notices (
      id text primary key,
      clock_id text not null references clocks (id),
      run integer not null,
      step text not null,
      kind text not null check (kind in ('department-head', 'supervisors')),
      light text not null check (light in ('green', 'yellow', 'red')),
      case_no text,
      department_id text,
      recipients integer not null,
      at timestamptz not null,
      acknowledged_by text references accounts (id),
      acknowledged_at timestamptz,
      unique (clock_id, run, step)
    );
    create index supervision_notices_newest on supervision_notices (at desc);
    create index supervision_notices_open on supervision_notices (at) where kind = 'supervisors' and acknowledged_at is null;
    create index supervision_events_newest on supervision_events (at desc);
    create index supervision_events_case on supervision_events (case_no, at desc);

    alter table accounts
      add column phone text,
      add column is_head boolean not null default false;
    -- A warning may be about an order or an inquiry, which belong to no case.
    alter table notifications alter column case_no drop not null;
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
