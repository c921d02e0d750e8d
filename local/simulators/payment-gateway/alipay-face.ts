import { createSign, createVerify } from 'node:crypto';
import type { CallbackEvent, Letter, PostManner } from '../callback-post.ts';
import type { Answer, Call, Protocol, Route } from '../simulator-server.ts';
import { alipayBill } from './alipay-bill.ts';
import { takeRefund, tellRefund } from './merchant-routes.ts';
import type { Order } from './order-book.ts';
import { strangerKey } from './wechat-face.ts';
import type { FaceParts } from './wechat-face.ts';

/** Who the merchant is in Alipay's words. */
export const ALIPAY_APP = '2021000000000001';
export const ALIPAY_SELLER = '2088000000000001';

type Fields = Record<string, string>;
type Content = Record<string, unknown>;

const yuan = (fen: number): string => (fen / 100).toFixed(2);
const timeOf = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

const textOf = (fields: Fields, without: string[]): string =>
  Object.keys(fields)
    .filter((name) => !without.includes(name) && fields[name] !== '')
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&');

const refuse = (subCode: string): Content => ({
  code: '40004',
  msg: 'Business Failed',
  sub_code: subCode,
  sub_msg: subCode,
});
const ok = (fields: Content): Content => ({ code: '10000', msg: 'Success', ...fields });

/** Orders nobody has looked at do not exist for Alipay: a code is only a promise. */
const isThere = (order: Order | undefined, seen: ReadonlySet<string>): order is Order =>
  order !== undefined && (order.status !== 'payable' || seen.has(order.gatewayOrderId));

const precreate = ({ book }: FaceParts, content: Content, notifyUrl: string): Order | undefined => {
  const [merchantOrderNo, amountFen] = [
    String(content['out_trade_no'] ?? ''),
    Math.round(Number(content['total_amount']) * 100),
  ];
  const known = book.find(merchantOrderNo);
  if (known) return known.amountFen === amountFen && known.status === 'payable' ? known : undefined;
  const [subject, expiresAt] = [String(content['subject'] ?? ''), String(content['time_expire'] ?? '')];
  return book.create({ merchantOrderNo, amountFen, currency: 'CNY', subject, expiresAt, notifyUrl, face: 'alipay' });
};

const showTrade = (order: Order): Content => ({
  out_trade_no: order.merchantOrderNo,
  trade_no: order.paymentId ?? order.gatewayOrderId,
  total_amount: yuan(order.amountFen),
  trade_status:
    order.status === 'payable'
      ? 'WAIT_BUYER_PAY'
      : order.status === 'closed' || order.refundedFen === order.amountFen
        ? 'TRADE_CLOSED'
        : 'TRADE_SUCCESS',
  ...(order.paidAt && { send_pay_date: timeOf(order.paidAt) }),
});

const refund = (parts: FaceParts, content: Content): Content => {
  const { book, hold } = parts;
  const [merchantOrderNo, merchantRefundNo] = [String(content['out_trade_no']), String(content['out_request_no'])];
  const [order, amountFen] = [book.find(merchantOrderNo), Math.round(Number(content['refund_amount']) * 100)];
  const known = book.findRefund(merchantRefundNo);
  if (!order) return refuse('ACQ.TRADE_NOT_EXIST');
  const answer = ok({ out_trade_no: merchantOrderNo, trade_no: order.paymentId, refund_fee: yuan(order.refundedFen) });
  if (known) return known.amountFen === amountFen ? answer : refuse('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL');
  if (order.status !== 'paid') return refuse('ACQ.TRADE_STATUS_ERROR');
  if (merchantRefundNo === hold.refusedNo) return refuse('ACQ.SELLER_BALANCE_NOT_ENOUGH');
  if (!(amountFen > 0) || amountFen > order.amountFen - order.refundedFen)
    return refuse('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL');
  const reason = String(content['refund_reason'] ?? '');
  const made = takeRefund(parts, { merchantRefundNo, merchantOrderNo, amountFen, reason }, !hold.isHeld);
  if (made.status === 'refunded') tellRefund(parts, made);
  return answer;
};

const findRefund = ({ book }: FaceParts, content: Content): Content => {
  const [found, order] = [
    book.findRefund(String(content['out_request_no'])),
    book.find(String(content['out_trade_no'])),
  ];
  if (!order) return refuse('ACQ.TRADE_NOT_EXIST');
  if (found?.status !== 'refunded') return ok({});
  const numbers = { out_trade_no: order.merchantOrderNo, out_request_no: found.merchantRefundNo };
  const amounts = { total_amount: yuan(order.amountFen), refund_amount: yuan(found.amountFen) };
  return ok({
    ...numbers,
    ...amounts,
    refund_status: 'REFUND_SUCCESS',
    gmt_refund_pay: timeOf(found.refundedAt ?? ''),
  });
};

const closeTrade = ({ book, hold, seen }: FaceParts, content: Content): Content => {
  const order = book.find(String(content['out_trade_no']));
  if (!isThere(order, seen)) return refuse('ACQ.TRADE_NOT_EXIST');
  if (order.status !== 'payable') return refuse('ACQ.TRADE_STATUS_ERROR');
  if (hold.keptOpenNo !== order.merchantOrderNo) book.close(order.merchantOrderNo);
  return ok({ out_trade_no: order.merchantOrderNo });
};

