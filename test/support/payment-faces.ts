import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAlipay } from '../../adapters/alipay/alipay.ts';
import type { AlipaySettings } from '../../adapters/alipay/settings.ts';
import { createHttpPaymentGateway } from '../../adapters/http-payment-gateway.ts';
import type { WechatPaySettings } from '../../adapters/wechat-pay/settings.ts';
import { createWechatPay } from '../../adapters/wechat-pay/wechat-pay.ts';
import type { Clock } from '../../domain/needs.ts';
import type { PaymentGateway } from '../../domain/payments/index.ts';
import { ALIPAY_APP, ALIPAY_SELLER } from '../../local/simulators/payment-gateway/alipay-face.ts';
import { makeKeys, MERCHANT_SERIAL, PLATFORM_KEY_ID } from '../../local/simulators/payment-gateway/keys.ts';
import { apiV3KeyOf, WECHAT_APP } from '../../local/simulators/payment-gateway/wechat-face.ts';
import type { TestSimulator } from './simulators.ts';
import { testKeysDir } from './test-keys.ts';

export type FaceName = 'platform' | 'wechat-pay' | 'alipay';

const pem = (name: string): string => {
  makeKeys(testKeysDir());
  return readFileSync(join(testKeysDir(), `${name}.pem`), 'utf8');
};

const payPage = (orderNo: string): string => `http://127.0.0.1:8080/pay/${orderNo}`;

export const wechatSettings = (
  simulator: TestSimulator,
  clock: Clock,
  notifyUrl = 'http://127.0.0.1:9/',
): WechatPaySettings => ({
  url: simulator.url,
  appId: WECHAT_APP,
  merchantId: simulator.client,
  merchantSerial: MERCHANT_SERIAL,
  privateKey: pem('merchant'),
  apiV3Key: apiV3KeyOf(simulator.key),
  platformKeys: [{ id: PLATFORM_KEY_ID, pem: pem('provider-public') }],
  notifyUrl,
  payPage,
  trade: 'native',
  clock,
  timeoutMs: 3000,
});

export const alipaySettings = (
  simulator: TestSimulator,
  clock: Clock,
  notifyUrl = 'http://127.0.0.1:9/',
): AlipaySettings => ({
  url: `${simulator.url}/gateway.do`,
  appId: ALIPAY_APP,
  sellerId: ALIPAY_SELLER,
  privateKey: pem('merchant'),
  alipayPublicKey: pem('provider-public'),
  notifyUrl,
  payPage,
  trade: 'code',
  clock,
  timeoutMs: 3000,
});

/** The adapter that speaks this provider's language, at the simulator's face of the same name. */
export const connectFace = (
  face: FaceName,
  simulator: TestSimulator,
  clock: Clock,
  notifyUrl?: string,
): PaymentGateway => {
  if (face === 'wechat-pay') return createWechatPay(wechatSettings(simulator, clock, notifyUrl));
  if (face === 'alipay') return createAlipay(alipaySettings(simulator, clock, notifyUrl));
  return createHttpPaymentGateway({ ...simulator, clock, timeoutMs: 3000 });
};

/** Somebody who signs with a key that is not the merchant's. */
export const connectStranger = (face: FaceName, simulator: TestSimulator, clock: Clock): PaymentGateway => {
  const privateKey = pem('provider');
  if (face === 'wechat-pay') return createWechatPay({ ...wechatSettings(simulator, clock), privateKey });
  if (face === 'alipay') return createAlipay({ ...alipaySettings(simulator, clock), privateKey });
  return createHttpPaymentGateway({ ...simulator, key: 'not the key', clock });
};
