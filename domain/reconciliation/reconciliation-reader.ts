import type { Needs } from '../needs.ts';
import type { DifferenceKind } from './difference.ts';

/** What one side has of a day. */
export interface DaySide {
  payments: number;
  paymentFen: number;
  refunds: number;
  refundFen: number;
}

/** One day, by the platform's statement and by our books. */
export interface ReconciledDayRow {
  day: string;
  /** undefined: the statement is not here yet */
  fetchedAt: Date | undefined;
  theirs: DaySide;
  ours: DaySide;
  /** movements the platform settled with another day than ours */
  shifted: number;
  open: number;
  resolved: number;
}

const ZONE = 'Asia/Shanghai';

interface DayRow {
  day: string;
  fetched_at: Date | null;
  their_payments: number;
  their_payment_fen: number;
  their_refunds: number;
  their_refund_fen: number;
  our_payments: number;
  our_payment_fen: number;
  our_refunds: number;
  our_refund_fen: number;
  shifted: number;
  open: number;
  resolved: number;
}

const DAYS = `
  with days as (select generate_series(?::date, ?::date, interval '1 day')::date as day),
  ours as (
    select (paid_at at time zone '${ZONE}')::date as day, 'payment' as kind, amount_fen from payment_orders
      where paid_at >= ?::timestamptz and paid_at < ?::timestamptz
    union all
    select (refunded_at at time zone '${ZONE}')::date, 'refund', amount_fen from refunds
      where refunded_at >= ?::timestamptz and refunded_at < ?::timestamptz),
  lines as (
    select l.day, l.kind, l.amount_fen,
      (case l.kind when 'payment' then o.paid_at else r.refunded_at end at time zone '${ZONE}')::date <> l.day as is_shifted
    from payment_statement_lines l
    left join payment_orders o on l.kind = 'payment' and o.order_no = l.number
    left join refunds r on l.kind = 'refund' and r.refund_no = l.number
    where l.day between ? and ?)
  select d.day, s.fetched_at,
    (select count(*) from lines l where l.day = d.day and l.kind = 'payment')::int as their_payments,
    (select coalesce(sum(amount_fen), 0) from lines l where l.day = d.day and l.kind = 'payment') as their_payment_fen,
    (select count(*) from lines l where l.day = d.day and l.kind = 'refund')::int as their_refunds,
    (select coalesce(sum(amount_fen), 0) from lines l where l.day = d.day and l.kind = 'refund') as their_refund_fen,
    (select count(*) from ours where ours.day = d.day and ours.kind = 'payment')::int as our_payments,
    (select coalesce(sum(amount_fen), 0) from ours where ours.day = d.day and ours.kind = 'payment') as our_payment_fen,
    (select count(*) from ours where ours.day = d.day and ours.kind = 'refund')::int as our_refunds,
    (select coalesce(sum(amount_fen), 0) from ours where ours.day = d.day and ours.kind = 'refund') as our_refund_fen,
    (select count(*) from lines l where l.day = d.day and l.is_shifted)::int as shifted,
    (select count(*) from payment_differences p where p.day = d.day and p.resolved_at is null)::int as open,
    (select count(*) from payment_differences p where p.day = d.day and p.resolved_at is not null)::int as resolved
  from days d left join payment_statements s on s.day = d.day order by d.day desc`;

/** Every day from the first to the last, newest first. */
export const readDays = async ({ db }: Needs, from: string, to: string): Promise<ReconciledDayRow[]> => {
  const range = [`${from}T00:00:00+08:00`, `${to}T24:00:00+08:00`];
  const { rows } = await db.raw<{ rows: DayRow[] }>(DAYS, [from, to, ...range, ...range, from, to]);
  return rows.map((row) => ({
    day: row.day,
    fetchedAt: row.fetched_at ?? undefined,
    theirs: {
      payments: row.their_payments,
      paymentFen: Number(row.their_payment_fen),
      refunds: row.their_refunds,
      refundFen: Number(row.their_refund_fen),
    },
    ours: {
      payments: row.our_payments,
      paymentFen: Number(row.our_payment_fen),
      refunds: row.our_refunds,
      refundFen: Number(row.our_refund_fen),
    },
    shifted: row.shifted,
    open: row.open,
    resolved: row.resolved,
  }));
};

/** A difference with what became of it. */
export interface DifferenceRow {
  id: number;
  kind: DifferenceKind;
  number: string;
  orderNo: string;
  caseNo: string | undefined;
  day: string;
  oursFen: number | undefined;
  theirsFen: number | undefined;
  oursState: string | undefined;
  incidentNumber: number;
  openedAt: Date;
  resolvedAt: Date | undefined;
  resolution: 'settled' | 'closed' | undefined;
  resolvedBy: string | undefined;
  remark: string | undefined;
}

const LIMIT = 500;

/** Those of these days, and every open one whatever its day; open first, newest first. */
export const readDifferences = async ({ db }: Needs, from: string, to: string): Promise<DifferenceRow[]> => {
  const rows: Record<string, unknown>[] = await db('payment_differences')
    .whereNull('resolved_at')
    .orWhereBetween('day', [from, to])
    .orderByRaw('resolved_at is not null, day desc, id desc')
    .limit(LIMIT);
  return rows.map((row) => ({
    id: row['id'] as number,
    kind: row['kind'] as DifferenceKind,
    number: row['number'] as string,
    orderNo: row['order_no'] as string,
    caseNo: (row['case_no'] as string | null) ?? undefined,
    day: row['day'] as string,
    oursFen: (row['ours_fen'] as number | null) ?? undefined,
    theirsFen: (row['theirs_fen'] as number | null) ?? undefined,
    oursState: (row['ours_state'] as string | null) ?? undefined,
    incidentNumber: row['incident_number'] as number,
    openedAt: row['opened_at'] as Date,
    resolvedAt: (row['resolved_at'] as Date | null) ?? undefined,
    resolution: (row['resolution'] as 'settled' | 'closed' | null) ?? undefined,
    resolvedBy: (row['resolved_by'] as string | null) ?? undefined,
    remark: (row['remark'] as string | null) ?? undefined,
  }));
};
