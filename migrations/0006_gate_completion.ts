import type { Knex } from 'knex';

/** 办结 is a gate: no case is completed without the identifier of its licence in the repository. Also: why a case was withdrawn. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table cases add column licence_identifier text, add column withdrawal_reason text;
    alter table cases add constraint cases_completed_with_licence
      check (state not in ('completed', 'delivered') or licence_identifier is not null);
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
