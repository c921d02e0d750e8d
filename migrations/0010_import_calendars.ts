import type { Knex } from 'knex';

/** Years published by people: an import with what stood there before, and how far its recomputation of the open clocks has come. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- A year corrected under the same document must be noticed by whoever keeps the calendar in memory.
    alter table calendar_years add column content_hash text not null default '';
    update calendar_years y set content_hash = coalesce((
      select md5(string_agg(d.day || d.kind || d.name, ',' order by d.day)) from calendar_days d where d.year = y.year), '');

    create table calendar_imports (
      id text primary key,
      -- the order in which they came
      seq bigint generated always as identity,
      year integer not null,
      content jsonb not null,
      -- null: the year had no calendar; written when the import is applied
      previous jsonb,
      state text not null check (state in ('draft', 'discarded', 'applying', 'applied', 'undoing', 'undone')),
      -- clocks that reach into these days are reckoned anew; null: no day has changed
      first_day date,
      last_day date,
      -- open clocks in that span when the recomputation began
      clocks_total integer not null default 0,
      clocks_moved integer not null default 0,
      drafted_at timestamptz not null,
      drafted_by text not null,
      applied_at timestamptz,
      applied_by text,
      undone_at timestamptz,
      undone_by text,
      finished_at timestamptz
    );
    create unique index calendar_imports_one_open on calendar_imports ((true)) where state in ('draft', 'applying', 'undoing');

    -- The open clocks of a running recomputation, cut by their ids, so that several connections share the work.
    create table calendar_import_slices (
      import_id text not null references calendar_imports (id),
      slice integer not null,
      -- reading goes on after this id, up to and including until_id (null: to the last)
      cursor_id text not null,
      until_id text,
      is_read boolean not null default false,
      -- clocks somebody else was changing when their turn came
      postponed text[] not null default '{}',
      visited integer not null default 0,
      moved integer not null default 0,
      primary key (import_id, slice)
    );

    create index clocks_open on clocks (id) where state <> 'stopped';
    create index clock_suspensions_clock on clock_suspensions (clock_id);
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
