import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { InquiryAbout, InquiryKind, InquiryState, Inquirer } from '../api/inquiry-schemas.ts';
import { Cursor, Identifier, Instant, oneOf, orNull, PageSize } from '../field-schemas.ts';
import { Light, Remaining } from './clock-schemas.ts';

/** GET /desk/api/inquiries – `q` finds the inquiry's number or a case number. */
export const InquiryQuery = Type.Object(
  {
    state: Type.Optional(InquiryState),
    kind: Type.Optional(InquiryKind),
    department: Type.Optional(Identifier),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    cursor: Type.Optional(Cursor),
    limit: Type.Optional(PageSize),
  },
  { additionalProperties: false },
);
export type InquiryQuery = Static<typeof InquiryQuery>;

/** One line: soonest due first, those replied to latest first. The inquirer's name is masked (李*). */
export const InquiryRow = Type.Object({
  inquiryNo: Type.String(),
  kind: InquiryKind,
  about: Type.Object({ kind: oneOf(['item', 'case', 'department']), name: Type.String() }),
  inquirerName: Type.String(),
  departmentName: Type.String({ description: 'who has to reply' }),
  channel: oneOf(['api', 'window']),
  state: InquiryState,
  openedAt: Instant,
  repliedAt: orNull(Instant),
  dueAt: orNull(Instant),
  light: orNull(Light),
  remaining: orNull(Remaining),
});
export type InquiryRow = Static<typeof InquiryRow>;

export const InquiryList = Type.Object({
  rows: Type.Array(InquiryRow),
  counts: Type.Object({ open: Type.Integer(), replied: Type.Integer() }),
  nextCursor: orNull(Cursor),
});
export type InquiryList = Static<typeof InquiryList>;

/** GET /desk/api/inquiries/{inquiryNo} */
export const InquiryDetail = Type.Object({
  inquiry: InquiryRow,
  version: Type.Integer(),
  inquirerPhone: orNull(Type.String({ description: 'masked (138****5678)' })),
  content: Type.String(),
  reply: orNull(Type.String()),
  repliedBy: orNull(Type.String()),
  legalBasis: orNull(Type.String()),
  /** how the due date came about, one sentence per step of the reckoning */
  explanation: Type.Array(Type.String()),
  /** whether this account may reply, or why not */
  mayReply: oneOf(['yes', 'replied', 'other-department', 'own-work']),
});
export type InquiryDetail = Static<typeof InquiryDetail>;

/** POST /desk/api/inquiries: taken in at the window. */
export const EnterInquiry = Type.Object(
  {
    kind: InquiryKind,
    about: InquiryAbout,
    inquirer: Inquirer,
    content: Type.String({ minLength: 2, maxLength: 2000, pattern: '\\S' }),
  },
  { additionalProperties: false },
);
export type EnterInquiry = Static<typeof EnterInquiry>;

/** POST /desk/api/inquiries/{inquiryNo}/reply */
export const ReplyInquiry = Type.Object(
  { reply: Type.String({ minLength: 2, maxLength: 2000, pattern: '\\S' }), version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
);
export type ReplyInquiry = Static<typeof ReplyInquiry>;

/** POST /desk/api/inquiries/{inquiryNo}/reveal: name and phone in full, against a reason that is written to the audit. */
export const RevealInquirer = Type.Object(
  { reason: Type.String({ minLength: 2, maxLength: 200 }) },
  { additionalProperties: false },
);
export type RevealInquirer = Static<typeof RevealInquirer>;

export const InquirerView = Type.Object({ name: Type.String(), phone: orNull(Type.String()) });
export type InquirerView = Static<typeof InquirerView>;
