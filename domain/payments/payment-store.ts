import type { Needs } from '../needs.ts';
import type { PaymentOrder, PaymentState } from './payment.ts';

interface OrderRow {
  order_no: string;
  case_no: string;
  seq: number;
  amount_fen: number;
  state: PaymentState;
  gateway_order_id: string | null;
  pay_url: string | null;
  gateway_payment_id: string | null;
  qr_code: string | null;
  pay_link_at: Date | null;
  due_at: Date;
  created_at: Date;
  paid_at: Date | null;
  closed_at: Date | null;
}

const toOrder = (row: OrderRow): PaymentOrder => ({
  orderNo: row.order_no,
  caseNo: row.case_no,
  seq: row.seq,
  amountFen: row.amount_fen,
  state: row.state,
  gatewayOrderId: row.gateway_order_id ?? undefined,
  payUrl: row.pay_url ?? undefined,
  gatewayPaymentId: row.gateway_payment_id ?? undefined,
  qrCode: row.qr_code ?? undefined,
  payLinkAt: row.pay_link_at ?? undefined,
  dueAt: row.due_at,
  createdAt: row.created_at,
  paidAt: row.paid_at ?? undefined,
  closedAt: row.closed_at ?? undefined,
});

export type NewOrder = Pick<PaymentOrder, 'orderNo' | 'caseNo' | 'seq' | 'amountFen' | 'dueAt'>;

/** Written before anything is sent, so that a notice that comes early finds its order. false: somebody else just did. */
export const insertOrder = async ({ db, clock }: Needs, order: NewOrder): Promise<boolean> => {
  const rows = await db('payment_orders')
    .insert({
      order_no: order.orderNo,
      case_no: order.caseNo,
      seq: order.seq,
      amount_fen: order.amountFen,
      state: 'intended',
      due_at: order.dueAt,
      created_at: clock.now().toJSDate(),
    })
    .onConflict(['case_no', 'seq'])
    .ignore()
    .returning('order_no');
  return rows.length === 1;
};

/** The newest order of a case, held until the transaction ends. */
export const lockOrderOfCase = async ({ db }: Needs, caseNo: string): Promise<PaymentOrder | undefined> => {
  const row: OrderRow | undefined = await db('payment_orders')
    .where({ case_no: caseNo })
    .orderBy('seq', 'desc')
    .forUpdate()
    .first();
  return row && toOrder(row);
};

export const lockOrder = async ({ db }: Needs, orderNo: string): Promise<PaymentOrder | undefined> => {
  const row: OrderRow | undefined = await db('payment_orders').where({ order_no: orderNo }).forUpdate().first();
  return row && toOrder(row);
};

export const selectOrder = async ({ db }: Needs, orderNo: string): Promise<PaymentOrder | undefined> => {
  const row: OrderRow | undefined = await db('payment_orders').where({ order_no: orderNo }).first();
  return row && toOrder(row);
};

export const selectOrderOfCase = async ({ db }: Needs, caseNo: string): Promise<PaymentOrder | undefined> => {
  const row: OrderRow | undefined = await db('payment_orders')
    .where({ case_no: caseNo })
    .orderBy('seq', 'desc')
    .first();
  return row && toOrder(row);
};

export type OrderChanges = Partial<
  Pick<
    PaymentOrder,
    'state' | 'gatewayOrderId' | 'payUrl' | 'qrCode' | 'payLinkAt' | 'gatewayPaymentId' | 'paidAt' | 'closedAt'
  >
>;

export const updateOrder = async ({ db }: Needs, orderNo: string, changes: OrderChanges): Promise<void> => {
  const row = {
    state: changes.state,
    gateway_order_id: changes.gatewayOrderId,
    pay_url: changes.payUrl,
    qr_code: changes.qrCode,
    pay_link_at: changes.payLinkAt,
    gateway_payment_id: changes.gatewayPaymentId,
    paid_at: changes.paidAt,
    closed_at: changes.closedAt,
  };
  const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
  await db('payment_orders').where({ order_no: orderNo }).update(given);
};

/**
 * Takes up to `limit` orders nobody has told us about since `before`, oldest question first, and notes that they are asked
 * about now: two workers never ask about the same one.
 */
export const takeSilentOrders = async ({ db, clock }: Needs, before: Date, limit: number): Promise<PaymentOrder[]> => {
  const { rows } = await db.raw<{ rows: OrderRow[] }>(
    `update payment_orders set queried_at = ? where order_no in (
       select order_no from payment_orders
       where state in ('intended', 'payable') and coalesce(queried_at, created_at) <= ?
       order by coalesce(queried_at, created_at) limit ? for update skip locked)
     returning *`,
    [clock.now().toJSDate(), before, limit],
  );
  return rows.map(toOrder);
};
