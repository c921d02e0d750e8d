import type { Clock } from '../domain/needs.ts';
import type { PaymentGateway, PaymentNotices } from '../domain/payments/index.ts';
import { createAlipayNotices } from './alipay/alipay-notices.ts';
import { createAlipay } from './alipay/alipay.ts';
import type { Config } from './config.ts';
import { createHttpPaymentGateway } from './http-payment-gateway.ts';
import { createWechatNotices } from './wechat-pay/wechat-notices.ts';
import { createWechatPay } from './wechat-pay/wechat-pay.ts';

type Chosen = Pick<Config, 'paymentProvider'>;

/** The payment gateway the configuration names. */
export const connectPayments = ({ paymentProvider }: Chosen, clock: Clock): PaymentGateway => {
  if (paymentProvider.provider === 'wechat-pay') return createWechatPay({ ...paymentProvider, clock });
  if (paymentProvider.provider === 'alipay') return createAlipay({ ...paymentProvider, clock });
  const { url, client, key } = paymentProvider;
  return createHttpPaymentGateway({ url, client, key, clock });
};

/** Who signs what comes in at `/callbacks/payment`; undefined: the unified platform is not in use, and nobody may. */
export const platformSigner = ({ paymentProvider }: Chosen): { client: string; key: string } | undefined => {
  if (paymentProvider.provider !== 'platform') return undefined;
  const { client, key } = paymentProvider;
  return { client, key };
};

/** Readers of notices in a form of their own, by provider: only that of the chosen one. */
export type ProviderNotices = Partial<Record<'wechat-pay' | 'alipay', PaymentNotices>>;

export const connectNotices = ({ paymentProvider }: Chosen, clock: Clock): ProviderNotices => {
  if (paymentProvider.provider === 'wechat-pay')
    return { 'wechat-pay': createWechatNotices({ ...paymentProvider, clock }) };
  if (paymentProvider.provider === 'alipay') return { alipay: createAlipayNotices({ ...paymentProvider, clock }) };
  return {};
};
