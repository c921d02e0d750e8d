import { receiveOnce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { PaymentOrder } from './payment.ts';
import {
  paymentAmountMismatch,
  paymentMerchantMismatch,
  paymentOrderMismatch,
  paymentOrderUnanswered,
  paymentOrderUnknown,
  paymentTimeImpossible,
} from './payment-errors.ts';
import { lockOrder } from './payment-store.ts';
import { settlePaid } from './settle-order.ts';

/** A notice of the payment platform that an order was paid, proven genuine. */
export interface PaymentNotice {
  eventId: string;
  merchant: string;
  orderNo: string;
  /** where the platform has a number of its own before the payment */
  gatewayOrderId?: string | undefined;
  paymentId: string;
  amountFen: number;
  /** CNY */
  currency: string;
  /** ISO instant */
  paidAt: string;
}

export const PAYMENT_PROVIDER = 'payment-gateway';

/** Minutes the platform's clock may differ from ours. */
const CLOCK_MINUTES = 5;

/** Nobody pays before there is an order, nor in the future: such a time would put the money on a day that is not looked at again. */
const checkTime = ({ clock }: Needs, { paidAt }: PaymentNotice, { createdAt }: PaymentOrder): void => {
  const at = Date.parse(paidAt);
  const margin = CLOCK_MINUTES * 60_000;
  const isPossible = at >= createdAt.getTime() - margin && at <= clock.now().toMillis() + margin;
  if (!isPossible) throw paymentTimeImpossible();
};

const checkNotice = (notice: PaymentNotice, order: PaymentOrder): void => {
  const [known, told] = [order.gatewayOrderId, notice.gatewayOrderId];
  // nothing to compare with yet, and what cannot be compared is not believed: whoever asks the platform next learns of the payment
  if (known === undefined && told !== undefined && order.state === 'intended') throw paymentOrderUnanswered();
  if (known !== undefined && told !== undefined && known !== told) throw paymentOrderMismatch();
  if (notice.currency !== 'CNY' || notice.amountFen !== order.amountFen) throw paymentAmountMismatch();
};

/**
 * Takes in a notice that an order was paid: once per event id, compared with our own row, whatever order notices come in. Answers
 * the word kept for this event: paid, already, doubled, late.
 */
export const confirmPayment = async (
  needs: Needs,
  { notice, merchant }: { notice: PaymentNotice; merchant: string },
  actor: Actor,
): Promise<{ outcome: string; isRepeat: boolean }> => {
  if (notice.merchant !== merchant) throw paymentMerchantMismatch();
  const { eventId, orderNo, paymentId, gatewayOrderId } = notice;
  return receiveOnce(needs, { provider: PAYMENT_PROVIDER, eventId, body: { ...notice } }, async () => {
    const order = await lockOrder(needs, orderNo);
    if (!order) throw paymentOrderUnknown();
    checkNotice(notice, order);
    checkTime(needs, notice, order);
    const received = { gatewayOrderId, paymentId, paidAt: new Date(notice.paidAt) };
    return settlePaid(needs, order, received, { tellProcess: true }, actor);
  });
};
