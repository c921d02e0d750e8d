import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { CaseNo, Identifier, Instant, Key, oneOf, orNull } from '../field-schemas.ts';

export const InquiryKind = oneOf(['consultation', 'complaint']);
export type InquiryKind = Static<typeof InquiryKind>;

export const InquiryState = oneOf(['open', 'replied']);
export type InquiryState = Static<typeof InquiryState>;

/** What it is about: exactly one of the three. */
export const InquiryAbout = Type.Object(
  {
    item: Type.Optional(Key),
    caseNo: Type.Optional(CaseNo),
    department: Type.Optional(Identifier),
  },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 },
);
export type InquiryAbout = Static<typeof InquiryAbout>;

/** Who asks; `phone` gets a text message once there is a reply. */
export const Inquirer = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 50 }),
    phone: Type.Optional(Type.String({ pattern: '^[0-9+-]{5,20}$', examples: ['13800005678'] })),
  },
  { additionalProperties: false },
);
export type Inquirer = Static<typeof Inquirer>;

/** POST /api/v1/inquiries: a consultation (咨询) or a complaint (投诉). */
export const OpenInquiry = Type.Object(
  {
    kind: InquiryKind,
    about: InquiryAbout,
    inquirer: Inquirer,
    content: Type.String({ minLength: 2, maxLength: 2000, pattern: '\\S' }),
  },
  { additionalProperties: false },
);
export type OpenInquiry = Static<typeof OpenInquiry>;

/** GET /api/v1/inquiries/{inquiryNo}. Name and phone are masked. */
export const InquiryView = Type.Object({
  inquiryNo: Type.String({ description: '咨询编号 ZX…, 投诉编号 TS…' }),
  kind: InquiryKind,
  about: Type.Object({ item: orNull(Key), caseNo: orNull(CaseNo), department: orNull(Identifier) }),
  inquirer: Type.Object({ name: Type.String(), phone: orNull(Type.String()) }),
  content: Type.String(),
  state: InquiryState,
  stateName: Type.String({ description: '待答复, 已答复' }),
  departmentName: Type.String({ description: 'who has to reply' }),
  openedAt: Instant,
  /** until when there will be a reply */
  dueAt: orNull(Instant),
  reply: orNull(Type.String()),
  repliedAt: orNull(Instant),
});
export type InquiryView = Static<typeof InquiryView>;

export const InquiryPath = Type.Object({ inquiryNo: CaseNo });
export type InquiryPath = Static<typeof InquiryPath>;

/** GET /api/v1/departments: whom an inquiry may name. */
export const DepartmentList = Type.Object({
  departments: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
export type DepartmentList = Static<typeof DepartmentList>;
