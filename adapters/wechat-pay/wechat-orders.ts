import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { paymentNotClosed } from '../../domain/payments/index.ts';
import type { GatewayOrder, NewGatewayOrder, PaymentGateway } from '../../domain/payments/index.ts';
import { asConflict, orUndefined, OutsideRefusal } from '../outside-http.ts';
import type { OutsideSystem } from '../outside-http.ts';
import { officeTime } from './office-time.ts';
import type { WechatPaySettings } from './settings.ts';
import type { WechatHttp } from './wechat-http.ts';

const Text = Type.String({ minLength: 1 });
const Native = Type.Object({ code_url: Text });
const H5 = Type.Object({ h5_url: Type.String({ format: 'uri' }) });
const Transaction = Type.Object({
  mchid: Text,
  out_trade_no: Text,
  trade_state: Text,
  transaction_id: Type.Optional(Text),
  success_time: Type.Optional(Type.String({ format: 'date-time' })),
  amount: Type.Object({ total: Type.Integer({ minimum: 1 }) }),
});

const STATES: Readonly<Record<string, GatewayOrder['status']>> = {
  SUCCESS: 'paid',
  // paid, and something was given back since
  REFUND: 'paid',
  CLOSED: 'closed',
  REVOKED: 'closed',
};

const UNKNOWN = ['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS'];
export const isUnknown = ({ code }: OutsideRefusal): boolean => UNKNOWN.includes(code);

type Orders = Pick<PaymentGateway, 'createOrder' | 'findOrder' | 'closeOrder'>;

const toOrder = (found: Static<typeof Transaction>, payUrl: string): GatewayOrder => {
  const { out_trade_no: orderNo, trade_state: state, transaction_id: paymentId, success_time: paidAt } = found;
  const status = STATES[state] ?? 'payable';
  return { orderNo, status, amountFen: found.amount.total, payUrl, ...(status === 'paid' && { paymentId, paidAt }) };
};

const prepay = async (http: WechatHttp, settings: WechatPaySettings, order: NewGatewayOrder): Promise<GatewayOrder> => {
  const { orderNo, amountFen, subject, expiresAt, payerIp = '127.0.0.1' } = order;
  const body = {
    appid: settings.appId,
    mchid: settings.merchantId,
    description: subject.slice(0, 42),
    out_trade_no: orderNo,
    notify_url: settings.notifyUrl,
    amount: { total: amountFen, currency: 'CNY' },
    ...(expiresAt !== '' && { time_expire: officeTime(expiresAt) }),
  };
  const opened = { orderNo, status: 'payable', amountFen, payUrl: settings.payPage(orderNo) } as const;
  if (settings.trade === 'native') {
    const answer = await http.ask({ method: 'POST', path: '/v3/pay/transactions/native', body, answer: Native });
    return { ...opened, qrCode: answer.code_url };
  }
  const scene = { scene_info: { payer_client_ip: payerIp, h5_info: { type: 'Wap' } } };
  const request = { method: 'POST', path: '/v3/pay/transactions/h5', body: { ...body, ...scene }, answer: H5 } as const;
  // good for five minutes
  return { ...opened, directUrl: (await http.ask(request)).h5_url };
};

const orRefusal = async (work: Promise<void>): Promise<OutsideRefusal | undefined> => {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof OutsideRefusal) return error;
    throw error;
  }
};

/** Orders of WeChat Pay, by our own number. */
export const createWechatOrders = (http: WechatHttp, settings: WechatPaySettings, system: OutsideSystem): Orders => {
  const path = (orderNo: string) => `/v3/pay/transactions/out-trade-no/${encodeURIComponent(orderNo)}`;
  const findOrder = async (orderNo: string): Promise<GatewayOrder | undefined> => {
    const query = `${path(orderNo)}?mchid=${encodeURIComponent(settings.merchantId)}`;
    const found = await orUndefined(http.ask({ method: 'GET', path: query, answer: Transaction }), isUnknown);
    return found && toOrder(found, settings.payPage(orderNo));
  };
  const createOrder = async (order: NewGatewayOrder): Promise<GatewayOrder> => {
    try {
      return await prepay(http, settings, order);
    } catch (error) {
      // paid or closed already: the order that is there is the answer
      const known = error instanceof OutsideRefusal ? await findOrder(order.orderNo) : undefined;
      if (known && known.status !== 'payable' && known.amountFen === order.amountFen) return known;
      throw error;
    }
  };
  const closeOrder = async (orderNo: string): Promise<GatewayOrder> => {
    const refusal = await orRefusal(http.tell(`${path(orderNo)}/close`, { mchid: settings.merchantId }));
    const now = await findOrder(orderNo);
    if (now && now.status !== 'payable') return now;
    throw refusal ?? paymentNotClosed();
  };
  return {
    createOrder: (order) => asConflict(system, createOrder(order)),
    findOrder: (orderNo) => asConflict(system, findOrder(orderNo)),
    closeOrder: (orderNo) => asConflict(system, closeOrder(orderNo)),
  };
};
