import type { Knex } from 'knex';

/** models: an earlier content may be published again as a new version; only one publication of it may be under way. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table model_versions drop constraint model_versions_item_key_content_hash_key;
    create index model_versions_content on model_versions (item_key, content_hash);
    create unique index model_versions_under_way on model_versions (item_key, content_hash) where state <> 'published';
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
