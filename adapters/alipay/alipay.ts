import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { DateTime } from 'luxon';
import { OFFICE_ZONE, officeTime } from '../../domain/calendar/index.ts';
import { paymentNotClosed } from '../../domain/payments/index.ts';
import type { GatewayOrder, NewGatewayOrder, PaymentGateway, StatementLine } from '../../domain/payments/index.ts';
import { asConflict, orUndefined, OutsideRefusal } from '../outside-http.ts';
import { fenOf, yuanOf } from '../yuan.ts';
import { createAlipayHttp, signedParameters } from './alipay-http.ts';
import type { AlipayHttp } from './alipay-http.ts';
import { readBill } from './read-bill.ts';
import type { AlipaySettings } from './settings.ts';

const Text = Type.String({ minLength: 1 });
const Precreated = Type.Object({ out_trade_no: Text, qr_code: Text });
const Trade = Type.Object({
  trade_no: Text,
  trade_status: Text,
  total_amount: Text,
  send_pay_date: Type.Optional(Text),
});
const Nothing = Type.Object({});
const Refunded = Type.Object({ out_trade_no: Text, trade_no: Text });
const RefundFound = Type.Object({
  refund_amount: Type.Optional(Text),
  refund_status: Type.Optional(Text),
  gmt_refund_pay: Type.Optional(Text),
});
const BillAddress = Type.Object({ bill_download_url: Type.String({ format: 'uri' }) });

const isoOf = (text: string): string => DateTime.fromSQL(text, { zone: OFFICE_ZONE }).toISO() ?? '';
const isMissing = ({ code }: OutsideRefusal): boolean => code === 'ACQ.TRADE_NOT_EXIST';

/** TRADE_CLOSED is an unpaid trade that ended, or a paid one all of which went back: the time of payment tells. */
const toOrder = (orderNo: string, trade: Static<typeof Trade>, payUrl: string): GatewayOrder => {
  const isPaid = trade.send_pay_date !== undefined && trade.trade_status !== 'WAIT_BUYER_PAY';
  const status = isPaid ? 'paid' : trade.trade_status === 'TRADE_CLOSED' ? 'closed' : 'payable';
  const paid = isPaid ? { paymentId: trade.trade_no, paidAt: isoOf(trade.send_pay_date ?? '') } : {};
  return { orderNo, status, amountFen: fenOf(trade.total_amount), payUrl, ...paid };
};

const openOrder = async (http: AlipayHttp, settings: AlipaySettings, order: NewGatewayOrder): Promise<GatewayOrder> => {
  const { orderNo, amountFen, subject, expiresAt } = order;
  const expiry = expiresAt === '' ? {} : { time_expire: officeTime(expiresAt).toFormat('yyyy-MM-dd HH:mm:ss') };
  const content = { out_trade_no: orderNo, total_amount: yuanOf(amountFen), subject: subject.slice(0, 128), ...expiry };
  const opened = { orderNo, status: 'payable', amountFen, payUrl: settings.payPage(orderNo) } as const;
  if (settings.trade === 'code') {
    const answer = await http.ask('alipay.trade.precreate', content, Precreated);
    return { ...opened, qrCode: answer.qr_code };
  }
  // nothing is asked of Alipay: the order comes to be when the payer opens this address
  const page = { ...content, product_code: 'FAST_INSTANT_TRADE_PAY' };
  const query = new URLSearchParams(signedParameters(settings, 'alipay.trade.page.pay', page)).toString();
  return { ...opened, directUrl: `${settings.url}?${query}` };
};

const fetchBill = async (
  http: AlipayHttp,
  { clock }: AlipaySettings,
  day: string,
): Promise<StatementLine[] | undefined> => {
  const method = 'alipay.data.dataservice.bill.downloadurl.query';
  try {
    const { bill_download_url: url } = await http.ask(method, { bill_type: 'trade', bill_date: day }, BillAddress);
    return await http.download(new URL(url), readBill);
  } catch (error) {
    if (!(error instanceof OutsideRefusal) || !/bill_not_exist/i.test(error.code)) throw error;
    // no bill: not made yet in the morning, nothing was paid later
    const noon = officeTime(day).plus({ days: 1, hours: 12 });
    return clock.now() < noon ? undefined : [];
  }
};

