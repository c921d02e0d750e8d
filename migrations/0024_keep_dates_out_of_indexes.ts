import type { Knex } from 'knex';

/**
 * clocks: new dates rewrite no index. PostgreSQL keeps the new version of a row beside the old one, and leaves every index as it is,
 * when no indexed column changed (a heap-only tuple) – seven times cheaper here, and a new calendar gives every open clock new dates.
 * So indexes hold `watch_from`, which is never later than yellow and moves rarely, instead of the dates themselves.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop index clocks_to_arm;
    drop index clocks_armed;
    drop index clocks_overdue;
    drop index clocks_lit;
    alter table clocks set (fillfactor = 80);
    -- No light turns before this instant; without one there is no telling.
    alter table clocks add column watch_from timestamptz not null default '-infinity';
    update clocks set watch_from = yellow_at - interval '10 days' where state <> 'stopped';
    -- 0 unless the present run is with the engine, so that a new run of a clock far from yellow changes no indexed value.
    update clocks set armed_run = 0 where armed_run < run;
    alter table clocks add constraint clocks_watched_in_time check (watch_from <= yellow_at),
      add constraint clocks_armed_run_is_present check (armed_run in (0, run));
    create index clocks_to_arm on clocks (watch_from) where state = 'running' and is_supervised and armed_run = 0;
    create index clocks_armed on clocks (turned_red_at) where state = 'running' and is_supervised and armed_run > 0;
    create index clocks_watched on clocks (watch_from) where state <> 'stopped' and is_supervised;
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
