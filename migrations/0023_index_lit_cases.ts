import type { Knex } from 'knex';

/** clocks: the lights of all open cases are read from this index alone, without the wide rows behind it. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create index clocks_lit on clocks (subject_id) include (id, state, stopped_at, yellow_at, red_at)
      where subject_kind = 'case' and is_supervised and state <> 'stopped';
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
