import type { Knex } from 'knex';
import type { Db } from '../needs.ts';

/**
 * `queried_at` of what was sent just now: null means that a notice came and the next look is to ask. One that overtook our own answer is
 * not forgotten.
 */
export const stillHinted = (db: Db, now: Date): Knex.Raw =>
  db.raw('case when queried_at is null then null else ?::timestamptz end', [now]);
