import type { Needs } from '../needs.ts';
import type { Refund, RefundState } from './payment.ts';

interface RefundRow {
  refund_no: string;
  order_no: string;
  seq: number;
  amount_fen: number;
  state: RefundState;
  ground: string;
  reason: string;
  decided_by: string | null;
  created_at: Date;
  refunded_at: Date | null;
}

const toRefund = (row: RefundRow): Refund => ({
  refundNo: row.refund_no,
  orderNo: row.order_no,
  seq: row.seq,
  amountFen: row.amount_fen,
  state: row.state,
  ground: row.ground,
  reason: row.reason,
  decidedBy: row.decided_by ?? undefined,
  createdAt: row.created_at,
  refundedAt: row.refunded_at ?? undefined,
});

export type NewRefund = Pick<Refund, 'refundNo' | 'orderNo' | 'seq' | 'amountFen' | 'ground' | 'reason' | 'decidedBy'>;

/** The order row is held by the caller. */
export const insertRefund = async ({ db, clock }: Needs, refund: NewRefund): Promise<void> => {
  await db('refunds').insert({
    refund_no: refund.refundNo,
    order_no: refund.orderNo,
    seq: refund.seq,
    amount_fen: refund.amountFen,
    state: 'intended',
    ground: refund.ground,
    reason: refund.reason,
    decided_by: refund.decidedBy ?? null,
    created_at: clock.now().toJSDate(),
  });
};

export const lockRefund = async ({ db }: Needs, refundNo: string): Promise<Refund | undefined> => {
  const row: RefundRow | undefined = await db('refunds').where({ refund_no: refundNo }).forUpdate().first();
  return row && toRefund(row);
};

/** All refunds of an order, in the order they were planned. */
export const selectRefunds = async ({ db }: Needs, orderNo: string): Promise<Refund[]> => {
  const rows: RefundRow[] = await db('refunds').where({ order_no: orderNo }).orderBy('seq');
  return rows.map(toRefund);
};

/** How many refunds the orders of this case have had: the number of the next one. */
export const countRefunds = async ({ db }: Needs, caseNo: string): Promise<number> => {
  const row = await db('refunds')
    .join('payment_orders', 'payment_orders.order_no', 'refunds.order_no')
    .where({ case_no: caseNo })
    .max({ last: 'refunds.seq' })
    .first();
  return typeof row?.['last'] === 'number' ? row['last'] + 1 : 0;
};

/** A refund with the case its effect belongs to, and what was paid in all. */
export type OpenRefund = Refund & { caseNo: string; paidFen: number };

/** Planned and not yet taken by the platform; one it refused waits until `refusedBefore`. */
export const selectUnsentRefunds = async (
  { db }: Needs,
  { caseNo, refusedBefore, limit }: { caseNo?: string | undefined; refusedBefore: Date; limit: number },
): Promise<OpenRefund[]> => {
  const rows: (RefundRow & { case_no: string; paid_fen: number })[] = await db('refunds')
    .join('payment_orders', 'payment_orders.order_no', 'refunds.order_no')
    .where('refunds.state', 'intended')
    .where((query) => void query.whereNull('refunds.refused_at').orWhere('refunds.refused_at', '<=', refusedBefore))
    .modify((query) => void (caseNo && query.where({ case_no: caseNo })))
    .orderBy(['refunds.created_at', 'refunds.order_no', 'refunds.seq'])
    .limit(limit)
    .select('refunds.*', 'payment_orders.case_no', 'payment_orders.amount_fen as paid_fen');
  return rows.map((row) => ({ ...toRefund(row), caseNo: row.case_no, paidFen: row.paid_fen }));
};

/** Takes up to `limit` refunds the platform is at and has not told us about since `before`; notes that they are asked about now. */
export const takeSilentRefunds = async ({ db, clock }: Needs, before: Date, limit: number): Promise<Refund[]> => {
  const { rows } = await db.raw<{ rows: RefundRow[] }>(
    `update refunds set queried_at = ? where refund_no in (
       select refund_no from refunds where state = 'sent' and coalesce(queried_at, created_at) <= ?
       order by coalesce(queried_at, created_at) limit ? for update skip locked)
     returning *`,
    [clock.now().toJSDate(), before, limit],
  );
  return rows.map(toRefund);
};

export type RefundChange =
  | { state: 'sent'; gatewayRefundId: string }
  | { state: 'refunded'; gatewayRefundId?: string | undefined; refundedAt: Date }
  | { state: 'failed' };

/** The refund row is held by the caller. */
export const updateRefund = async ({ db, clock }: Needs, refundNo: string, change: RefundChange): Promise<void> => {
  const now = clock.now().toJSDate();
  await db('refunds')
    .where({ refund_no: refundNo })
    .update({
      state: change.state,
      ...(change.state !== 'failed' && change.gatewayRefundId && { gateway_refund_id: change.gatewayRefundId }),
      ...(change.state === 'refunded' && { refunded_at: change.refundedAt }),
      ...(change.state === 'failed' && { failed_at: now }),
    });
};

export const updateRefundRefused = async ({ db, clock }: Needs, refundNo: string): Promise<void> => {
  await db('refunds').where({ refund_no: refundNo }).update({ refused_at: clock.now().toJSDate() });
};
