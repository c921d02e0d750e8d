import { createHash } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import type { GatewayRefund, PaymentGateway, StatementLine } from '../../domain/payments/index.ts';
import { asConflict, orUndefined, OutsideRefusal } from '../outside-http.ts';
import { readBill } from './read-bill.ts';
import type { WechatPaySettings } from './settings.ts';
import { createWechatHttp } from './wechat-http.ts';
import type { WechatHttp } from './wechat-http.ts';
import { createWechatOrders, isUnknown } from './wechat-orders.ts';

const Text = Type.String({ minLength: 1 });
const Refund = Type.Object({
  refund_id: Text,
  out_refund_no: Text,
  status: Text,
  success_time: Type.Optional(Type.String({ format: 'date-time' })),
  amount: Type.Object({ refund: Type.Integer({ minimum: 1 }) }),
});
const Bill = Type.Object({
  hash_type: Type.Literal('SHA1'),
  hash_value: Text,
  download_url: Type.String({ format: 'uri' }),
});

const REFUND_STATES: Readonly<Record<string, GatewayRefund['status']>> = {
  SUCCESS: 'refunded',
  CLOSED: 'failed',
};

/**
 * What WeChat Pay says of a refund in an answer or a notice. ABNORMAL is no end: the payer's account is gone, and somebody finishes the
 * refund on the merchant platform (商户平台).
 */
export const refundStanding = (word: string): Pick<GatewayRefund, 'status' | 'isStuck'> => ({
  status: REFUND_STATES[word] ?? 'processing',
  ...(word === 'ABNORMAL' && { isStuck: true }),
});

const toRefund = (answer: Static<typeof Refund>): GatewayRefund => ({
  refundNo: answer.out_refund_no,
  gatewayRefundId: answer.refund_id,
  amountFen: answer.amount.refund,
  ...refundStanding(answer.status),
  refundedAt: answer.success_time,
});

const readWhole = (bytes: Buffer, hash: string): StatementLine[] => {
  const isWhole = createHash('sha1').update(bytes).digest('hex') === hash;
  if (!isWhole) throw new Error('the statement was changed on the way');
  return readBill(bytes.toString('utf8'));
};

const fetchBill = async (http: WechatHttp, day: string): Promise<StatementLine[] | undefined> => {
  const path = `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL`;
  try {
    const bill = await http.ask({ method: 'GET', path, answer: Bill });
    return await http.download(new URL(bill.download_url), (bytes) => readWhole(bytes, bill.hash_value));
  } catch (error) {
    // nothing was paid or given back that day
    if (error instanceof OutsideRefusal && error.code === 'NO_STATEMENT_EXIST') return [];
    if (error instanceof OutsideRefusal && error.code === 'STATEMENT_CREATING') return undefined;
    throw error;
  }
};

/** WeChat Pay, API v3 (微信支付): native code or H5, query, close, refund, bill. */
export const createWechatPay = (settings: WechatPaySettings): PaymentGateway => {
  const system = { name: 'payment-gateway', title: '微信支付', timeoutMs: settings.timeoutMs };
  const http = createWechatHttp(settings, system);
  const refunds = '/v3/refund/domestic/refunds';
  return {
    ...createWechatOrders(http, settings, system),
    async refund({ refundNo, orderNo, amountFen, paidFen, reason }) {
      const amount = { refund: amountFen, total: paidFen, currency: 'CNY' };
      const numbers = { out_trade_no: orderNo, out_refund_no: refundNo };
      const body = { ...numbers, reason: reason.slice(0, 26), amount, notify_url: settings.notifyUrl };
      return toRefund(await asConflict(system, http.ask({ method: 'POST', path: refunds, body, answer: Refund })));
    },
    async findRefund({ refundNo }) {
      const request = { method: 'GET', path: `${refunds}/${encodeURIComponent(refundNo)}`, answer: Refund } as const;
      const found = await asConflict(system, orUndefined(http.ask(request), isUnknown));
      return found && toRefund(found);
    },
    fetchStatement: (day) => asConflict(system, fetchBill(http, day)),
  };
};
