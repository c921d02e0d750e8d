import type { Actor } from '../needs.ts';
import { mayMove } from './payment.ts';
import type { PaymentOrder } from './payment.ts';
import { paymentOrderUnknown } from './payment-errors.ts';
import type { GatewayOrder } from './payment-gateway.ts';
import { lockOrder, updateOrder } from './payment-store.ts';
import type { PaymentEffectNeeds } from './refund-payment.ts';
import { settleOrderAnswer } from './settle-order-answer.ts';

/** Codes and addresses to pay with go stale after about two hours. */
const FRESH_MINUTES = 60;

/** What the payer's page shows: the order, and where it leads on to. */
export type PayableOrder = PaymentOrder & Pick<GatewayOrder, 'directUrl'>;

/** The order for the payer's page, with a fresh code to scan or a fresh address to go on to while it is payable. */
export const renewPayLink = async (
  needs: PaymentEffectNeeds,
  { orderNo, payerIp }: { orderNo: string; payerIp?: string | undefined },
  actor: Actor,
): Promise<PayableOrder> => {
  const read = async (): Promise<PaymentOrder> => {
    const order = await needs.transact((inside) => lockOrder(inside, orderNo));
    if (!order) throw paymentOrderUnknown();
    return order;
  };
  const order = await read();
  const staleBefore = needs.clock.now().minus({ minutes: FRESH_MINUTES }).toJSDate();
  const isFresh = order.qrCode !== undefined && order.payLinkAt !== undefined && order.payLinkAt > staleBefore;
  if (!mayMove(order.state, 'paid') || order.state === 'intended' || isFresh) return order;
  const { amountFen, caseNo, dueAt } = order;
  const subject = `行政审批收费（办件 ${caseNo}）`;
  const expiresAt = new Date(dueAt.getTime() + 1).toISOString();
  const answer = await needs.gateway.createOrder({ orderNo, amountFen, subject, expiresAt, payerIp });
  await needs.transact(async (inside) => {
    await settleOrderAnswer(inside, answer, { tellProcess: true, reason: 'closed-by-platform' }, actor);
    const { payUrl, qrCode } = answer;
    const isPayable = answer.status === 'payable';
    if (isPayable) await updateOrder(inside, orderNo, { payUrl, qrCode, payLinkAt: inside.clock.now().toJSDate() });
  });
  return { ...(await read()), directUrl: answer.directUrl };
};
