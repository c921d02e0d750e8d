import type { EffectNeeds } from '../exactly-once/index.ts';
import { bindNeeds, type Needs } from '../needs.ts';
import { confirmPayment } from './confirm-payment.ts';
import { findPayment } from './find-payment.ts';
import type { PaymentGateway } from './payment-gateway.ts';
import { queryUnpaidOrders } from './query-unpaid-orders.ts';
import { confirmRefund, sendOpenRefunds } from './refund-payment.ts';
import { requestPayment } from './request-payment.ts';
import { settlePaymentLapse } from './settle-payment-lapse.ts';
import { withdrawPayment } from './withdraw-payment.ts';

export type { PaymentNotice } from './confirm-payment.ts';
export { PAYMENT_PROVIDER } from './confirm-payment.ts';
export type { Facts, FeeRule } from './fee.ts';
export { computeFee } from './fee.ts';
export type { PaymentOrder, PaymentState, Refund } from './payment.ts';
export { PAYMENT_STATE_NAMES, yuanText } from './payment.ts';
export * from './payment-errors.ts';
export type * from './payment-gateway.ts';
export type { RefundNotice } from './refund-payment.ts';
export type { RequestedPayment } from './request-payment.ts';
export type { WithdrawnPayment } from './withdraw-payment.ts';
export { confirmPayment, confirmRefund, findPayment, queryUnpaidOrders, requestPayment, sendOpenRefunds };
export { settlePaymentLapse, withdrawPayment };

export const createPayments = (needs: Needs) => bindNeeds(needs, { confirmPayment, confirmRefund, findPayment });

/** Those that ask the payment platform, and so open their own transactions. */
export const createPaymentsEffects = (needs: EffectNeeds & { gateway: PaymentGateway }) =>
  bindNeeds(needs, { queryUnpaidOrders, requestPayment, sendOpenRefunds, settlePaymentLapse, withdrawPayment });
