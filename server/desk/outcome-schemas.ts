import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Instant, oneOf, orNull } from '../field-schemas.ts';

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

/** One message to the applicant: who was told what when, and whether it arrived. */
export const NoticeView = Type.Object({
  title: Type.String({ description: '受理通知, 补正通知 …' }),
  text: Type.String(),
  phone: Type.String({ description: 'masked' }),
  state: oneOf(['pending', 'sent', 'delivered', 'failed']),
  createdAt: Instant,
  waitsUntil: orNull(Instant),
  sentAt: orNull(Instant),
  reportedAt: orNull(Instant),
  /** the platform's word for why it did not arrive */
  code: orNull(Type.String()),
});
export type NoticeView = Static<typeof NoticeView>;
