import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Instant, oneOf } from '../field-schemas.ts';

const Id = Type.String({ minLength: 1, maxLength: 100 });
const Fen = Type.Integer({ minimum: 1 });

/** An order was paid. */
export const PaidNotice = Type.Object({
  eventId: Id,
  type: Type.Literal('payment.paid'),
  merchant: Id,
  merchantOrderNo: Id,
  gatewayOrderId: Id,
  paymentId: Id,
  amountFen: Fen,
  currency: Type.String({ minLength: 3, maxLength: 3 }),
  paidAt: Instant,
});
export type PaidNotice = Static<typeof PaidNotice>;

/** The platform gave a refund up; the money is still with it. */
export const RefundFailedNotice = Type.Object({
  eventId: Id,
  type: Type.Literal('payment.refund-failed'),
  merchant: Id,
  merchantRefundNo: Id,
  amountFen: Fen,
});
export type RefundFailedNotice = Static<typeof RefundFailedNotice>;

/** A refund went through. */
export const RefundedNotice = Type.Object({
  eventId: Id,
  type: Type.Literal('payment.refunded'),
  merchant: Id,
  merchantRefundNo: Id,
  amountFen: Fen,
  refundedAt: Instant,
});
export type RefundedNotice = Static<typeof RefundedNotice>;

/** POST /callbacks/payment */
export const PaymentCallback = Type.Unsafe<PaidNotice | RefundedNotice | RefundFailedNotice>({
  type: 'object',
  required: ['type'],
  discriminator: { propertyName: 'type' },
  oneOf: [PaidNotice, RefundedNotice, RefundFailedNotice],
});
export type PaymentCallback = Static<typeof PaymentCallback>;

/** POST /callbacks/courier: one track of a parcel. */
export const CourierCallback = Type.Object({
  eventId: Id,
  type: Type.Literal('parcel.tracked'),
  client: Id,
  clientParcelNo: Id,
  trackingNo: Id,
  trackId: Id,
  at: Instant,
  state: oneOf(['ordered', 'collected', 'in-transit', 'delivery-failed', 'delivered', 'returned', 'cancelled']),
  place: Type.String({ maxLength: 200 }),
  signedBy: Type.Optional(Type.String({ maxLength: 100 })),
});
export type CourierCallback = Static<typeof CourierCallback>;

/** POST /callbacks/sms: the receipt of one message. */
export const SmsCallback = Type.Object({
  eventId: Id,
  type: Type.Literal('message.reported'),
  client: Id,
  messageKey: Id,
  status: oneOf(['delivered', 'failed']),
  code: Type.Optional(Type.String({ maxLength: 50 })),
  at: Instant,
});
export type SmsCallback = Static<typeof SmsCallback>;

/** The repository changed the state of a licence. */
export const LicenceStateCallback = Type.Object({
  eventId: Id,
  type: Type.Literal('licence.state-changed'),
  client: Id,
  identifier: Type.String({ minLength: 1, maxLength: 200 }),
  state: oneOf(['valid', 'suspended', 'revoked', 'cancelled']),
});
export type LicenceStateCallback = Static<typeof LicenceStateCallback>;

/** An issuer answered a demand; what it answered is asked for. */
export const DemandCallback = Type.Object({
  eventId: Id,
  type: Type.Literal('licence.demand-answered'),
  client: Id,
  requestKey: Id,
});
export type DemandCallback = Static<typeof DemandCallback>;

/** The repository has looked at a converted licence; what it says is asked for. */
export const StockCallback = Type.Object({
  eventId: Id,
  type: Type.Literal('licence.stock-settled'),
  client: Id,
  requestKey: Id,
});
export type StockCallback = Static<typeof StockCallback>;

/** POST /callbacks/licence-repository */
export const LicenceCallback = Type.Unsafe<LicenceStateCallback | DemandCallback | StockCallback>({
  type: 'object',
  required: ['type'],
  discriminator: { propertyName: 'type' },
  oneOf: [LicenceStateCallback, DemandCallback, StockCallback],
});
export type LicenceCallback = Static<typeof LicenceCallback>;
