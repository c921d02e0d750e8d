import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Day, oneOf, orNull } from '../field-schemas.ts';

/** GET /public/licences/{identifier} with `Accept: application/json`: what anybody may know of a licence. */
export const PublicLicence = Type.Object({
  identifier: Type.String(),
  licenceName: Type.String(),
  licenceNo: Type.String(),
  /** a person's name is masked: 张* */
  holderName: Type.String(),
  issuerName: Type.String(),
  issuedOn: Day,
  validFrom: Day,
  validUntil: Day,
  state: oneOf(['valid', 'not-yet', 'expired', 'suspended', 'revoked', 'withdrawn', 'forfeited', 'cancelled']),
  stateName: Type.String(),
  /** the day it was suspended, revoked, withdrawn, forfeited or cancelled */
  changedOn: orNull(Day),
});
export type PublicLicence = Static<typeof PublicLicence>;
