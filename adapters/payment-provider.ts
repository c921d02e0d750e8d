import type { Clock } from '../domain/needs.ts';
import type { PaymentGateway, PaymentNotices } from '../domain/payments/index.ts';
import { createAlipayNotices } from './alipay/alipay-notices.ts';
import { createAlipay } from './alipay/alipay.ts';
import type { Config } from './config.ts';
import { createHttpPaymentGateway } from './http-payment-gateway.ts';
import { createWechatNotices } from './wechat-pay/wechat-notices.ts';
import { createWechatPay } from './wechat-pay/wechat-pay.ts';

type Chosen = Pick<Config, 'payment'> & Partial<Pick<Config, 'paymentProvider'>>;

/** The payment gateway the configuration names. */
export const connectPayments = ({ payment, paymentProvider }: Chosen, clock: Clock): PaymentGateway => {
  if (paymentProvider?.provider === 'wechat-pay') return createWechatPay({ ...paymentProvider, clock });
  if (paymentProvider?.provider === 'alipay') return createAlipay({ ...paymentProvider, clock });
  return createHttpPaymentGateway({ ...payment, clock });
};

/** Readers of notices in a form of their own, by provider: only that of the chosen one. */
export type ProviderNotices = Partial<Record<'wechat-pay' | 'alipay', PaymentNotices>>;

export const connectNotices = (
  { paymentProvider }: Partial<Pick<Config, 'paymentProvider'>>,
  clock: Clock,
): ProviderNotices => {
  if (paymentProvider?.provider === 'wechat-pay')
    return { 'wechat-pay': createWechatNotices({ ...paymentProvider, clock }) };
  if (paymentProvider?.provider === 'alipay') return { alipay: createAlipayNotices({ ...paymentProvider, clock }) };
  return {};
};
