import { LICENCE_PROVIDER } from '../../domain/licences/index.ts';
import { LicenceCallback } from './callback-schemas.ts';
import type { CallbackRoute } from './receive-callback.ts';
import type { Signer } from './signature-auth.ts';

/** POST /callbacks/licence-repository */
export const licenceCallback = (signer: Signer): CallbackRoute<typeof LicenceCallback> => ({
  provider: LICENCE_PROVIDER,
  signer,
  schema: LicenceCallback,
  take: (domain, notice, actor) => {
    const { client } = signer;
    if (notice.type === 'licence.demand-answered') return domain.licences.recordDemandNotice({ notice, client }, actor);
    if (notice.type === 'licence.stock-settled') return domain.licences.recordStockNotice({ notice, client }, actor);
    return domain.licences.recordLicenceState({ notice, client }, actor);
  },
});
