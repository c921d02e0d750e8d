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
    if (message.type !== 'payment.paid') {
      const { merchantRefundNo: refundNo, type, ...rest } = message;
      const notice = { refundNo, status: type === 'payment.refunded' ? 'refunded' : 'failed', ...rest } as const;
      return domain.payments.confirmRefund({ notice, merchant }, actor);
    }
    const { merchantOrderNo: orderNo, ...notice } = message;
    return domain.payments.confirmPayment({ notice: { orderNo, ...notice }, merchant }, actor);
  },
});
