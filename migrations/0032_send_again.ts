import type { Knex } from 'knex';

/** parcels: a result that came back may be sent again; an attempt to deliver may fail before the parcel arrives or returns. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table parcels
      add column seq integer not null default 0,
      add column arranged_by text references tasks (id),
      drop constraint parcels_case_no_direction_key,
      drop constraint parcels_state_check,
      add constraint parcels_of_case unique (case_no, direction, seq),
      add constraint parcels_state_check check (state in
        ('intended', 'ordered', 'collected', 'in-transit', 'delivery-failed', 'delivered', 'returned', 'cancelled'));
    -- what one decision of the window arranges is sent once
    create unique index parcels_arranged on parcels (arranged_by) where arranged_by is not null;
    drop index parcels_silent;
    create index parcels_silent on parcels (coalesce(queried_at, created_at))
      where state in ('ordered', 'collected', 'in-transit', 'delivery-failed');
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
