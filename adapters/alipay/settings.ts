import type { Clock } from '../../domain/needs.ts';

/** Who we are at Alipay, and whose signature we believe. Keys are PEM texts. */
export interface AlipaySettings {
  /** …/gateway.do */
  url: string;
  appId: string;
  /** the seller's user id (2088…), which notices name */
  sellerId: string;
  privateKey: string;
  alipayPublicKey: string;
  /** where notices go */
  notifyUrl: string;
  /** our page that shows the code to scan, or leads to Alipay's own */
  payPage: (orderNo: string) => string;
  /** code: a code to scan (trade.precreate) · page: Alipay's own page (trade.page.pay) */
  trade: 'code' | 'page';
  clock: Clock;
  timeoutMs?: number | undefined;
}
