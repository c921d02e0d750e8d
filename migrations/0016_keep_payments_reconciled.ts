import type { Knex } from 'knex';

/** Refunds of parts, the platform's statements and where they differ from our books; an incident has a number people can say. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table incidents add column number integer generated always as identity;

    alter table payment_orders add column qr_code text, add column pay_link_at timestamptz;
    create index payment_orders_paid on payment_orders (paid_at) where paid_at is not null;

    -- several refunds of one order, each with a number of its own, counted per case
    alter table refunds drop constraint refunds_order_no_key, drop constraint refunds_state_check;
    alter table refunds
      add column seq integer not null default 0,
      add column ground text not null default 'withdrawn',
      add column decided_by text,
      add column gateway_refund_id text,
      add column refused_at timestamptz,
      add column queried_at timestamptz,
      add column failed_at timestamptz,
      add constraint refunds_state_check check (state in ('intended', 'sent', 'refunded', 'failed')),
      add constraint refunds_once unique (order_no, seq);
    update refunds set seq = o.seq from payment_orders o where o.order_no = refunds.order_no;
    create index refunds_refunded on refunds (refunded_at) where refunded_at is not null;

    -- what goes back is never more than what came in, whoever writes
    create function refund_within_payment() returns trigger language plpgsql as $$
    declare paid bigint; planned bigint;
    begin
      select amount_fen into paid from payment_orders where order_no = new.order_no for update;
      select coalesce(sum(amount_fen), 0) into planned from refunds
        where order_no = new.order_no and refund_no <> new.refund_no and state <> 'failed';
      if planned + new.amount_fen > paid then
        raise exception 'refunds of order % exceed what was paid', new.order_no using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger refund_within_payment before insert or update of amount_fen, order_no on refunds
      for each row when (new.state <> 'failed') execute function refund_within_payment();

    create table payment_statements (
      day date primary key,
      fetched_at timestamptz not null,
      first_fetched_at timestamptz not null
    );
    create table payment_statement_lines (
      day date not null references payment_statements (day),
      line integer not null,
      kind text not null check (kind in ('payment', 'refund')),
      number text not null,
      order_no text not null,
      gateway_no text not null,
      amount_fen integer not null check (amount_fen > 0),
      is_done boolean not null,
      at timestamptz not null,
      primary key (day, line)
    );
    create index on payment_statement_lines (kind, number);
    create table payment_differences (
      id bigint generated always as identity primary key,
      kind text not null check (kind in (
        'payment-missing-there', 'payment-missing-here', 'payment-amount-differs', 'payment-state-differs', 'payment-doubled',
        'refund-missing-there', 'refund-missing-here', 'refund-amount-differs', 'refund-state-differs')),
      number text not null,
      order_no text not null,
      case_no text,
      day date not null,
      ours_fen integer,
      theirs_fen integer,
      ours_state text,
      incident_number integer not null,
      opened_at timestamptz not null,
      resolved_at timestamptz,
      resolution text check (resolution in ('settled', 'closed')),
      resolved_by text,
      remark text,
      unique (kind, number),
      check ((resolved_at is null) = (resolution is null))
    );
    create index on payment_differences (day);
    create index payment_differences_open on payment_differences (id) where resolved_at is null;
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
