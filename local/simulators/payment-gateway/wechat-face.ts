import { createCipheriv, createHash, createSign, createVerify, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { CallbackEvent, Letter, PostManner } from '../callback-post.ts';
import type { Answer, Call, Protocol, Route } from '../simulator-server.ts';
import { MERCHANT_SERIAL, PLATFORM_KEY_ID } from './keys.ts';
import type { Keys } from './keys.ts';
import { takeRefund, tellRefund } from './merchant-routes.ts';
import type { GatewayParts } from './merchant-routes.ts';
import type { Order, Refund } from './order-book.ts';
import { wechatBill } from './wechat-bill.ts';

/** Who the merchant is in WeChat Pay's words. */
export const WECHAT_APP = 'wx0000000000000001';
export const apiV3KeyOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32);

export interface FaceParts extends GatewayParts {
  keys: () => Keys;
  key: string;
  now: () => Date;
}

const refuse = (status: number, code: string): Answer => ({ status, json: { code, message: code } });
const seconds = (at: Date): string => String(Math.floor(at.getTime() / 1000));
/** RFC 3339 in Beijing time. */
const timeOf = (iso: string): string => `${new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

const sign = (key: KeyObject, timestamp: string, nonce: string, body: string): string =>
  createSign('RSA-SHA256').update(`${timestamp}\n${nonce}\n${body}\n`).sign(key, 'base64');

const sealing = (
  { keys, now }: FaceParts,
  body: string,
  key = keys().providerPrivate,
  at = now(),
): Record<string, string> => {
  const [timestamp, nonce] = [seconds(at), randomBytes(16).toString('hex')];
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-signature': sign(key, timestamp, nonce, body),
    'wechatpay-serial': PLATFORM_KEY_ID,
  };
};

/** Authorization over method, target, time, nonce and body, with the merchant's key. */
const protocolOf = (parts: FaceParts): Protocol => ({
  refuse: ({ target, body, headers }) => {
    const [scheme, list = ''] = String(headers['authorization'] ?? '').split(/ (.*)/s);
    const read = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(list)?.[1] ?? '';
    const [method = '', path = ''] = target.split(' ');
    const text = [method, path, read('timestamp'), read('nonce_str'), body].map((line) => `${line}\n`).join('');
    const isFresh = Math.abs(parts.now().getTime() / 1000 - Number(read('timestamp'))) <= 300;
    const isKnown = read('mchid') === parts.merchant && read('serial_no') === MERCHANT_SERIAL;
    const isSigned = createVerify('RSA-SHA256')
      .update(text)
      .verify(parts.keys().merchantPublic, read('signature'), 'base64');
    const isRight = scheme === 'WECHATPAY2-SHA256-RSA2048' && isFresh && isKnown && isSigned;
    return isRight ? undefined : refuse(401, 'SIGN_ERROR');
  },
  seal: (body) => sealing(parts, body),
});

const prepay = (parts: FaceParts, { body }: Call, answer: (order: Order) => object): Answer => {
  const { book, merchant } = parts;
  const amount = body['amount'] as { total?: unknown; currency?: unknown } | undefined;
  const [merchantOrderNo, amountFen] = [String(body['out_trade_no'] ?? ''), Number(amount?.total)];
  if (body['appid'] !== WECHAT_APP || body['mchid'] !== merchant) return refuse(400, 'APPID_MCHID_NOT_MATCH');
  const isWell = /^[0-9A-Za-z_\-|*]{6,32}$/.test(merchantOrderNo) && Number.isInteger(amountFen) && amountFen > 0;
  if (!isWell || typeof body['description'] !== 'string' || amount?.currency !== 'CNY')
    return refuse(400, 'PARAM_ERROR');
  const known = book.find(merchantOrderNo);
  if (known && known.amountFen !== amountFen) return refuse(403, 'OUT_TRADE_NO_USED');
  if (known?.status === 'paid') return refuse(400, 'ORDERPAID');
  if (known?.status === 'closed') return refuse(400, 'ORDER_CLOSED');
  const [subject, expiresAt] = [body['description'], String(body['time_expire'] ?? '')];
  const wanted = {
    merchantOrderNo,
    amountFen,
    currency: 'CNY',
    subject,
    expiresAt,
    notifyUrl: String(body['notify_url']),
  };
  return { json: answer(known ?? book.create({ ...wanted, face: 'wechat-pay' })) };
};

const STATES: Record<Order['status'], string> = { payable: 'NOTPAY', paid: 'SUCCESS', closed: 'CLOSED' };

const showTransaction = ({ merchant }: FaceParts, order: Order): Record<string, unknown> => ({
  appid: WECHAT_APP,
  mchid: merchant,
  out_trade_no: order.merchantOrderNo,
  trade_state: order.status === 'paid' && order.refundedFen > 0 ? 'REFUND' : STATES[order.status],
  trade_state_desc: '',
  amount: { total: order.amountFen, currency: 'CNY' },
  ...(order.paidAt && {
    transaction_id: order.paymentId,
    success_time: timeOf(order.paidAt),
    trade_type: 'NATIVE',
    bank_type: 'OTHERS',
  }),
});

const REFUND_STATES: Record<Refund['status'], string> = {
  processing: 'PROCESSING',
  refunded: 'SUCCESS',
  abnormal: 'ABNORMAL',
  failed: 'CLOSED',
};

const showRefund = (refund: Refund, order: Order): Record<string, unknown> => ({
  refund_id: refund.gatewayRefundId,
  out_refund_no: refund.merchantRefundNo,
  out_trade_no: refund.merchantOrderNo,
  transaction_id: order.paymentId,
  channel: 'ORIGINAL',
  create_time: timeOf(refund.acceptedAt),
  ...(refund.refundedAt && { success_time: timeOf(refund.refundedAt) }),
  amount: { total: order.amountFen, refund: refund.amountFen, currency: 'CNY' },
});

/** WeChat Pay takes a refund first; the money is back a moment later, unless somebody holds it. */
const refundOrder = (parts: FaceParts, { body }: Call): Answer => {
  const { book, hold } = parts;
  const amount = body['amount'] as { refund?: unknown; total?: unknown } | undefined;
  const [merchantRefundNo, merchantOrderNo] = [String(body['out_refund_no'] ?? ''), String(body['out_trade_no'] ?? '')];
  const [amountFen, order] = [Number(amount?.refund), book.find(merchantOrderNo)];
  const known = book.findRefund(merchantRefundNo);
  if (!order) return refuse(404, 'RESOURCE_NOT_EXISTS');
  if (known && known.amountFen !== amountFen) return refuse(400, 'INVALID_REQUEST');
  if (known) return { json: { ...showRefund(known, order), status: REFUND_STATES[known.status] } };
  const isWell = order.status === 'paid' && Number(amount?.total) === order.amountFen && amountFen > 0;
  if (!isWell || amountFen > order.amountFen - order.refundedFen) return refuse(400, 'INVALID_REQUEST');
  if (merchantRefundNo === hold.refusedNo) return refuse(403, 'NOT_ENOUGH');
  const reason = String(body['reason'] ?? '');
  const refund = takeRefund(parts, { merchantRefundNo, merchantOrderNo, amountFen, reason }, false);
  if (!hold.isHeld && book.findRefund(merchantRefundNo))
    tellRefund(parts, book.settleRefund(merchantRefundNo, 'refunded'));
  return { json: { ...showRefund(refund, order), status: 'PROCESSING' } };
};

const askBill = (parts: FaceParts, { query }: Call): Answer => {
  const day = query.get('bill_date') ?? '';
  const lines = parts.statements.of(day);
  if (!lines) return refuse(400, 'STATEMENT_CREATING');
  const own = lines.filter(({ order }) => order.face === 'wechat-pay');
  if (own.length === 0) return refuse(400, 'NO_STATEMENT_EXIST');
  const hash = createHash('sha1')
    .update(wechatBill(own, WECHAT_APP, parts.merchant))
    .digest('hex');
  const address = `${parts.publicUrl()}/v3/billdownload/file?token=${day}`;
  return { json: { hash_type: 'SHA1', hash_value: hash, download_url: address } };
};

const showBill = (parts: FaceParts, { query }: Call): Answer => {
  const lines = (parts.statements.of(query.get('token') ?? '') ?? []).filter(
    ({ order }) => order.face === 'wechat-pay',
  );
  return { text: wechatBill(lines, WECHAT_APP, parts.merchant), headers: { 'content-type': 'text/plain' } };
};

const closeOrder = ({ book, hold }: FaceParts, { params }: Call): Answer => {
  const order = book.find(params['no'] ?? '');
  if (!order) return refuse(404, 'ORDER_NOT_EXIST');
  if (order.status === 'paid') return refuse(400, 'ORDERPAID');
  if (order.status === 'payable' && hold.keptOpenNo !== order.merchantOrderNo) book.close(order.merchantOrderNo);
  return { status: 204 };
};

const findOrder = (parts: FaceParts, { params }: Call): Answer => {
  const order = parts.book.find(params['no'] ?? '');
  return order ? { json: showTransaction(parts, order) } : refuse(404, 'ORDER_NOT_EXIST');
};

const findRefund = ({ book }: FaceParts, { params }: Call): Answer => {
  const refund = book.findRefund(params['no'] ?? '');
  const order = refund && book.find(refund.merchantOrderNo);
  if (!refund || !order) return refuse(404, 'RESOURCE_NOT_EXISTS');
  return { json: { ...showRefund(refund, order), status: REFUND_STATES[refund.status] } };
};

/** The face of WeChat Pay, API v3, over the same book. */
export const wechatRoutes = (parts: FaceParts): Route[] => {
  const protocol = protocolOf(parts);
  const code = (order: Order) => ({ code_url: `weixin://wxpay/bizpayurl?pr=${order.gatewayOrderId}` });
  const h5 = (order: Order) => ({ h5_url: `${parts.publicUrl()}/pay/${order.gatewayOrderId}` });
  const routes: Omit<Route, 'protocol'>[] = [
    { method: 'POST', path: '/v3/pay/transactions/native', run: (call) => prepay(parts, call, code) },
    { method: 'POST', path: '/v3/pay/transactions/h5', run: (call) => prepay(parts, call, h5) },
    { method: 'GET', path: '/v3/pay/transactions/out-trade-no/:no', run: (call) => findOrder(parts, call) },
    { method: 'POST', path: '/v3/pay/transactions/out-trade-no/:no/close', run: (call) => closeOrder(parts, call) },
    { method: 'POST', path: '/v3/refund/domestic/refunds', run: (call) => refundOrder(parts, call) },
    { method: 'GET', path: '/v3/refund/domestic/refunds/:no', run: (call) => findRefund(parts, call) },
    { method: 'GET', path: '/v3/bill/tradebill', run: (call) => askBill(parts, call) },
    { method: 'GET', path: '/v3/billdownload/file', run: (call) => showBill(parts, call) },
  ];
  return routes.map((route) => ({ ...route, protocol }));
};

