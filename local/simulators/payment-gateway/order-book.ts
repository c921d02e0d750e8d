import { createHash } from 'node:crypto';
import type { Ledger, LedgerEntry } from '../ledger.ts';

export interface Order {
  merchantOrderNo: string;
  gatewayOrderId: string;
  amountFen: number;
  currency: string;
  subject: string;
  expiresAt: string;
  status: 'payable' | 'paid' | 'closed';
  paymentId?: string;
  paidAt?: string;
  refundedFen: number;
}

export interface Refund {
  merchantRefundNo: string;
  merchantOrderNo: string;
  gatewayRefundId: string;
  amountFen: number;
  reason: string;
  refundedAt: string;
}

/** Orders and refunds as the ledger tells them; every change is a ledger entry first. */
export interface OrderBook {
  list(): Order[];
  find(merchantOrderNo: string): Order | undefined;
  findByGatewayId(gatewayOrderId: string): Order | undefined;
  findRefund(merchantRefundNo: string): Refund | undefined;
  create(order: Pick<Order, 'merchantOrderNo' | 'amountFen' | 'currency' | 'subject' | 'expiresAt'>): Order;
  pay(merchantOrderNo: string): Order;
  close(merchantOrderNo: string): Order;
  refund(refund: Pick<Refund, 'merchantRefundNo' | 'merchantOrderNo' | 'amountFen' | 'reason'>): Refund;
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

const apply = (books: Books, entry: LedgerEntry): void => {
  const no = entry['merchantOrderNo'];
  if (entry.type === 'order-created') books.orders.set(String(no), { ...(entry['order'] as Order) });
  if (entry.type === 'order-paid')
    change(books, no, { status: 'paid', paymentId: String(entry['paymentId']), paidAt: entry.at });
  if (entry.type === 'order-closed') change(books, no, { status: 'closed' });
  if (entry.type !== 'order-refunded') return;
  const refund = entry['refund'] as Refund;
  books.refunds.set(refund.merchantRefundNo, refund);
  change(books, no, { refundedFen: (books.orders.get(String(no))?.refundedFen ?? 0) + refund.amountFen });
};

export const openOrderBook = (ledger: Ledger, now: () => Date): OrderBook => {
  const books: Books = { orders: new Map(), refunds: new Map() };
  for (const entry of ledger.entries) apply(books, entry);
  const write = (type: string, fields: Record<string, unknown>): void => apply(books, ledger.append(type, fields));
  const get = (merchantOrderNo: string): Order => {
    const order = books.orders.get(merchantOrderNo);
    if (!order) throw new Error(`no order ${merchantOrderNo}`);
    return order;
  };
  return {
    list: () => [...books.orders.values()],
    find: (merchantOrderNo) => books.orders.get(merchantOrderNo),
    findByGatewayId: (id) => [...books.orders.values()].find(({ gatewayOrderId }) => gatewayOrderId === id),
    findRefund: (merchantRefundNo) => books.refunds.get(merchantRefundNo),
    create(wanted) {
      const gatewayOrderId = idFrom('G', wanted.merchantOrderNo);
      const order: Order = { ...wanted, gatewayOrderId, status: 'payable', refundedFen: 0 };
      write('order-created', { merchantOrderNo: wanted.merchantOrderNo, order });
      return get(wanted.merchantOrderNo);
    },
    pay(merchantOrderNo) {
      write('order-paid', {
        merchantOrderNo,
        paymentId: idFrom('T', merchantOrderNo),
        amountFen: get(merchantOrderNo).amountFen,
      });
      return get(merchantOrderNo);
    },
    close(merchantOrderNo) {
      write('order-closed', { merchantOrderNo });
      return get(merchantOrderNo);
    },
    refund(wanted) {
      const refund: Refund = {
        ...wanted,
        gatewayRefundId: idFrom('R', wanted.merchantRefundNo),
        refundedAt: now().toISOString(),
      };
      write('order-refunded', { merchantOrderNo: wanted.merchantOrderNo, refund });
      return refund;
    },
  };
};
