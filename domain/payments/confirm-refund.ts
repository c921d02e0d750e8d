import { receiveOnce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { PAYMENT_PROVIDER } from './confirm-payment.ts';
import type { GatewayRefund } from './payment-gateway.ts';
import { paymentMerchantMismatch } from './payment-errors.ts';
import { settleRefund } from './settle-refund.ts';

/** A notice of the platform about a refund, proven genuine. */
export interface RefundNotice {
  eventId: string;
  merchant: string;
  refundNo: string;
  amountFen: number;
  status: GatewayRefund['status'];
  isStuck?: boolean | undefined;
  /** ISO instant, when the money is back */
  refundedAt?: string | undefined;
}

/** Takes in a refund notice, once per event id and compared with our own row. */
export const confirmRefund = async (
  needs: Needs,
  { notice, merchant }: { notice: RefundNotice; merchant: string },
  actor: Actor,
): Promise<{ outcome: string; isRepeat: boolean }> => {
  if (notice.merchant !== merchant) throw paymentMerchantMismatch();
  const { eventId } = notice;
  return receiveOnce(needs, { provider: PAYMENT_PROVIDER, eventId, body: { ...notice } }, () =>
    settleRefund(needs, notice, actor),
  );
};
