import type { EffectNeeds } from '../exactly-once/index.ts';
import { bindNeeds, type Needs } from '../needs.ts';
import { confirmPayment } from './confirm-payment.ts';
import { findPayment } from './find-payment.ts';
import type { PaymentGateway } from './payment-gateway.ts';
import { askAboutOrder, queryUnpaidOrders } from './query-unpaid-orders.ts';
import { confirmRefund } from './confirm-refund.ts';
import { refundPart } from './refund-part.ts';
import { askAboutRefund, querySentRefunds, sendOpenRefunds } from './refund-payment.ts';
import { renewPayLink } from './renew-pay-link.ts';
import { requestPayment } from './request-payment.ts';
import { settlePaymentLapse } from './settle-payment-lapse.ts';
import { withdrawPayment } from './withdraw-payment.ts';

export type { PaymentNotice } from './confirm-payment.ts';
export { PAYMENT_PROVIDER } from './confirm-payment.ts';
export type { Facts, FeeRule } from './fee.ts';
export { computeFee } from './fee.ts';
export { fenInWords } from './fen-in-words.ts';
export type { PaymentOfCase } from './find-payment.ts';
export type { PaymentOrder, PaymentState, Refund, RefundState } from './payment.ts';
export { PAYMENT_STATE_NAMES, REFUND_STATE_NAMES, yuanText } from './payment.ts';
export * from './payment-errors.ts';
export type * from './payment-gateway.ts';
export type * from './payment-notices.ts';
export type { PaymentEffectNeeds } from './refund-payment.ts';
export type { RefundNotice } from './confirm-refund.ts';
export { refundGroundName, refundGrounds } from './refund-ground.ts';
export type { RefundPart } from './refund-part.ts';
export type { PayableOrder } from './renew-pay-link.ts';
export type { RequestedPayment } from './request-payment.ts';
export type { WithdrawnPayment } from './withdraw-payment.ts';
export {
  askAboutOrder,
  askAboutRefund,
  confirmPayment,
  confirmRefund,
  findPayment,
  querySentRefunds,
  queryUnpaidOrders,
  refundPart,
  requestPayment,
};
export { renewPayLink, sendOpenRefunds, settlePaymentLapse, withdrawPayment };

export const createPayments = (needs: Needs) =>
  bindNeeds(needs, { confirmPayment, confirmRefund, findPayment, refundPart });

/** Those that ask the payment platform, and so open their own transactions. */
export const createPaymentsEffects = (needs: EffectNeeds & { gateway: PaymentGateway }) =>
  bindNeeds(needs, {
    querySentRefunds,
    queryUnpaidOrders,
    renewPayLink,
    requestPayment,
    sendOpenRefunds,
    settlePaymentLapse,
    withdrawPayment,
  });
