import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { paymentNotClosed } from '../domain/payments/index.ts';
import type { GatewayOrder, GatewayRefund, PaymentGateway, StatementLine } from '../domain/payments/index.ts';
import { checkAnswer } from './outside-http.ts';
import { asConflict, createSignedHttp, orUndefined, OutsideRefusal } from './signed-http.ts';
import type { SignedSystem } from './signed-http.ts';

const Fen = Type.Integer({ minimum: 1 });
const Instant = Type.String({ format: 'date-time' });
const Id = Type.String({ minLength: 1, maxLength: 100 });

const Order = Type.Object({
  merchantOrderNo: Type.String(),
  gatewayOrderId: Type.String({ minLength: 1 }),
  status: Type.Union([Type.Literal('payable'), Type.Literal('paid'), Type.Literal('closed')]),
  amountFen: Fen,
  payUrl: Type.String({ format: 'uri' }),
  paymentId: Type.Optional(Type.String({ minLength: 1 })),
  paidAt: Type.Optional(Instant),
});

const Refund = Type.Object({
  merchantRefundNo: Type.String(),
  gatewayRefundId: Type.String({ minLength: 1 }),
  amountFen: Fen,
  status: Type.Union([Type.Literal('processing'), Type.Literal('refunded'), Type.Literal('failed')]),
  refundedAt: Type.Optional(Instant),
});

const Line = Type.Object({
  kind: Type.Union([Type.Literal('payment'), Type.Literal('refund')]),
  merchantOrderNo: Id,
  merchantRefundNo: Type.Optional(Id),
  gatewayNo: Id,
  amountFen: Fen,
  isDone: Type.Boolean(),
  at: Instant,
});
/** The last line of a statement: without it, or with another count, the statement is not whole. */
const Total = Type.Object({ lines: Type.Integer({ minimum: 0 }) });

const toOrder = ({ merchantOrderNo, ...order }: Static<typeof Order>): GatewayOrder => ({
  orderNo: merchantOrderNo,
  ...order,
});
const toRefund = ({ merchantRefundNo, ...refund }: Static<typeof Refund>): GatewayRefund => ({
  refundNo: merchantRefundNo,
  ...refund,
});
const toLine = ({ merchantOrderNo, merchantRefundNo, ...line }: Static<typeof Line>): StatementLine => ({
  orderNo: merchantOrderNo,
  ...(line.kind === 'refund' && { refundNo: merchantRefundNo ?? '' }),
  ...line,
});

/** An order that can still be paid is not closed, whatever the answer to closing it was. */
const beClosed = (order: GatewayOrder): GatewayOrder => {
  if (order.status === 'payable') throw paymentNotClosed();
  return order;
};

/** JSON, one object a line. */
const readStatement = (text: string): StatementLine[] => {
  const values = text.split('\n').filter((line) => line !== '');
  const total = checkAnswer(Total, JSON.parse(values.pop() ?? '{}'));
  if (total.lines !== values.length) throw new Error('the statement is not whole');
  return values.map((value) => toLine(checkAnswer(Line, JSON.parse(value))));
};

const segment = encodeURIComponent;

/** The unified public payment platform (非税) over HTTP; the merchant's order number is our key. */
export const createHttpPaymentGateway = (settings: Omit<SignedSystem, 'name' | 'title'>): PaymentGateway => {
  const system = { name: 'payment-gateway', title: '支付平台', ...settings };
  const http = createSignedHttp(system);
  const findOrder = async (orderNo: string): Promise<GatewayOrder | undefined> => {
    const found = await orUndefined(http.ask({ method: 'GET', path: `/orders/${segment(orderNo)}`, answer: Order }));
    return found && toOrder(found);
  };
  return {
    async createOrder({ orderNo: merchantOrderNo, amountFen, subject, expiresAt }) {
      const body = { merchantOrderNo, amountFen, currency: 'CNY', subject, expiresAt };
      return toOrder(await asConflict(system, http.ask({ method: 'POST', path: '/orders', body, answer: Order })));
    },
    findOrder: (orderNo) => asConflict(system, findOrder(orderNo)),
    async closeOrder(orderNo) {
      try {
        const path = `/orders/${segment(orderNo)}/close`;
        return beClosed(toOrder(await http.ask({ method: 'POST', path, answer: Order })));
      } catch (error) {
        const isPaid = error instanceof OutsideRefusal && error.status === 409;
        const paid = isPaid ? await asConflict(system, findOrder(orderNo)) : undefined;
        if (paid) return beClosed(paid);
        return asConflict(system, Promise.reject(error));
      }
    },
    async refund({ refundNo: merchantRefundNo, orderNo: merchantOrderNo, amountFen, reason }) {
      const body = { merchantRefundNo, merchantOrderNo, amountFen, reason };
      return toRefund(await asConflict(system, http.ask({ method: 'POST', path: '/refunds', body, answer: Refund })));
    },
    async findRefund({ refundNo }) {
      const path = `/refunds/${segment(refundNo)}`;
      const found = await asConflict(system, orUndefined(http.ask({ method: 'GET', path, answer: Refund })));
      return found && toRefund(found);
    },
    fetchStatement: (day) => asConflict(system, orUndefined(http.readText(`/statements/${day}`, readStatement))),
  };
};
