import type { Knex } from 'knex';

/** people: absences; detection: clues; inquiries with their answers; notifications about them. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    -- people: days on which somebody does not work
    create table absences (
      id text primary key,
      account_id text not null references accounts (id),
      from_day date not null,
      until_day date not null check (until_day >= from_day),
      reason text not null check (reason in ('leave', 'sick', 'business-trip', 'training', 'other')),
      recorded_at timestamptz not null,
      cancelled_at timestamptz
    );
    create index absences_account on absences (account_id, from_day) where cancelled_at is null;
    create index absences_recorded on absences (recorded_at);

    -- detection: what recorded facts point at, once per rule and subject
    create table clues (
      id text primary key,
      rule text not null check (rule in ('hasty-decision', 'back-dated', 'late-burst', 'bulk-decisions', 'out-of-hours',
        'absent-staff')),
      subject text not null,
      account_id text references accounts (id),
      case_no text references cases (case_no),
      department_id text not null references departments (id),
      happened_at timestamptz not null,
      facts jsonb not null,
      state text not null default 'open' check (state in ('open', 'explained', 'dismissed', 'confirmed')),
      raised_at timestamptz not null,
      note text,
      judged_by text references accounts (id),
      judged_at timestamptz,
      version integer not null default 1,
      unique (rule, subject),
      check ((state = 'open') = (judged_at is null)),
      check ((state = 'open') = (note is null))
    );
    create index clues_listed on clues (happened_at desc, id);
    create index clues_open on clues (happened_at desc, id) where state = 'open';
    create table detection_marks (
      name text primary key,
      looked_until timestamptz not null
    );
    create index tasks_decided on tasks (decided_at) where decided_at is not null;

    -- inquiries: consultations and complaints, each with an answer of the responsible department
    create table inquiry_numbers (
      kind text not null,
      day date not null,
      last integer not null,
      primary key (kind, day)
    );
    create table inquiries (
      inquiry_no text primary key,
      kind text not null check (kind in ('consultation', 'complaint')),
      channel text not null check (channel in ('api', 'window')),
      client_id text not null,
      item_key text references items (key),
      case_no text references cases (case_no),
      department_id text references departments (id),
      responsible_department_id text not null references departments (id),
      inquirer_name text not null,
      inquirer_phone text,
      content text not null,
      state text not null default 'open' check (state in ('open', 'replied')),
      opened_at timestamptz not null,
      reply text,
      replied_by text references accounts (id),
      replied_at timestamptz,
      version integer not null default 1,
      constraint inquiries_about_one_thing check (num_nonnulls(item_key, case_no, department_id) = 1),
      check ((state = 'open') = (replied_at is null)),
      check ((state = 'open') = (reply is null))
    );
    create index inquiries_listed on inquiries (opened_at desc, inquiry_no);
    create index inquiries_department on inquiries (responsible_department_id, opened_at desc);

    -- notifications: about a case or about an inquiry
    alter table notifications
      alter column case_no drop not null,
      add column inquiry_no text references inquiries (inquiry_no),
      add constraint notifications_about_one_thing check (num_nonnulls(case_no, inquiry_no) = 1);
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