const createOrders = (
  http: AlipayHttp,
  settings: AlipaySettings,
): Pick<PaymentGateway, 'createOrder' | 'closeOrder'> & {
  findOrder: PaymentGateway['findOrder'];
} => {
  const findOrder = async (orderNo: string): Promise<GatewayOrder | undefined> => {
    const query = http.ask('alipay.trade.query', { out_trade_no: orderNo }, Trade);
    const found = await orUndefined(query, isMissing);
    return found && toOrder(orderNo, found, settings.payPage(orderNo));
  };
  return {
    findOrder,
    async createOrder(order) {
      try {
        return await openOrder(http, settings, order);
      } catch (error) {
        // paid or closed already: the order that is there is the answer
        const known = error instanceof OutsideRefusal ? await findOrder(order.orderNo) : undefined;
        if (known && known.status !== 'payable' && known.amountFen === order.amountFen) return known;
        throw error;
      }
    },
    async closeOrder(orderNo) {
      try {
        await http.ask('alipay.trade.close', { out_trade_no: orderNo }, Nothing);
      } catch (error) {
        if (!(error instanceof OutsideRefusal)) throw error;
        const now = await findOrder(orderNo);
        if (now && now.status !== 'payable') return now;
        throw error;
      }
      const closed = await findOrder(orderNo);
      if (!closed) throw new OutsideRefusal(40004, 'ACQ.TRADE_NOT_EXIST');
      if (closed.status === 'payable') throw paymentNotClosed();
      return closed;
    },
  };
};

/** Alipay (支付宝): code or page, query, close, refund, bill. Yuan are turned into fen and back exactly. */
export const createAlipay = (settings: AlipaySettings): PaymentGateway => {
  const system = { name: 'payment-gateway', title: '支付宝', timeoutMs: settings.timeoutMs };
  const http = createAlipayHttp(settings, system);
  const orders = createOrders(http, settings);
  const findRefund: PaymentGateway['findRefund'] = async ({ refundNo, orderNo }) => {
    const content = { out_trade_no: orderNo, out_request_no: refundNo, query_options: ['gmt_refund_pay'] };
    const query = http.ask('alipay.trade.fastpay.refund.query', content, RefundFound);
    const found = await orUndefined(query, isMissing);
    if (found?.refund_status !== 'REFUND_SUCCESS' || found.refund_amount === undefined) return undefined;
    const refundedAt = found.gmt_refund_pay === undefined ? undefined : isoOf(found.gmt_refund_pay);
    const amountFen = fenOf(found.refund_amount);
    return { refundNo, gatewayRefundId: refundNo, amountFen, status: 'refunded', refundedAt };
  };
  return {
    createOrder: (order) => asConflict(system, orders.createOrder(order)),
    findOrder: (orderNo) => asConflict(system, orders.findOrder(orderNo)),
    closeOrder: (orderNo) => asConflict(system, orders.closeOrder(orderNo)),
    async refund({ refundNo, orderNo, amountFen, reason }) {
      const numbers = { out_trade_no: orderNo, out_request_no: refundNo };
      const content = { ...numbers, refund_amount: yuanOf(amountFen), refund_reason: reason.slice(0, 256) };
      await asConflict(system, http.ask('alipay.trade.refund', content, Refunded));
      // the answer names no amount of this refund; the query does
      const found = await asConflict(system, findRefund({ refundNo, orderNo }));
      return found ?? { refundNo, gatewayRefundId: refundNo, amountFen, status: 'processing' };
    },
    findRefund: (refund) => asConflict(system, findRefund(refund)),
    fetchStatement: (day) => asConflict(system, fetchBill(http, settings, day)),
  };
};
