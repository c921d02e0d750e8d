import type { Needs } from '../needs.ts';
import { refundableFen } from './payment.ts';
import type { PaymentOrder, Refund } from './payment.ts';
import { selectOrderOfCase } from './payment-store.ts';
import { selectRefunds } from './refund-store.ts';

/** An order with what was given back of it, and what may still be. */
export type PaymentOfCase = PaymentOrder & { refunds: readonly Refund[]; refundableFen: number };

/** The newest order of a case, for screens. */
export const findPayment = async (needs: Needs, caseNo: string): Promise<PaymentOfCase | undefined> => {
  const order = await selectOrderOfCase(needs, caseNo);
  if (!order) return undefined;
  const refunds = await selectRefunds(needs, order.orderNo);
  const isPaid = order.state === 'paid' || order.state === 'refunding';
  return { ...order, refunds, refundableFen: isPaid ? refundableFen(order, refunds) : 0 };
};
