import type { Knex } from 'knex';

/** cases and what hangs on them: materials, documents, payments, licences, parcels, notices, tasks, lights. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table case_numbers (
      item_key text not null,
      day date not null,
      last integer not null,
      primary key (item_key, day)
    );
    create table case_state_moves (
      from_state text not null,
      to_state text not null,
      primary key (from_state, to_state)
    );
    insert into case_state_moves (from_state, to_state) values
      ('submitted', 'supplementing'), ('submitted', 'accepted'), ('submitted', 'rejected'), ('submitted', 'withdrawn'),
      ('supplementing', 'submitted'), ('supplementing', 'lapsed'), ('supplementing', 'withdrawn'),
      ('accepted', 'granted'), ('accepted', 'refused'), ('accepted', 'withdrawn'),
      ('granted', 'completed'), ('granted', 'payment-lapsed'), ('granted', 'withdrawn'),
      ('completed', 'delivered');

    create table cases (
      case_no text primary key,
      item_key text not null references items (key),
      model_version_id text not null references model_versions (id),
      process_instance_id text,
      state text not null check (state in ('submitted', 'supplementing', 'accepted', 'granted', 'completed', 'delivered',
        'rejected', 'lapsed', 'refused', 'payment-lapsed', 'withdrawn')),
      channel text not null check (channel in ('api', 'window')),
      client_id text not null,
      lead_department_id text not null references departments (id),
      applicant jsonb not null,
      applicant_name text not null,
      form jsonb not null,
      facts jsonb not null,
      delivery jsonb not null,
      supplement_round integer not null default 0,
      is_deemed_accepted boolean not null default false,
      withdrawal_requested_at timestamptz,
      received_at timestamptz not null,
      accepted_at timestamptz,
      decided_at timestamptz,
      closed_at timestamptz,
      version integer not null default 1
    );
    create index cases_client on cases (client_id, received_at desc, case_no);
    create index cases_received on cases (received_at desc, case_no);
    create index cases_department on cases (lead_department_id, received_at desc);
    create function check_case_move() returns trigger language plpgsql as $$
      begin
        if new.state <> old.state and not exists (
          select 1 from case_state_moves m where m.from_state = old.state and m.to_state = new.state) then
          raise exception 'case % may not move from % to %', old.case_no, old.state, new.state using errcode = 'TB002';
        end if;
        return new;
      end $$;
    create trigger cases_legal_moves before update of state on cases for each row execute function check_case_move();

    create table supplement_requests (
      id text primary key,
      case_no text not null references cases (case_no),
      round integer not null,
      missing jsonb not null,
      reason text not null,
      requested_by text not null,
      requested_at timestamptz not null,
      answered_at timestamptz,
      lapsed_at timestamptz,
      unique (case_no, round)
    );
    create table rectification_requests (
      id text primary key,
      case_no text not null references cases (case_no),
      round integer not null,
      findings text not null,
      requested_at timestamptz not null,
      due_at timestamptz not null,
      reported_at timestamptz,
      report text,
      lapsed_at timestamptz,
      unique (case_no, round)
    );

    create table materials (
      id text primary key,
      case_no text not null references cases (case_no),
      material_key text not null,
      round integer not null,
      source text not null check (source in ('upload', 'licence-repository')),
      file_name text not null,
      media_type text not null,
      size integer not null,
      content_hash text not null,
      licence_identifier text,
      exception_reason text,
      received_at timestamptz not null,
      received_from text not null
    );
    create index on materials (case_no, material_key);
    -- Files taken in before their case exists (upload first, file later), named by a filing.
    create table uploads (
      id text primary key,
      client_id text not null,
      file_name text not null,
      media_type text not null,
      size integer not null,
      content_hash text not null,
      uploaded_at timestamptz not null,
      used_by_case text
    );

    create table document_numbers (
      kind text not null,
      year integer not null,
      last integer not null,
      primary key (kind, year)
    );
    create table documents (
      id text primary key,
      case_no text not null references cases (case_no),
      kind text not null,
      number text not null unique,
      title text not null,
      body jsonb not null,
      issued_at timestamptz not null,
      issued_by text not null
    );
    create index on documents (case_no);

    create table payment_orders (
      order_no text primary key,
      case_no text not null references cases (case_no),
      seq integer not null,
      amount_fen integer not null check (amount_fen > 0),
      state text not null check (state in ('intended', 'payable', 'paid', 'closed', 'refunding', 'refunded')),
      gateway_order_id text,
      pay_url text,
      due_at timestamptz not null,
      created_at timestamptz not null,
      paid_at timestamptz,
      gateway_payment_id text,
      closed_at timestamptz,
      unique (case_no, seq)
    );
    create table refunds (
      refund_no text primary key,
      order_no text not null references payment_orders (order_no),
      amount_fen integer not null check (amount_fen > 0),
      state text not null check (state in ('intended', 'sent', 'refunded')),
      reason text not null,
      created_at timestamptz not null,
      refunded_at timestamptz,
      unique (order_no)
    );

    create table licences (
      id text primary key,
      case_no text not null unique references cases (case_no),
      licence_type text not null,
      identifier text unique,
      licence_no text not null unique,
      holder_name text not null,
      holder_code text not null,
      valid_from date not null,
      valid_until date not null,
      state text not null check (state in ('intended', 'registered', 'revoked')),
      content jsonb not null,
      created_at timestamptz not null,
      registered_at timestamptz
    );

    create table parcels (
      parcel_no text primary key,
      case_no text not null references cases (case_no),
      direction text not null check (direction in ('in', 'out')),
      state text not null check (state in ('intended', 'ordered', 'collected', 'in-transit', 'delivered', 'returned', 'cancelled')),
      tracking_no text,
      created_at timestamptz not null,
      delivered_at timestamptz,
      signed_by text,
      unique (case_no, direction)
    );
    create table parcel_tracks (
      parcel_no text not null references parcels (parcel_no),
      event_id text not null,
      at timestamptz not null,
      state text not null,
      place text not null,
      primary key (parcel_no, event_id)
    );

    create table notifications (
      id text primary key,
      case_no text not null references cases (case_no),
      dedup_key text not null unique,
      channel text not null check (channel in ('sms')),
      template text not null,
      recipient text not null,
      text text not null,
      state text not null check (state in ('pending', 'sent', 'delivered', 'failed')),
      attempts integer not null default 0,
      next_attempt_at timestamptz not null,
      created_at timestamptz not null,
      sent_at timestamptz
    );
    create index notifications_pending on notifications (next_attempt_at) where state = 'pending';

    create table tasks (
      id text primary key,
      case_no text not null references cases (case_no),
      part_key text not null,
      task_key text not null,
      branch integer,
      process_instance_id text not null,
      name text not null,
      department_id text not null references departments (id),
      role text not null,
      state text not null check (state in ('open', 'deciding', 'done', 'overtaken', 'cancelled')),
      claimed_by text references accounts (id),
      claimed_at timestamptz,
      opened_at timestamptz not null,
      closed_at timestamptz,
      decision jsonb,
      decided_by text references accounts (id),
      decided_at timestamptz,
      command_id text,
      version integer not null default 1
    );
    create index tasks_open on tasks (department_id, role, opened_at) where state in ('open', 'deciding');
    create index tasks_case on tasks (case_no, opened_at);

    create table case_steps (
      id text primary key,
      case_no text not null,
      process_instance_id text not null,
      part_key text not null,
      activity_id text not null,
      activity_name text,
      activity_type text not null,
      branch integer,
      entered_at timestamptz not null,
      left_at timestamptz,
      is_cancelled boolean not null default false
    );
    create index on case_steps (case_no, entered_at);

    create table supervision_events (
      id text primary key,
      clock_id text not null references clocks (id),
      run integer not null,
      colour text not null check (colour in ('yellow', 'red')),
      case_no text,
      department_id text,
      due_at timestamptz not null,
      at timestamptz not null,
      unique (clock_id, run, colour)
    );
  `);
};

export const down = async (): Promise<void> => {
  throw new Error('migrations only go forward; restore a backup instead');
};
