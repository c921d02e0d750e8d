import type { Actor, Needs } from '../needs.ts';
import { findRefundGround } from './find-refund-ground.ts';
import { issueRefundNotice } from './issue-receipt.ts';
import { isRefundable, refundableFen } from './payment.ts';
import type { PaymentOrder, Refund } from './payment.ts';
import { paymentNotRefundable, refundExceedsPayment, refundOvertaken } from './payment-errors.ts';
import { lockOrderOfCase } from './payment-store.ts';
import { planRefund } from './plan-refund.ts';
import { selectRefunds } from './refund-store.ts';

export interface RefundPart {
  caseNo: string;
  amountFen: number;
  /** what may still be given back as the person saw it: a second click, or a second person, is refused */
  refundableFen: number;
  /** key of a ground of the item, or `overcharged` */
  ground: string;
  reason: string;
}

const checkAmount = async (needs: Needs, order: PaymentOrder | undefined, input: RefundPart): Promise<PaymentOrder> => {
  if (!order || !isRefundable(order.state)) throw paymentNotRefundable();
  const left = refundableFen(order, await selectRefunds(needs, order.orderNo));
  if (left !== input.refundableFen) throw refundOvertaken();
  if (input.amountFen > left) throw refundExceedsPayment();
  return order;
};

/**
 * The authority gives back a part of what was paid, with a reason and a written notice, e.g. because it shortened the occupation
 * (《城市道路管理条例》第三十八条：退还部分城市道路占用费).
 */
export const refundPart = async (needs: Needs, input: RefundPart, actor: Actor): Promise<Refund> => {
  const { caseNo, amountFen, reason } = input;
  const ground = await findRefundGround(needs, input, actor);
  const order = await checkAmount(needs, await lockOrderOfCase(needs, caseNo), input);
  const plan = { amountFen, ground: ground.key, reason, decidedBy: actor.id };
  const refund = await planRefund(needs, order, plan, actor);
  if (refund === undefined) throw paymentNotRefundable();
  await issueRefundNotice(needs, { order, refund, ground }, actor);
  return refund;
};
