import { COURIER_PROVIDER } from '../../domain/courier/index.ts';
import { CourierCallback } from './callback-schemas.ts';
import type { CallbackRoute } from './receive-callback.ts';
import type { Signer } from './signature-auth.ts';

/** POST /callbacks/courier */
export const courierCallback = (signer: Signer): CallbackRoute<typeof CourierCallback> => ({
  provider: COURIER_PROVIDER,
  signer,
  schema: CourierCallback,
  take: (domain, { clientParcelNo: parcelNo, ...notice }, actor) =>
    domain.courier.recordTrack({ notice: { parcelNo, ...notice }, client: signer.client }, actor),
});
