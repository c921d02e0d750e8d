import type { Knex } from 'knex';

/** licences: when the repository was last asked about each, and whose state it says has changed there. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table licences
      add column queried_at timestamptz,
      add column hinted_at timestamptz;
    create index licences_hinted on licences (queried_at) where hinted_at is not null;
    -- one that was never asked about counts from its registration
    create index licences_unasked on licences (coalesce(queried_at, registered_at)) where state in ('registered', 'suspended');
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