const seal = (key: string, resource: object, name: string): object => {
  const [nonce, associated] = [randomBytes(6).toString('hex'), name];
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3KeyOf(key)), Buffer.from(nonce));
  cipher.setAAD(Buffer.from(associated));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(resource)), cipher.final(), cipher.getAuthTag()]);
  const ciphertext = sealed.toString('base64');
  return { original_type: name, algorithm: 'AEAD_AES_256_GCM', ciphertext, associated_data: associated, nonce };
};

let strangers: KeyObject | undefined;
/** A key that is not the provider's: a forger's, or last year's. */
export const strangerKey = (): KeyObject =>
  (strangers ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);

/** How a notice says that a refund ended, or that it waits for somebody. */
const REFUND_WORDS: Readonly<Record<string, string>> = {
  'payment.refunded': 'SUCCESS',
  'payment.refund-failed': 'CLOSED',
  'payment.refund-abnormal': 'ABNORMAL',
};

/** A notice of WeChat Pay: the event sealed, the whole signed. Forgers change the event before it is sealed. */
export const wechatLetter = (parts: FaceParts, event: CallbackEvent, order: Order, manner: PostManner): Letter => {
  const isPaid = event['type'] === 'payment.paid';
  const refund = parts.book.findRefund(String(event['merchantRefundNo'] ?? ''));
  const told = { ...order, amountFen: Number(event['amountFen'] ?? order.amountFen), refundedFen: 0 };
  const mchid = String(event['merchant']);
  const ended = REFUND_WORDS[String(event['type'])] ?? '';
  const resource = isPaid
    ? { ...showTransaction(parts, told), mchid }
    : {
        ...(refund && showRefund({ ...refund, amountFen: told.amountFen }, order)),
        mchid,
        refund_status: ended,
      };
  const body = JSON.stringify({
    id: event.eventId,
    create_time: timeOf(parts.now().toISOString()),
    resource_type: 'encrypt-resource',
    event_type: isPaid ? 'TRANSACTION.SUCCESS' : `REFUND.${ended}`,
    summary: isPaid ? '支付成功' : '退款',
    resource: seal(parts.key, resource, isPaid ? 'transaction' : 'refund'),
  });
  const key = manner.key === undefined ? parts.keys().providerPrivate : strangerKey();
  const headers = { 'content-type': 'application/json', ...sealing(parts, body, key, manner.at ?? parts.now()) };
  return { url: order.notifyUrl ?? '', headers, body };
};
