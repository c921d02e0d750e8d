import type { Clock } from '../../domain/needs.ts';

/** Who we are at WeChat Pay, and whose signatures we believe. Keys are PEM texts. */
export interface WechatPaySettings {
  url: string;
  appId: string;
  merchantId: string;
  /** serial number of the merchant's certificate */
  merchantSerial: string;
  privateKey: string;
  /** 32 characters: what notices and certificates are sealed with */
  apiV3Key: string;
  /** certificates of the platform, or its public key under the id `PUB_KEY_ID_…` */
  platformKeys: readonly { id?: string | undefined; pem: string }[];
  /** where notices go */
  notifyUrl: string;
  /** our page that shows the code to scan, or leads on a phone to WeChat */
  payPage: (orderNo: string) => string;
  trade: 'native' | 'h5';
  clock: Clock;
  timeoutMs?: number | undefined;
}
