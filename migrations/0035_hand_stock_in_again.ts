import type { Knex } from 'knex';

/** stock_licences: what the repository did not take is corrected and pushed anew, under a number of its own. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`alter table stock_licences add column seq integer not null default 0`);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
