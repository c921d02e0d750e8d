import type { Callbacks } from '../callbacks.ts';
import type { Answer, Call, Route } from '../simulator-server.ts';
import type { Order, OrderBook } from './order-book.ts';

export interface GatewayParts {
  book: OrderBook;
  callbacks: Callbacks;
  merchant: string;
  /** `http://127.0.0.1:port` as a payer reaches it */
  publicUrl: () => string;
}

const refuse = (status: number, code: string): Answer => ({ status, json: { code } });

/** What the merchant sees of an order. */
const show = (order: Order, publicUrl: string): Answer => ({
  json: { ...order, payUrl: `${publicUrl}/pay/${order.gatewayOrderId}` },
});

const createOrder = ({ book, publicUrl }: GatewayParts, { body }: Call): Answer => {
  const merchantOrderNo = String(body['merchantOrderNo'] ?? '');
  const amountFen = Number(body['amountFen']);
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(merchantOrderNo)) return refuse(400, 'bad-order-no');
  if (!Number.isInteger(amountFen) || amountFen <= 0) return refuse(400, 'bad-amount');
  const known = book.find(merchantOrderNo);
  if (known && known.amountFen !== amountFen) return refuse(409, 'order-differs');
  const order =
    known ??
    book.create({
      merchantOrderNo,
      amountFen,
      currency: String(body['currency'] ?? 'CNY'),
      subject: String(body['subject'] ?? ''),
      expiresAt: String(body['expiresAt'] ?? ''),
    });
  return show(order, publicUrl());
};

const closeOrder = ({ book, publicUrl }: GatewayParts, { params }: Call): Answer => {
  const order = book.find(params['orderNo'] ?? '');
  if (!order) return refuse(404, 'no-such-order');
  if (order.status === 'paid') return refuse(409, 'already-paid');
  return show(order.status === 'closed' ? order : book.close(order.merchantOrderNo), publicUrl());
};

const refundOrder = ({ book, callbacks, merchant }: GatewayParts, { body }: Call): Answer => {
  const [merchantRefundNo, amountFen] = [String(body['merchantRefundNo'] ?? ''), Number(body['amountFen'])];
  const known = book.findRefund(merchantRefundNo);
  if (known) return known.amountFen === amountFen ? { json: known } : refuse(409, 'refund-differs');
  const order = book.find(String(body['merchantOrderNo'] ?? ''));
  if (!order) return refuse(404, 'no-such-order');
  if (order.status !== 'paid') return refuse(409, 'not-paid');
  if (!Number.isInteger(amountFen) || amountFen <= 0) return refuse(400, 'bad-amount');
  if (amountFen > order.amountFen - order.refundedFen) return refuse(409, 'refund-exceeds-payment');
  const { merchantOrderNo } = order;
  const refund = book.refund({ merchantRefundNo, merchantOrderNo, amountFen, reason: String(body['reason'] ?? '') });
  callbacks.tell({ type: 'payment.refunded', merchant, ...refund });
  return { json: refund };
};

/** What a merchant may ask, each with a signature. */
export const merchantRoutes = (parts: GatewayParts): Route[] => [
  { method: 'POST', path: '/orders', run: (call) => createOrder(parts, call) },
  {
    method: 'GET',
    path: '/orders/:orderNo',
    run: ({ params }) => {
      const order = parts.book.find(params['orderNo'] ?? '');
      return order ? show(order, parts.publicUrl()) : refuse(404, 'no-such-order');
    },
  },
  { method: 'POST', path: '/orders/:orderNo/close', run: (call) => closeOrder(parts, call) },
  { method: 'POST', path: '/refunds', run: (call) => refundOrder(parts, call) },
  {
    method: 'GET',
    path: '/refunds/:refundNo',
    run: ({ params }) => {
      const refund = parts.book.findRefund(params['refundNo'] ?? '');
      return refund ? { json: refund } : refuse(404, 'no-such-refund');
    },
  },
];
