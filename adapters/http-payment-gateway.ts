import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import type { GatewayOrder, GatewayRefund, PaymentGateway } from '../domain/payments/index.ts';
import { asConflict, createSignedHttp, orUndefined, OutsideRefusal } from './signed-http.ts';
import type { SignedSystem } from './signed-http.ts';

const Order = Type.Object({
  merchantOrderNo: Type.String(),
  gatewayOrderId: Type.String({ minLength: 1 }),
  status: Type.Union([Type.Literal('payable'), Type.Literal('paid'), Type.Literal('closed')]),
  amountFen: Type.Integer({ minimum: 1 }),
  payUrl: Type.String({ format: 'uri' }),
  paymentId: Type.Optional(Type.String({ minLength: 1 })),
  paidAt: Type.Optional(Type.String({ format: 'date-time' })),
});

const Refund = Type.Object({
  merchantRefundNo: Type.String(),
  gatewayRefundId: Type.String({ minLength: 1 }),
  amountFen: Type.Integer({ minimum: 1 }),
  refundedAt: Type.String({ format: 'date-time' }),
});

const toOrder = ({ merchantOrderNo, ...order }: Static<typeof Order>): GatewayOrder => ({
  orderNo: merchantOrderNo,
  ...order,
});
const toRefund = ({ merchantRefundNo, ...refund }: Static<typeof Refund>): GatewayRefund => ({
  refundNo: merchantRefundNo,
  ...refund,
});

const segment = encodeURIComponent;

/** The unified public payment platform over HTTP; the merchant's order number is our key. */
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
        return toOrder(await http.ask({ method: 'POST', path, answer: Order }));
      } catch (error) {
        const isPaid = error instanceof OutsideRefusal && error.status === 409;
        const paid = isPaid ? await asConflict(system, findOrder(orderNo)) : undefined;
        if (paid) return paid;
        return asConflict(system, Promise.reject(error));
      }
    },
    async refund({ refundNo: merchantRefundNo, orderNo: merchantOrderNo, amountFen, reason }) {
      const body = { merchantRefundNo, merchantOrderNo, amountFen, reason };
      return toRefund(await asConflict(system, http.ask({ method: 'POST', path: '/refunds', body, answer: Refund })));
    },
    async findRefund(refundNo) {
      const path = `/refunds/${segment(refundNo)}`;
      const found = await asConflict(system, orUndefined(http.ask({ method: 'GET', path, answer: Refund })));
      return found && toRefund(found);
    },
  };
};
