import { getCase } from '../cases/index.ts';
import { issueDocument } from '../documents/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { findActiveAccount } from '../people/index.ts';
import { fenInWords } from './fen-in-words.ts';
import { isRefundable, refundableFen, yuanText } from './payment.ts';
import type { PaymentOrder, Refund } from './payment.ts';
import * as errors from './payment-errors.ts';
import { lockOrderOfCase } from './payment-store.ts';
import { planRefund } from './plan-refund.ts';
import { type RefundReason, refundGrounds } from './refund-ground.ts';
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

/** An approver of the department that leads the case. */
const checkDecider = async (needs: Needs, leadDepartmentId: string, actor: Actor): Promise<void> => {
  const account = actor.kind === 'account' ? await findActiveAccount(needs, actor.id) : undefined;
  const isTheirs = account?.roles.includes('approver') === true && account.department?.id === leadDepartmentId;
  if (!isTheirs) throw errors.refundNotYours();
};

const findGround = async (needs: Needs, modelVersionId: string, key: string): Promise<RefundReason> => {
  const { item } = await getItemOfVersion(needs, modelVersionId);
  const found = refundGrounds(item.fee).find((ground) => ground.key === key);
  if (found === undefined) throw errors.refundGroundUnknown();
  return found;
};

const checkAmount = async (needs: Needs, order: PaymentOrder | undefined, input: RefundPart): Promise<PaymentOrder> => {
  if (!order || !isRefundable(order.state)) throw errors.paymentNotRefundable();
  const left = refundableFen(order, await selectRefunds(needs, order.orderNo));
  if (left !== input.refundableFen) throw errors.refundOvertaken();
  if (input.amountFen > left) throw errors.refundExceedsPayment();
  return order;
};

/**
 * The authority gives back a part of what was paid, with a reason and a written notice, e.g. because it shortened the occupation
 * (《城市道路管理条例》第三十八条：退还部分城市道路占用费).
 */
export const refundPart = async (needs: Needs, input: RefundPart, actor: Actor): Promise<Refund> => {
  const { caseNo, amountFen, reason } = input;
  const { leadDepartmentId, modelVersionId } = await getCase(needs, caseNo);
  await checkDecider(needs, leadDepartmentId, actor);
  const ground = await findGround(needs, modelVersionId, input.ground);
  const order = await checkAmount(needs, await lockOrderOfCase(needs, caseNo), input);
  const plan = { amountFen, ground: ground.key, reason, decidedBy: actor.id };
  const refund = await planRefund(needs, order, plan, actor);
  if (refund === undefined) throw errors.paymentNotRefundable();
  const values = {
    amount: yuanText(amountFen),
    amountInWords: fenInWords(amountFen),
    ground: ground.legalBasis === undefined ? ground.name : `${ground.name}（${ground.legalBasis}）`,
    reason,
    orderNo: order.orderNo,
  };
  await issueDocument(needs, { caseNo, kind: 'refund-notice', round: refund.seq + 1, values }, actor);
  return refund;
};
