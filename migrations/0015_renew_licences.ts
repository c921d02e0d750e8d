import type { Knex } from 'knex';

/** cases: which licence a case asks to renew and until when that is valid, and whether silence has renewed it. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table cases
      add column renews_identifier text,
      add column renews_until date,
      add column is_deemed_renewed boolean not null default false,
      add constraint cases_renewal_whole check ((renews_identifier is null) = (renews_until is null)),
      add constraint cases_deemed_renewal check (not is_deemed_renewed or renews_identifier is not null);
    -- A licence is renewed once; an attempt that came to nothing does not count.
    create unique index cases_one_renewal on cases (renews_identifier)
      where renews_identifier is not null
        and state not in ('rejected', 'lapsed', 'refused', 'payment-lapsed', 'withdrawn');
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