const serve = (parts: FaceParts, method: string, content: Content, notifyUrl: string): Content => {
  if (method === 'alipay.trade.precreate') {
    const order = precreate(parts, content, notifyUrl);
    if (!order) return refuse('ACQ.CONTEXT_INCONSISTENT');
    return ok({ out_trade_no: order.merchantOrderNo, qr_code: `https://qr.alipay.com/${order.gatewayOrderId}` });
  }
  if (method === 'alipay.trade.query') {
    const order = parts.book.find(String(content['out_trade_no']));
    return isThere(order, parts.seen) ? ok(showTrade(order)) : refuse('ACQ.TRADE_NOT_EXIST');
  }
  if (method === 'alipay.trade.close') return closeTrade(parts, content);
  if (method === 'alipay.trade.refund') return refund(parts, content);
  if (method === 'alipay.trade.fastpay.refund.query') return findRefund(parts, content);
  if (method !== 'alipay.data.dataservice.bill.downloadurl.query') return refuse('isv.invalid-method');
  const day = String(content['bill_date']);
  const lines = parts.statements.of(day)?.filter(({ order }) => order.face === 'alipay') ?? [];
  return lines.length === 0
    ? refuse('isp.bill_not_exist')
    : ok({ bill_download_url: `${parts.publicUrl()}/alipay-bills/${day}` });
};

const seal = ({ keys }: FaceParts, method: string, answer: Content): string => {
  const text = JSON.stringify(answer);
  const sign = createSign('RSA-SHA256').update(text).sign(keys().providerPrivate, 'base64');
  return `{"${method.replaceAll('.', '_')}_response":${text},"sign":"${sign}"}`;
};

const isSigned = ({ keys }: FaceParts, fields: Fields): boolean =>
  fields['app_id'] === ALIPAY_APP &&
  createVerify('RSA-SHA256')
    .update(textOf(fields, ['sign']))
    .verify(keys().merchantPublic, fields['sign'] ?? '', 'base64');

/** The face of Alipay's open gateway over the same book. */
export const alipayRoutes = (parts: FaceParts): Route[] => {
  const protocol: Protocol = { refuse: () => undefined, seal: () => ({}) };
  const post = ({ text }: Call): Answer => {
    const fields: Fields = Object.fromEntries(new URLSearchParams(text));
    const method = fields['method'] ?? '';
    const answer = isSigned(parts, fields)
      ? serve(parts, method, JSON.parse(fields['biz_content'] ?? '{}') as Content, fields['notify_url'] ?? '')
      : { code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.invalid-signature', sub_msg: '验签出错' };
    return { text: seal(parts, method, answer) };
  };
  const open = ({ query }: Call): Answer => {
    const fields: Fields = Object.fromEntries(query);
    if (!isSigned(parts, fields)) return { status: 400, html: '验签出错' };
    const order = precreate(parts, JSON.parse(fields['biz_content'] ?? '{}') as Content, fields['notify_url'] ?? '');
    return order ? { redirect: `/pay/${order.gatewayOrderId}` } : { status: 400, html: '订单信息不一致' };
  };
  const bill = ({ params }: Call): Answer => {
    const day = params['day'] ?? '';
    const lines = parts.statements.of(day)?.filter(({ order }) => order.face === 'alipay') ?? [];
    return { file: { mediaType: 'application/zip', bytes: alipayBill(day, lines, ALIPAY_SELLER) } };
  };
  return [
    { method: 'POST', path: '/gateway.do', protocol, run: post },
    { method: 'GET', path: '/gateway.do', isOpen: true, run: open },
    { method: 'GET', path: '/alipay-bills/:day', isOpen: true, run: bill },
  ];
};

/** A notice of Alipay: a signed form. */
export const alipayLetter = (parts: FaceParts, event: CallbackEvent, order: Order, manner: PostManner): Letter => {
  const isPaid = event['type'] === 'payment.paid';
  const isForeign = event['merchant'] !== parts.merchant;
  const fields: Fields = {
    notify_id: event.eventId,
    notify_type: 'trade_status_sync',
    notify_time: timeOf((manner.at ?? parts.now()).toISOString()),
    charset: 'utf-8',
    version: '1.0',
    app_id: isForeign ? '2021000000009999' : ALIPAY_APP,
    seller_id: ALIPAY_SELLER,
    out_trade_no: order.merchantOrderNo,
    trade_no: order.paymentId ?? '',
    trade_status: order.refundedFen === order.amountFen ? 'TRADE_CLOSED' : 'TRADE_SUCCESS',
    total_amount: yuan(isPaid ? Number(event['amountFen']) : order.amountFen),
    subject: order.subject,
    gmt_payment: timeOf(order.paidAt ?? ''),
    ...(!isPaid && { gmt_refund: timeOf(parts.now().toISOString()), refund_fee: yuan(order.refundedFen) }),
  };
  const key = manner.key === undefined ? parts.keys().providerPrivate : strangerKey();
  const sign = createSign('RSA-SHA256').update(textOf(fields, [])).sign(key, 'base64');
  const body = new URLSearchParams({ ...fields, sign, sign_type: 'RSA2' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  return { url: order.notifyUrl ?? '', headers, body, isTaken: (answer) => answer.trim() === 'success' };
};
