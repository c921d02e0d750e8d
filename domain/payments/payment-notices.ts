import type { PaymentNotice } from './confirm-payment.ts';
import type { RefundNotice } from './confirm-refund.ts';

/** A message as it arrived, byte for byte. */
export interface RawNotice {
  body: Buffer;
  header(name: string): string | undefined;
}

/** What a provider told us; `other`: something that changes nothing with us. */
export type PaymentNews =
  | { kind: 'paid'; notice: PaymentNotice }
  | { kind: 'refund'; notice: RefundNotice }
  | { kind: 'other'; eventId: string };

/** Reads the notices of a provider that has a form of its own, and proves them genuine. */
export interface PaymentNotices {
  /** who we are there: a notice to somebody else changes nothing */
  merchant: string;
  /** Throws `payment-notice-not-genuine` for a signature that is not the provider's, `payment-notice-stale` for an old one. */
  read(message: RawNotice): Promise<PaymentNews>;
}
