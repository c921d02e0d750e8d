import { officeTime } from '../calendar/index.ts';
import { getCase } from '../cases/index.ts';
import { issueDocument } from '../documents/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { fenInWords } from './fen-in-words.ts';
import { yuanText } from './payment.ts';
import type { PaymentOrder } from './payment.ts';

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
