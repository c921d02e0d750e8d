import type { Knex } from 'knex';

/** notifications: urgency, when each was last tried, what became of it; how much is sent when; and messages to staff on the desk. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table notifications
      add column message_key text,
      add column is_urgent boolean not null default false,
      add column taken_at timestamptz,
      add column reported_at timestamptz,
      add column report_code text,
      add column queried_at timestamptz;
    update notifications set
      message_key = left(encode(sha256(convert_to('notification|' || id, 'UTF8')), 'hex'), 32),
      is_urgent = template in ('deadline-warning', 'order-issued', 'order-escalated'),
      taken_at = sent_at;
    alter table notifications
      alter column message_key set not null,
      add constraint notifications_message_key unique (message_key);
    drop index notifications_pending;
    create index notifications_pending on notifications (is_urgent desc, next_attempt_at) where state = 'pending';
    create index notifications_taken on notifications (taken_at, recipient);
    create index notifications_of_recipient on notifications (recipient, taken_at);
    create index notifications_of_case on notifications (case_no, created_at);
    create index notifications_unreported on notifications (coalesce(queried_at, sent_at)) where state = 'sent' and reported_at is null;

    -- no limit where null; quiet hours end before they begin when they go over midnight
    create table message_rules (
      only_row boolean primary key default true check (only_row),
      quiet_from time,
      quiet_until time,
      per_recipient_hour integer check (per_recipient_hour > 0),
      per_minute integer check (per_minute > 0),
      check ((quiet_from is null) = (quiet_until is null))
    );
    insert into message_rules (quiet_from, quiet_until, per_recipient_hour, per_minute) values ('22:00', '08:00', 10, 600);

    create table desk_messages (
      id text primary key,
      account_id text not null references accounts (id),
      dedup_key text not null unique,
      kind text not null,
      text text not null,
      case_no text references cases (case_no),
      inquiry_no text references inquiries (inquiry_no),
      created_at timestamptz not null,
      read_at timestamptz
    );
    create index desk_messages_of_account on desk_messages (account_id, created_at desc);
    create index desk_messages_unread on desk_messages (account_id) where read_at is null;
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
