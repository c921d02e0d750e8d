import type { Knex } from 'knex';

/** The order in which the engine reported tasks and steps: several may carry the same instant, or reach us a little late. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table tasks add column seq bigint generated always as identity;
    alter table case_steps add column seq bigint generated always as identity;
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
