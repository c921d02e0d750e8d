import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Identifier, Instant, oneOf, orNull } from '../field-schemas.ts';

export const DeskMessage = Type.Object({
  id: Type.String(),
  kind: oneOf(['deadline-warning', 'order-issued', 'order-escalated', 'notice-undelivered']),
  title: Type.String(),
  text: Type.String(),
  /** what it is about, at most one of the two */
  caseNo: orNull(Type.String()),
  inquiryNo: orNull(Type.String()),
  createdAt: Instant,
  isRead: Type.Boolean(),
});
export type DeskMessage = Static<typeof DeskMessage>;

/** GET /desk/api/messages: the caller's own, the latest first; `unread` counts all of them. */
export const MessageBox = Type.Object({ unread: Type.Integer(), messages: Type.Array(DeskMessage) });
export type MessageBox = Static<typeof MessageBox>;

/** POST /desk/api/messages/read: these of the caller's own, all when left out. */
export const ReadMessages = Type.Object(
  { ids: Type.Optional(Type.Array(Identifier, { minItems: 1, maxItems: 100 })) },
  { additionalProperties: false },
);
export type ReadMessages = Static<typeof ReadMessages>;
