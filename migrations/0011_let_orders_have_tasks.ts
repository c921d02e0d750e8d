import type { Knex } from 'knex';

/** supervision: orders about limits that ran out, their numbers, what they cost a department; tasks: they may belong to an order. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- What a process with tasks is about when it is no case; id = business key of the process.
    create table task_subjects (
      id text primary key,
      kind text not null check (kind in ('order')),
      case_no text references cases (case_no),
      department_id text not null references departments (id),
      model_version_id text not null references model_versions (id),
      opened_at timestamptz not null
    );
    -- case_no stays the case a task is about; the subject is what its process is about.
    alter table tasks
      add column subject_kind text not null default 'case' check (subject_kind in ('case', 'order')),
      add column subject_id text,
      add column clock_id text references clocks (id),
      alter column case_no drop not null;
    update tasks set subject_id = case_no,
      clock_id = (select k.id from clocks k where k.subject_kind = 'task' and k.subject_id = tasks.id);
    alter table tasks alter column subject_id set not null, alter column subject_kind drop default;
    create index tasks_subject on tasks (subject_id, seq);

    create table supervision_order_numbers (
      year integer primary key,
      last integer not null
    );
    -- One per clock that ran out, whatever becomes of its later runs. It has a number once it is issued.
    create table supervision_orders (
      id text primary key,
      clock_id text not null unique references clocks (id),
      limit_key text not null,
      case_no text references cases (case_no),
      department_id text not null references departments (id),
      model_version_id text not null references model_versions (id),
      state text not null check (state in ('explaining', 'issued', 'excused', 'closed')),
      number text unique,
      level integer not null default 0,
      round integer not null default 0,
      due_at timestamptz not null,
      opened_at timestamptz not null,
      issued_at timestamptz,
      escalated_at timestamptz,
      closed_at timestamptz,
      version integer not null default 1,
      constraint supervision_orders_numbered
        check ((number is not null) = (issued_at is not null) and (state <> 'issued' or number is not null))
    );
    create index supervision_orders_opened on supervision_orders (opened_at desc, id);
    create index supervision_orders_department on supervision_orders (department_id, opened_at desc);
    create index supervision_orders_case on supervision_orders (case_no);

    create table score_deductions (
      id text primary key,
      order_id text not null references supervision_orders (id),
      department_id text not null references departments (id),
      rule text not null,
      points integer not null check (points > 0),
      occasion text not null,
      at timestamptz not null,
      unique (order_id, occasion)
    );
    create index score_deductions_department on score_deductions (department_id, at);
    create trigger score_deductions_append_only before update or delete on score_deductions
      for each row execute function refuse_change();

    create index clocks_overdue on clocks (red_at, id) where state <> 'stopped' and is_supervised;
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
