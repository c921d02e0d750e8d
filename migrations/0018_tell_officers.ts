import type { Knex } from 'knex';

/** notifications: a warning may be about a limit of the office's own, which belongs to neither case nor inquiry. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table notifications
      drop constraint notifications_about_one_thing,
      add constraint notifications_about_one_thing check (num_nonnulls(case_no, inquiry_no) <= 1);
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
