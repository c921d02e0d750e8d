import type { Knex } from 'knex';

/**
 * Failures that pass by themselves are counted apart from those that do not: an outage must not use up what a fault of ours may try.
 * A command that nobody waited for has not failed at all.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table worker_attempts add column passing_failures integer not null default 0;
    alter table outbox_commands
      add column failures integer not null default 0,
      add column passing_failures integer not null default 0;
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
