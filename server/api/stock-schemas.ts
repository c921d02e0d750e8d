import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Day, oneOf, orNull } from '../field-schemas.ts';

const Identifier = Type.String({ minLength: 1, maxLength: 200, description: '电子证照标识（GB/T 36904）' });
const Text = Type.String({ minLength: 1, maxLength: 200 });

/** Text fields that go with the PDF of POST /api/v1/stock-licences. */
export const PushStock = Type.Object(
  {
    identifier: Identifier,
    licenceName: Text,
    licenceNo: Text,
    holderName: Text,
    holderCode: Text,
    /** 001 = unified social credit code, 111 = ID number */
    holderCodeType: oneOf(['001', '111']),
    issuerName: Text,
    issuedOn: Day,
    validFrom: Day,
    validUntil: Day,
  },
  { additionalProperties: false },
);
export type PushStock = Static<typeof PushStock>;

/** Where a converted licence stands. */
export const StockLicence = Type.Object({
  identifier: Type.String(),
  state: oneOf(['intended', 'pushed', 'registered', 'refused']),
  refusal: orNull(Type.String()),
});
export type StockLicence = Static<typeof StockLicence>;

export const StockPath = Type.Object({ identifier: Identifier });
export type StockPath = Static<typeof StockPath>;
