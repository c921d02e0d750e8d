import type { Knex } from 'knex';

/** What becomes of a licence after it was issued; licences asked for from their issuers; older licences handed to the repository. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table licences drop constraint licences_state_check;
    alter table licences add constraint licences_state_check check (
      state in ('intended', 'registered', 'suspended', 'revoked', 'withdrawn', 'forfeited', 'cancelled'));

    -- an ended licence never comes back to life, whoever writes; it may still be struck off (行政许可法第七十条第四项)
    create function licence_moves_on() returns trigger language plpgsql as $$
    begin
      if old.state = 'cancelled'
        or (old.state in ('revoked', 'withdrawn', 'forfeited') and new.state <> 'cancelled')
        or (new.state = 'suspended' and old.state <> 'registered')
        or new.state = 'intended' then
        raise exception 'licence % cannot go from % to %', old.id, old.state, new.state using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger licence_moves_on before update of state on licences
      for each row when (old.state is distinct from new.state) execute function licence_moves_on();

    create table licence_changes (
      id text primary key,
      licence_id text not null references licences (id),
      seq integer not null,
      kind text not null check (kind in ('suspend', 'lift', 'revoke', 'withdraw', 'forfeit', 'cancel')),
      ground text not null,
      document_no text,
      reason text not null,
      decided_by text,
      decided_at timestamptz not null,
      told_at timestamptz,
      refused_at timestamptz,
      unique (licence_id, seq)
    );
    create index licence_changes_untold on licence_changes (decided_at) where told_at is null;

    create table licence_demands (
      demand_no text primary key,
      case_no text not null references cases (case_no),
      seq integer not null,
      material_key text not null,
      licence_type text not null,
      state text not null check (state in ('intended', 'demanded', 'supplied', 'refused')),
      created_at timestamptz not null,
      demanded_at timestamptz,
      queried_at timestamptz,
      answered_at timestamptz,
      licence_identifier text,
      refusal text,
      unique (case_no, seq),
      check ((state = 'supplied') = (licence_identifier is not null)),
      check ((state in ('supplied', 'refused')) = (answered_at is not null))
    );
    -- one open demand for one material of a case
    create unique index licence_demands_open on licence_demands (case_no, material_key)
      where state in ('intended', 'demanded');
    create index licence_demands_waiting on licence_demands (created_at) where state in ('intended', 'demanded');

    create table stock_licences (
      identifier text primary key,
      push_no text not null unique,
      metadata jsonb not null,
      file_hash text not null,
      state text not null check (state in ('intended', 'pushed', 'registered', 'refused')),
      created_at timestamptz not null,
      created_by text not null,
      pushed_at timestamptz,
      queried_at timestamptz,
      settled_at timestamptz,
      refusal text,
      check ((state in ('registered', 'refused')) = (settled_at is not null))
    );
    create index stock_licences_waiting on stock_licences (created_at) where state in ('intended', 'pushed');
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
