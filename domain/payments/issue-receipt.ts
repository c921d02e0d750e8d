import { officeTime } from '../calendar/index.ts';
import { getCase } from '../cases/index.ts';
import { issueDocument } from '../documents/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { fenInWords } from './fen-in-words.ts';
import { yuanText } from './payment.ts';
import type { PaymentOrder, Refund } from './payment.ts';
import type { RefundReason } from './refund-ground.ts';

/**
 * 缴费凭证: the written proof of what was paid, issued once per order in the transaction that takes the money into account
 * (行政许可法第五十九条: fees by the published items and standards, all to the treasury).
 */
export const issueReceipt = async (
  needs: Needs,
  { caseNo, orderNo, seq, amountFen, gatewayPaymentId, paidAt }: PaymentOrder,
  actor: Actor,
): Promise<void> => {
  const { item } = await getItemOfVersion(needs, (await getCase(needs, caseNo)).modelVersionId);
  const values = {
    feeName: item.fee?.name ?? '行政审批收费',
    legalBasis: item.fee?.legalBasis ?? '',
    amount: yuanText(amountFen),
    amountInWords: fenInWords(amountFen),
    orderNo,
    paymentNo: gatewayPaymentId ?? '',
    paidOn: (paidAt && officeTime(paidAt).toISODate()) ?? '',
  };
  await issueDocument(needs, { caseNo, kind: 'payment-receipt', round: seq + 1, values }, actor);
};

/** 退还费用通知书: the written notice of a part that goes back, one per refund. */
export const issueRefundNotice = async (
  needs: Needs,
  { order, refund, ground }: { order: PaymentOrder; refund: Refund; ground: RefundReason },
  actor: Actor,
): Promise<void> => {
  const { amountFen, reason, seq } = refund;
  const values = {
    amount: yuanText(amountFen),
    amountInWords: fenInWords(amountFen),
    ground: ground.legalBasis === undefined ? ground.name : `${ground.name}（${ground.legalBasis}）`,
    reason,
    orderNo: order.orderNo,
  };
  await issueDocument(needs, { caseNo: order.caseNo, kind: 'refund-notice', round: seq + 1, values }, actor);
};
