import type { Knex } from 'knex';

/** special procedures and extensions: what stops or lengthens a limit of a case, and how the applicant was told. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table special_procedures (
      id text primary key,
      case_no text not null references cases (case_no),
      seq integer not null,
      basis text not null,
      name text not null,
      law text,
      reason text not null,
      stops_clock boolean not null,
      -- the one procedure the limits of the case stand still for now
      holds_clocks boolean not null default false,
      expected_days integer not null check (expected_days > 0),
      expected_until date not null,
      began_at timestamptz not null,
      ended_at timestamptz,
      -- the step of the model that is the procedure; null: begun at the desk
      task_id text unique references tasks (id),
      -- null: as the published process has it
      approver_id text references accounts (id),
      notice_id text references documents (id),
      is_cancelled boolean not null default false,
      result text,
      opinion text,
      unique (case_no, seq),
      check (ended_at is null or ended_at >= began_at),
      check (ended_at is null or not holds_clocks)
    );
    create unique index special_procedures_no_overlap on special_procedures (case_no) where holds_clocks;

    alter table clock_extensions add column approval_no text, add column notice_id text;
    alter table clock_extensions drop constraint clock_extensions_clock_id_basis_key;
    create unique index clock_extensions_once on clock_extensions (clock_id);
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
