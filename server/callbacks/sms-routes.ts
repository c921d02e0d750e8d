import { SMS_PROVIDER } from '../../domain/notifications/index.ts';
import { SmsCallback } from './callback-schemas.ts';
import type { CallbackRoute } from './receive-callback.ts';
import type { Signer } from './signature-auth.ts';

/** POST /callbacks/sms */
export const smsCallback = (signer: Signer): CallbackRoute<typeof SmsCallback> => ({
  provider: SMS_PROVIDER,
  signer,
  schema: SmsCallback,
  take: (domain, notice, actor) => domain.notifications.recordReceipt({ notice, client: signer.client }, actor),
});
