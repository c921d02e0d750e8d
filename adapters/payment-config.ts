import { readFileSync } from 'node:fs';
import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import type { AlipaySettings } from './alipay/settings.ts';
import type { WechatPaySettings } from './wechat-pay/settings.ts';

const text = (description: string) => Type.String({ minLength: 1, description });
const url = (description: string) => Type.String({ format: 'uri', description });
const words = (list: readonly string[], description: string) =>
  Type.Union(
    list.map((word) => Type.Literal(word)),
    { default: list[0], description },
  );
const optional = (description: string) => Type.Optional(text(description));

/** The part of the environment that says who takes the money. */
export const PaymentEnvironment = {
  PAYMENT_PROVIDER: words(['platform', 'wechat-pay', 'alipay'], '收款渠道：platform、wechat-pay 或 alipay'),
  PAYMENT_URL: url('支付平台地址；微信支付、支付宝为其接口地址'),
  PAYMENT_MERCHANT: text('支付平台分配的商户号；支付宝为收款方用户号（2088…）'),
  PAYMENT_KEY: optional('支付平台分配的签名密钥；微信支付为 APIv3 密钥，支付宝不用'),
  PAYMENT_APP: optional('微信支付、支付宝的应用编号'),
  PAYMENT_PRIVATE_KEY: optional('商户或应用私钥文件（PEM）'),
  PAYMENT_PRIVATE_KEY_SERIAL: optional('微信支付商户证书序列号'),
  PAYMENT_PUBLIC_KEY: optional('微信支付平台证书或公钥、支付宝公钥文件（PEM），多个以逗号分隔'),
  PAYMENT_PUBLIC_KEY_ID: optional('微信支付公钥编号（PUB_KEY_ID_…）；用平台证书时不填'),
  PAYMENT_TRADE: optional('微信支付：native（默认）或 h5；支付宝：page（默认）或 code'),
};

interface Values {
  PAYMENT_PROVIDER: Static<(typeof PaymentEnvironment)['PAYMENT_PROVIDER']>;
  PAYMENT_URL: string;
  PAYMENT_MERCHANT: string;
  PAYMENT_KEY?: string;
  PAYMENT_APP?: string;
  PAYMENT_PRIVATE_KEY?: string;
  PAYMENT_PRIVATE_KEY_SERIAL?: string;
  PAYMENT_PUBLIC_KEY?: string;
  PAYMENT_PUBLIC_KEY_ID?: string;
  PAYMENT_TRADE?: string;
  PUBLIC_URL: string;
}

type WithoutClock<S> = Omit<S, 'clock' | 'timeoutMs'>;

/** Which provider, with all it needs save the clock. */
export type PaymentConfig =
  | { provider: 'platform'; url: string; client: string; key: string }
  | ({ provider: 'wechat-pay' } & WithoutClock<WechatPaySettings>)
  | ({ provider: 'alipay' } & WithoutClock<AlipaySettings>);

const need = (values: Values, names: readonly (keyof Values)[]): void => {
  const missing = names.filter((name) => values[name] === undefined);
  if (missing.length > 0) throw new Error(`收款渠道 ${values.PAYMENT_PROVIDER} 还需要设置：${missing.join('、')}`);
};

const readPem = (file: string | undefined): string => readFileSync(file ?? '', 'utf8');

const wechatConfig = (values: Values, payPage: (orderNo: string) => string): PaymentConfig => {
  const names = ['PAYMENT_KEY', 'PAYMENT_APP', 'PAYMENT_PRIVATE_KEY', 'PAYMENT_PRIVATE_KEY_SERIAL'] as const;
  need(values, [...names, 'PAYMENT_PUBLIC_KEY']);
  const apiV3Key = values.PAYMENT_KEY ?? '';
  if (apiV3Key.length !== 32) throw new Error('PAYMENT_KEY：微信支付 APIv3 密钥应为 32 个字符');
  const id = values.PAYMENT_PUBLIC_KEY_ID;
  const pems = (values.PAYMENT_PUBLIC_KEY ?? '').split(',').map(readPem);
  return {
    provider: 'wechat-pay',
    url: values.PAYMENT_URL,
    appId: values.PAYMENT_APP ?? '',
    merchantId: values.PAYMENT_MERCHANT,
    merchantSerial: values.PAYMENT_PRIVATE_KEY_SERIAL ?? '',
    privateKey: readPem(values.PAYMENT_PRIVATE_KEY),
    apiV3Key,
    platformKeys: pems.map((pem) => ({ pem, ...(pem.includes('PUBLIC KEY') && { id }) })),
    notifyUrl: `${values.PUBLIC_URL.replace(/\/$/, '')}/callbacks/wechat-pay`,
    payPage,
    trade: values.PAYMENT_TRADE === 'h5' ? 'h5' : 'native',
  };
};

const alipayConfig = (values: Values, payPage: (orderNo: string) => string): PaymentConfig => {
  need(values, ['PAYMENT_APP', 'PAYMENT_PRIVATE_KEY', 'PAYMENT_PUBLIC_KEY']);
  return {
    provider: 'alipay',
    url: values.PAYMENT_URL,
    appId: values.PAYMENT_APP ?? '',
    sellerId: values.PAYMENT_MERCHANT,
    privateKey: readPem(values.PAYMENT_PRIVATE_KEY),
    alipayPublicKey: readPem(values.PAYMENT_PUBLIC_KEY),
    notifyUrl: `${values.PUBLIC_URL.replace(/\/$/, '')}/callbacks/alipay`,
    payPage,
    trade: values.PAYMENT_TRADE === 'code' ? 'code' : 'page',
  };
};

const platformConfig = (values: Values): PaymentConfig => {
  need(values, ['PAYMENT_KEY']);
  const { PAYMENT_URL: url, PAYMENT_MERCHANT: client, PAYMENT_KEY: key = '' } = values;
  return { provider: 'platform', url, client, key };
};

/** Reads who takes the money; throws one sentence that names what is missing. */
export const readPaymentConfig = (values: Values): PaymentConfig => {
  const payPage = (orderNo: string): string => `${values.PUBLIC_URL.replace(/\/$/, '')}/public/payments/${orderNo}`;
  if (values.PAYMENT_PROVIDER === 'wechat-pay') return wechatConfig(values, payPage);
  return values.PAYMENT_PROVIDER === 'alipay' ? alipayConfig(values, payPage) : platformConfig(values);
};
