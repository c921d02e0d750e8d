import { createHash } from 'node:crypto';
import type { Ledger, LedgerEntry } from '../ledger.ts';

/** Which provider's language the merchant speaks with us. */
export type Face = 'platform' | 'wechat-pay' | 'alipay';

export interface Order {
  merchantOrderNo: string;
  gatewayOrderId: string;
  face: Face;
  amountFen: number;
  currency: string;
  subject: string;
  expiresAt: string;
  /** where notices of this order go, if it names a place */
  notifyUrl?: string;
  status: 'payable' | 'paid' | 'closed';
  createdAt: string;
  paymentId?: string;
  paidAt?: string;
  /** given back or on its way back */
  refundedFen: number;
}

export interface Refund {
  merchantRefundNo: string;
  merchantOrderNo: string;
  gatewayRefundId: string;
  amountFen: number;
  reason: string;
  /** abnormal: waits for somebody of the merchant to finish it on the provider's pages */
  status: 'processing' | 'abnormal' | 'refunded' | 'failed';
  acceptedAt: string;
  refundedAt?: string;
}

export type NewOrder = Pick<Order, 'merchantOrderNo' | 'amountFen' | 'currency' | 'subject' | 'expiresAt'> &
  Partial<Pick<Order, 'face' | 'notifyUrl'>>;
export type NewRefund = Pick<Refund, 'merchantRefundNo' | 'merchantOrderNo' | 'amountFen' | 'reason'>;

/** Orders and refunds as the ledger tells them; every change is a ledger entry first. */
export interface OrderBook {
  list(): Order[];
  refunds(): Refund[];
  find(merchantOrderNo: string): Order | undefined;
  findByGatewayId(gatewayOrderId: string): Order | undefined;
  findRefund(merchantRefundNo: string): Refund | undefined;
  create(order: NewOrder): Order;
  pay(merchantOrderNo: string): Order;
  close(merchantOrderNo: string): Order;
  /** Takes a refund; `isDone`: the money is back at once. */
  refund(refund: NewRefund, isDone: boolean): Refund;
  /** Says that it takes a refund, and forgets it. */
  loseRefund(refund: NewRefund): Refund;
  /** Ends a refund that was only taken. */
  settleRefund(merchantRefundNo: string, status: 'abnormal' | 'refunded' | 'failed'): Refund;
}

const idFrom = (prefix: string, text: string): string =>
  prefix + createHash('sha256').update(text).digest('hex').slice(0, 20);

interface Books {
  orders: Map<string, Order>;
  refunds: Map<string, Refund>;
}

const change = ({ orders }: Books, merchantOrderNo: unknown, changes: Partial<Order>): void => {
  const order = orders.get(String(merchantOrderNo));
  if (order) Object.assign(order, changes);
};

const addRefunded = (books: Books, merchantOrderNo: unknown, fen: number): void =>
  change(books, merchantOrderNo, { refundedFen: (books.orders.get(String(merchantOrderNo))?.refundedFen ?? 0) + fen });

const applyRefund = (books: Books, entry: LedgerEntry): void => {
  const refund = entry['refund'] as Refund;
  const known = books.refunds.get(refund.merchantRefundNo);
  books.refunds.set(refund.merchantRefundNo, { ...refund });
  if (!known) addRefunded(books, refund.merchantOrderNo, refund.amountFen);
  if (entry.type === 'refund-failed') addRefunded(books, refund.merchantOrderNo, -refund.amountFen);
};

const apply = (books: Books, entry: LedgerEntry): void => {
  const no = entry['merchantOrderNo'];
  if (entry.type === 'order-created') books.orders.set(String(no), { ...(entry['order'] as Order) });
  if (entry.type === 'order-paid')
    change(books, no, { status: 'paid', paymentId: String(entry['paymentId']), paidAt: entry.at });
  if (entry.type === 'order-closed') change(books, no, { status: 'closed' });
  if (['refund-accepted', 'refund-abnormal', 'order-refunded', 'refund-failed'].includes(entry.type))
    applyRefund(books, entry);
};

export const openOrderBook = (ledger: Ledger, now: () => Date): OrderBook => {
  const books: Books = { orders: new Map(), refunds: new Map() };
  for (const entry of ledger.entries) apply(books, entry);
  const write = (type: string, fields: Record<string, unknown>): void => apply(books, ledger.append(type, fields));
  const get = <T>(map: Map<string, T>, no: string): T => {
    const found = map.get(no);
    if (!found) throw new Error(`nothing is known of ${no}`);
    return found;
  };
  return {
    list: () => [...books.orders.values()],
    refunds: () => [...books.refunds.values()],
    find: (merchantOrderNo) => books.orders.get(merchantOrderNo),
    findByGatewayId: (id) => [...books.orders.values()].find(({ gatewayOrderId }) => gatewayOrderId === id),
    findRefund: (merchantRefundNo) => books.refunds.get(merchantRefundNo),
    create(wanted) {
      const { merchantOrderNo } = wanted;
      const gatewayOrderId = idFrom('G', merchantOrderNo);
      const createdAt = now().toISOString();
      write('order-created', {
        merchantOrderNo,
        order: { face: 'platform', ...wanted, gatewayOrderId, status: 'payable', createdAt, refundedFen: 0 },
      });
      return get(books.orders, merchantOrderNo);
    },
    pay(merchantOrderNo) {
      const { amountFen } = get(books.orders, merchantOrderNo);
      write('order-paid', { merchantOrderNo, paymentId: idFrom('T', merchantOrderNo), amountFen });
      return get(books.orders, merchantOrderNo);
    },
    close(merchantOrderNo) {
      write('order-closed', { merchantOrderNo });
      return get(books.orders, merchantOrderNo);
    },
    loseRefund: (wanted) => ({
      ...wanted,
      gatewayRefundId: idFrom('R', wanted.merchantRefundNo),
      acceptedAt: now().toISOString(),
      status: 'processing',
    }),
    refund(wanted, isDone) {
      const { merchantOrderNo, merchantRefundNo } = wanted;
      const acceptedAt = now().toISOString();
      const gatewayRefundId = idFrom('R', merchantRefundNo);
      const state = isDone ? { status: 'refunded', refundedAt: acceptedAt } : { status: 'processing' };
      const refund = { ...wanted, gatewayRefundId, acceptedAt, ...state };
      write(isDone ? 'order-refunded' : 'refund-accepted', { merchantOrderNo, refund });
      return get(books.refunds, merchantRefundNo);
    },
    settleRefund(merchantRefundNo, status) {
      const refund = get(books.refunds, merchantRefundNo);
      if (refund.status !== 'processing' && refund.status !== 'abnormal') return refund;
      const settled = { ...refund, status, ...(status === 'refunded' && { refundedAt: now().toISOString() }) };
      const type = status === 'refunded' ? 'order-refunded' : `refund-${status}`;
      write(type, { merchantOrderNo: refund.merchantOrderNo, refund: settled });
      return get(books.refunds, merchantRefundNo);
    },
  };
};
