import type { Actor, Needs } from '../needs.ts';
import { mayMove } from './payment.ts';
import { paymentOrderUnknown, paymentPlatformDisagrees } from './payment-errors.ts';
import type { GatewayOrder } from './payment-gateway.ts';
import { lockOrder, updateOrder } from './payment-store.ts';
import { settleClosed, settlePaid } from './settle-order.ts';

/** What the platform answered about an order, brought into our row as far as it moves it forward. */
export const settleOrderAnswer = async (
  needs: Needs,
  answer: GatewayOrder,
  { tellProcess, reason }: { tellProcess: boolean; reason: string },
  actor: Actor,
): Promise<void> => {
  const order = await lockOrder(needs, answer.orderNo);
  if (!order) throw paymentOrderUnknown();
  if (answer.amountFen !== order.amountFen) throw paymentPlatformDisagrees();
  const { gatewayOrderId, payUrl, qrCode, paymentId, paidAt } = answer;
  if (answer.status === 'paid') {
    if (paymentId === undefined || paidAt === undefined) throw paymentPlatformDisagrees();
    await settlePaid(needs, order, { gatewayOrderId, paymentId, paidAt: new Date(paidAt) }, { tellProcess }, actor);
  } else if (answer.status === 'closed') await settleClosed(needs, order, reason, actor);
  else if (mayMove(order.state, 'payable')) {
    const payLinkAt = needs.clock.now().toJSDate();
    await updateOrder(needs, order.orderNo, { state: 'payable', gatewayOrderId, payUrl, qrCode, payLinkAt });
  }
};
