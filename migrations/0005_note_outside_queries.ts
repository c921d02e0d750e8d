import type { Knex } from 'knex';

/** When an outside system was last asked about an order or a parcel it has not told us about. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table payment_orders add column queried_at timestamptz;
    create index payment_orders_silent on payment_orders (coalesce(queried_at, created_at)) where state in ('intended', 'payable');
    alter table parcels add column queried_at timestamptz;
    create index parcels_silent on parcels (coalesce(queried_at, created_at)) where state in ('ordered', 'collected', 'in-transit');
    create index refunds_open on refunds (created_at) where state in ('intended', 'sent');
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
