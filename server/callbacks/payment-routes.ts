import { PAYMENT_PROVIDER } from '../../domain/payments/index.ts';
import { PaymentCallback } from './callback-schemas.ts';
import type { CallbackRoute } from './receive-callback.ts';
import type { Signer } from './signature-auth.ts';

/** POST /callbacks/payment */
export const paymentCallback = (signer: Signer): CallbackRoute<typeof PaymentCallback> => ({
  provider: PAYMENT_PROVIDER,
  signer,
  schema: PaymentCallback,
  take: (domain, message, actor) => {
    const merchant = signer.client;
    if (message.type === 'payment.refunded') {
      const { merchantRefundNo: refundNo, ...notice } = message;
      return domain.payments.confirmRefund({ notice: { refundNo, ...notice }, merchant }, actor);
    }
    const { merchantOrderNo: orderNo, ...notice } = message;
    return domain.payments.confirmPayment({ notice: { orderNo, ...notice }, merchant }, actor);
  },
});
