import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Identifier, Instant, oneOf, orNull } from '../field-schemas.ts';

export const ParcelView = Type.Object({
  parcelNo: Type.String(),
  trackingNo: orNull(Type.String()),
  state: oneOf([
    'intended',
    'ordered',
    'collected',
    'in-transit',
    'delivery-failed',
    'delivered',
    'returned',
    'cancelled',
  ]),
  stateName: Type.String(),
  deliveredAt: orNull(Instant),
  signedBy: orNull(Type.String()),
  tracks: Type.Array(Type.Object({ at: Instant, state: Type.String(), place: Type.String() })),
});
export type ParcelView = Static<typeof ParcelView>;

/** Paper originals the applicant announced, and what the window found in the parcel. */
export const MaterialParcel = Type.Object({
  parcelNo: Type.String(),
  trackingNo: Type.String(),
  announcedAt: Instant,
  receivedAt: orNull(Instant),
  receivedBy: orNull(Type.String()),
  contents: orNull(Type.String()),
});
export type MaterialParcel = Static<typeof MaterialParcel>;

/** POST /desk/api/cases/{no}/material-parcels/{parcelNo}/receipt */
export const ReceiveParcel = Type.Object(
  { contents: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);
export type ReceiveParcel = Static<typeof ReceiveParcel>;

export const MaterialParcelPath = Type.Object({ caseNo: Type.String(), parcelNo: Identifier });

/** One message to the applicant: who was told what when, and whether it arrived. */
export const NoticeView = Type.Object({
  title: Type.String({ description: '受理通知, 补正通知 …' }),
  text: Type.String(),
  channel: oneOf(['sms', 'email']),
  recipient: Type.String({ description: 'phone or e-mail address, masked' }),
  state: oneOf(['pending', 'sent', 'delivered', 'failed']),
  createdAt: Instant,
  waitsUntil: orNull(Instant),
  sentAt: orNull(Instant),
  reportedAt: orNull(Instant),
  /** the platform's word for why it did not arrive */
  code: orNull(Type.String()),
});
export type NoticeView = Static<typeof NoticeView>;
