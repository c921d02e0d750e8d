import { button, chip, escapeHtml, oneLine, page, table } from '../page.ts';
import { side } from '../page-side.ts';
import type { Answer, Call, Route } from '../simulator-server.ts';
import type { GatewayParts } from './merchant-routes.ts';
import type { Order, Refund } from './order-book.ts';

const TONE = '#0f766e';
const STATUS: Record<Order['status'], string> = { payable: '待付款', paid: '已付款', closed: '已关闭' };

const yuan = (fen: number): string => `¥ ${(fen / 100).toFixed(2)}`;

const statusOf = (order: Order): string =>
  order.refundedFen > 0 ? `已退款 ${yuan(order.refundedFen)}` : STATUS[order.status];

const MOODS = { payable: 'waiting', paid: 'good', closed: 'neutral' } as const;
const REFUND_WORDS: Record<Refund['status'], string> = {
  processing: '处理中',
  abnormal: '异常',
  refunded: '已退回',
  failed: '失败',
};
const REFUND_MOODS = { processing: 'waiting', abnormal: 'bad', refunded: 'good', failed: 'bad' } as const;

const refundTable = ({ book }: GatewayParts): string => {
  const refunds = book.refunds();
  if (refunds.length === 0) return '';
  const rows = refunds
    .toReversed()
    .map(({ merchantRefundNo: no, amountFen, reason, status }) => [
      `<span class="muted">${escapeHtml(no)}</span><br>${escapeHtml(reason)}`,
      oneLine(yuan(amountFen)),
      chip(REFUND_WORDS[status], REFUND_MOODS[status]),
      ['processing', 'abnormal'].includes(status)
        ? button(`/actions/refunds/${no}/refunded`, '退回', 'primary') + button(`/actions/refunds/${no}/failed`, '失败')
        : '',
    ]);
  return `<h2>退款</h2>${table(['退款', '金额', '状态', ''], rows)}`;
};

const overview = (parts: GatewayParts): string => {
  const rows = parts.book
    .list()
    .toReversed()
    .map((order) => [
      `<span class="muted">${escapeHtml(order.merchantOrderNo)}</span><br>${escapeHtml(order.subject)}`,
      oneLine(yuan(order.amountFen)),
      chip(statusOf(order), order.refundedFen > 0 ? 'neutral' : MOODS[order.status]),
      order.status === 'payable' ? button(`/actions/orders/${order.merchantOrderNo}/pay`, '付款', 'primary') : '',
    ]);
  const orders = table(['订单', '金额', '状态', ''], rows, '还没有订单。办件需要缴费时，平台在这里下单。');
  return page(
    '支付平台（模拟）',
    '在这里扮演缴费人：点“付款”，平台会收到签名通知。不涉及真实资金。',
    `<h2>订单</h2>${orders}${refundTable(parts)}`,
    TONE,
    side(parts),
  );
};

const payPage = (order: Order): string => {
  const action =
    order.status === 'payable'
      ? button(`/actions/orders/${order.merchantOrderNo}/pay?from=page`, '确认付款', 'primary')
      : `<p>${escapeHtml(statusOf(order))}</p>`;
  return page(
    '收银台（模拟）',
    '仅用于演示，不涉及真实资金。',
    `<div class="card"><div>${escapeHtml(order.subject)}</div><div class="amount">${escapeHtml(yuan(order.amountFen))}</div>
     ${action}<p class="muted">订单号 ${escapeHtml(order.merchantOrderNo)}</p></div>`,
    TONE,
  );
};

const pay = ({ book, callbacks, merchant }: GatewayParts, { params, query }: Call): Answer => {
  const order = book.find(params['orderNo'] ?? '');
  if (!order) return { status: 404, json: { code: 'no-such-order' } };
  if (order.status === 'payable') {
    const { merchantOrderNo, gatewayOrderId, paymentId, amountFen, currency, paidAt } = book.pay(order.merchantOrderNo);
    callbacks.tell({
      type: 'payment.paid',
      merchant,
      merchantOrderNo,
      gatewayOrderId,
      paymentId,
      amountFen,
      currency,
      paidAt,
    });
  }
  return { redirect: query.get('from') === 'page' ? `/pay/${order.gatewayOrderId}` : '/' };
};

/** The payer's side: pages and their buttons. */
export const payerRoutes = (parts: GatewayParts): Route[] => [
  { method: 'GET', path: '/', isOpen: true, run: () => ({ html: overview(parts) }) },
  {
    method: 'GET',
    path: '/pay/:gatewayOrderId',
    isOpen: true,
    run: ({ params }) => {
      const order = parts.book.findByGatewayId(params['gatewayOrderId'] ?? '');
      if (order) parts.seen.add(order.gatewayOrderId);
      return order ? { html: payPage(order) } : { status: 404, html: page('收银台（模拟）', '', '没有这笔订单', TONE) };
    },
  },
  { method: 'POST', path: '/actions/orders/:orderNo/pay', isOpen: true, run: (call) => pay(parts, call) },
  {
    method: 'POST',
    path: '/actions/orders/:orderNo/look',
    isOpen: true,
    run: ({ params }) => {
      const order = parts.book.find(params['orderNo'] ?? '');
      if (order) parts.seen.add(order.gatewayOrderId);
      return { json: {} };
    },
  },
];
