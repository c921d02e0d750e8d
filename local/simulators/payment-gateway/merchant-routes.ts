import type { Callbacks } from '../callbacks.ts';
import type { SideParts } from '../page-side.ts';
import type { Answer, Call, Route } from '../simulator-server.ts';
import type { NewRefund, Order, OrderBook, Refund } from './order-book.ts';
import type { Statements } from './statement.ts';

/** How the platform treats refunds: they wait for a person there, or one of them is refused; and whether orders close at all. */
export interface Hold {
  isHeld: boolean;
  refusedNo?: string | undefined;
  /** a refund it says yes to, once, and forgets */
  lostNo?: string | undefined;
  /** orders it says yes to closing, and leaves open */
  keptOpenNo?: string | undefined;
}

export interface GatewayParts extends SideParts {
  book: OrderBook;
  statements: Statements;
  callbacks: Callbacks;
  /** whether refunds are taken but the money stays until somebody lets it go, or one is refused */
  hold: Hold;
  /** orders a payer has looked at: some providers know no others */
  seen: Set<string>;
  merchant: string;
  /** `http://127.0.0.1:port` as a payer reaches it */
  publicUrl: () => string;
}

/** Tells the merchant how a refund ended. */
export const tellRefund = ({ callbacks, merchant }: GatewayParts, refund: Refund): void => {
  const type = refund.status === 'refunded' ? 'payment.refunded' : `payment.refund-${refund.status}`;
  callbacks.tell({ type, merchant, ...refund });
};

/** Takes a refund, or only says so when it is to be lost; `isDone`: the money is back at once. */
export const takeRefund = ({ book, hold }: GatewayParts, wanted: NewRefund, isDone: boolean): Refund => {
  if (hold.lostNo !== wanted.merchantRefundNo) return book.refund(wanted, isDone);
  hold.lostNo = undefined;
  return book.loseRefund(wanted);
};

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

const closeOrder = ({ book, hold, publicUrl }: GatewayParts, { params }: Call): Answer => {
  const order = book.find(params['orderNo'] ?? '');
  if (!order) return refuse(404, 'no-such-order');
  if (order.status === 'paid') return refuse(409, 'already-paid');
  const isLeft = order.status === 'closed' || hold.keptOpenNo === order.merchantOrderNo;
  return show(isLeft ? order : book.close(order.merchantOrderNo), publicUrl());
};

const refundOrder = (parts: GatewayParts, { body }: Call): Answer => {
  const { book, hold } = parts;
  const [merchantRefundNo, amountFen] = [String(body['merchantRefundNo'] ?? ''), Number(body['amountFen'])];
  const known = book.findRefund(merchantRefundNo);
  if (known) return known.amountFen === amountFen ? { json: known } : refuse(409, 'refund-differs');
  const order = book.find(String(body['merchantOrderNo'] ?? ''));
  if (!order) return refuse(404, 'no-such-order');
  if (order.status !== 'paid') return refuse(409, 'not-paid');
  if (!Number.isInteger(amountFen) || amountFen <= 0) return refuse(400, 'bad-amount');
  if (merchantRefundNo === hold.refusedNo) return refuse(409, 'balance-not-enough');
  if (amountFen > order.amountFen - order.refundedFen) return refuse(409, 'refund-exceeds-payment');
  const { merchantOrderNo } = order;
  const wanted = { merchantRefundNo, merchantOrderNo, amountFen, reason: String(body['reason'] ?? '') };
  const refund = takeRefund(parts, wanted, !hold.isHeld);
  if (refund.status === 'refunded') tellRefund(parts, refund);
  return { json: refund };
};

const showStatement = ({ statements }: GatewayParts, day: string): Answer => {
  const lines = statements.of(day);
  if (!lines) return refuse(404, 'statement-not-ready');
  const rows = lines.map(({ kind, order, refund, amountFen, at }) => ({
    kind,
    merchantOrderNo: order.merchantOrderNo,
    ...(refund && { merchantRefundNo: refund.merchantRefundNo }),
    gatewayNo: refund?.gatewayRefundId ?? order.paymentId,
    amountFen,
    isDone: !refund || refund.status === 'refunded',
    at,
  }));
  const text = [...rows, { lines: rows.length }].map((row) => `${JSON.stringify(row)}\n`).join('');
  return { file: { mediaType: 'application/x-ndjson', bytes: Buffer.from(text) } };
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
  { method: 'GET', path: '/statements/:day', run: ({ params }) => showStatement(parts, params['day'] ?? '') },
  {
    method: 'GET',
    path: '/refunds/:refundNo',
    run: ({ params }) => {
      const refund = parts.book.findRefund(params['refundNo'] ?? '');
      return refund ? { json: refund } : refuse(404, 'no-such-refund');
    },
  },
];
