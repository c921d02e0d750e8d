import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Cursor, Day, Instant, Key, oneOf, orNull, PageSize, Person } from '../field-schemas.ts';
import { ClockView, Light, Remaining } from './clock-schemas.ts';
import { LicenceView } from './licence-schemas.ts';
import { LimitDesk, ProcedureView } from './procedure-schemas.ts';
import { CaseOrder } from './order-schemas.ts';
import { MaterialParcel, NoticeView, ParcelView } from './outcome-schemas.ts';
import { FilledField, FormDocument, FormValues } from './form-schemas.ts';

export const CaseState = oneOf([
  'submitted',
  'supplementing',
  'accepted',
  'granted',
  'completed',
  'delivered',
  'rejected',
  'lapsed',
  'refused',
  'payment-lapsed',
  'withdrawn',
]);
export type CaseState = Static<typeof CaseState>;

/** GET /desk/api/cases?q=&state=&item=&department=&light=&cursor=&limit= – `q` finds case number or applicant name. */
export const CaseSearch = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 100 })),
    state: Type.Optional(CaseState),
    item: Type.Optional(Key),
    /** the leading one */
    department: Type.Optional(Key),
    light: Type.Optional(Light),
    cursor: Type.Optional(Cursor),
    limit: Type.Optional(PageSize),
  },
  { additionalProperties: false },
);
export type CaseSearch = Static<typeof CaseSearch>;

/** One line of a case list. `applicantName` is masked for persons (张*), whole for organisations. */
export const CaseRow = Type.Object({
  caseNo: Type.String(),
  itemKey: Type.String(),
  itemName: Type.String(),
  applicantName: Type.String(),
  state: CaseState,
  stateName: Type.String({ description: '已收件, 待补正 …' }),
  channel: oneOf(['api', 'window']),
  leadDepartmentName: Type.String(),
  /** names of the steps that are open now */
  steps: Type.Array(Type.String()),
  receivedAt: Instant,
  dueAt: orNull(Instant),
  /** the worst of the open limits the office answers for; null without any */
  light: orNull(Light),
  remaining: orNull(Remaining),
});
export type CaseRow = Static<typeof CaseRow>;

export const CaseList = Type.Object({ rows: Type.Array(CaseRow), nextCursor: orNull(Cursor) });
export type CaseList = Static<typeof CaseList>;

/** The applicant with numbers masked (110***********1234, 138****5678); POST …/reveal shows them. */
export const ApplicantView = Type.Object({
  kind: oneOf(['person', 'organisation']),
  name: Type.String(),
  /** ID number or unified social credit code */
  code: Type.String(),
  codeName: Type.String({ description: '身份证号 or 统一社会信用代码' }),
  contactName: Type.String(),
  phone: Type.String(),
  email: orNull(Type.String()),
  address: Type.String(),
});
export type ApplicantView = Static<typeof ApplicantView>;

/** POST /desk/api/cases/{no}/reveal: numbers in full, against a reason that is written to the audit. */
export const RevealApplicant = Type.Object(
  { reason: Type.String({ minLength: 2, maxLength: 200 }) },
  { additionalProperties: false },
);
export type RevealApplicant = Static<typeof RevealApplicant>;

export const MaterialFile = Type.Object({
  id: Type.String(),
  fileName: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer({ description: 'bytes' }),
  source: oneOf(['upload', 'licence-repository']),
  /** which round of filing or supplement it came with, from 0 */
  round: Type.Integer(),
  receivedAt: Instant,
  licenceIdentifier: orNull(Type.String()),
  /** opens the file inline where the browser can (PDF, image), else downloads it; null without a file */
  href: orNull(Type.String()),
});
export type MaterialFile = Static<typeof MaterialFile>;

/** One required or optional material of the item and what has been handed in for it. */
export const MaterialView = Type.Object({
  key: Type.String(),
  name: Type.String(),
  isRequired: Type.Boolean(),
  state: oneOf(['supplied', 'missing', 'excepted', 'demanded']),
  exceptionReason: orNull(Type.String()),
  /** the licence was asked for from its issuer */
  demand: orNull(
    Type.Object({
      state: oneOf(['intended', 'demanded', 'supplied', 'refused']),
      demandedAt: Instant,
      answeredAt: orNull(Instant),
      refusal: orNull(Type.String()),
    }),
  ),
  files: Type.Array(MaterialFile),
});
export type MaterialView = Static<typeof MaterialView>;

export const DocumentView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  number: Type.String(),
  title: Type.String(),
  issuedAt: Instant,
  /** the PDF */
  href: Type.String(),
});
export type DocumentView = Static<typeof DocumentView>;

/** One amount given back of a payment. */
export const RefundView = Type.Object({
  refundNo: Type.String(),
  amountFen: Type.Integer(),
  state: oneOf(['intended', 'sent', 'refunded', 'failed']),
  stateName: Type.String(),
  groundName: Type.String(),
  reason: Type.String(),
  /** shown name; null when it follows from a withdrawal or a late payment */
  decidedBy: orNull(Type.String()),
  plannedAt: Instant,
  refundedAt: orNull(Instant),
});
export type RefundView = Static<typeof RefundView>;

export const PaymentView = Type.Object({
  orderNo: Type.String(),
  amountFen: Type.Integer(),
  state: oneOf(['intended', 'payable', 'paid', 'closed', 'refunding', 'refunded']),
  stateName: Type.String(),
  payUrl: orNull(Type.String()),
  dueAt: Instant,
  paidAt: orNull(Instant),
  refunds: Type.Array(RefundView),
  /** what may still be given back */
  refundableFen: Type.Integer(),
  /** who decides about refunds: approvers of this department */
  leadDepartmentId: Type.String(),
  refundGrounds: Type.Array(
    Type.Object({ key: Type.String(), name: Type.String(), legalBasis: orNull(Type.String()) }),
  ),
});
export type PaymentView = Static<typeof PaymentView>;

/** POST /desk/api/cases/{caseNo}/refunds: an approver gives a part back, with a reason. */
export const RefundPart = Type.Object(
  {
    amountFen: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
    /** as the person saw it; refused when it has changed meanwhile */
    refundableFen: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
    ground: Key,
    reason: Type.String({ minLength: 2, maxLength: 500, pattern: '\\S' }),
  },
  { additionalProperties: false },
);
export type RefundPart = Static<typeof RefundPart>;

/** What one clerk decided in one step. */
export const DecisionView = Type.Object({
  taskId: Type.String(),
  stepName: Type.String(),
  departmentName: Type.String(),
  branch: orNull(Type.Integer()),
  state: oneOf(['deciding', 'done', 'overtaken']),
  decidedBy: Person,
  decidedAt: Instant,
  fields: Type.Array(FilledField),
});
export type DecisionView = Static<typeof DecisionView>;

/** One line of what happened, oldest first. */
export const TimelineEntry = Type.Object({
  id: Type.String(),
  at: Instant,
  /** stable word of the event, e.g. `case-opened`, `task-decided`, `clock-turned-yellow` */
  kind: Type.String(),
  title: Type.String(),
  actor: Type.String({ description: 'shown name: a clerk, 申请人, 系统' }),
  text: orNull(Type.String()),
});
export type TimelineEntry = Static<typeof TimelineEntry>;

/** One diagram of the case: the root first, then its parts. */
export const ProcessDiagram = Type.Object({
  /** process id = `road-occupation`, `accept-application` … */
  key: Type.String(),
  name: Type.String(),
  xml: Type.String(),
  /** element ids the case stands at now */
  current: Type.Array(Type.String()),
  /** element ids it has passed */
  done: Type.Array(Type.String()),
});
export type ProcessDiagram = Static<typeof ProcessDiagram>;

/** The filing as a form: the document it was filed with, its values, and the same ready to be shown. */
export const FilingView = Type.Object({
  form: orNull(FormDocument),
  values: FormValues,
  fields: Type.Array(FilledField),
});
export type FilingView = Static<typeof FilingView>;

/** Somebody owes an answer: what is missing, or what must be put right. */
export const OpenRequest = Type.Object({
  kind: oneOf(['supplement', 'rectification']),
  round: Type.Integer(),
  reason: Type.String(),
  missing: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), reason: Type.String() })),
  requestedAt: Instant,
  dueAt: orNull(Instant),
});
export type OpenRequest = Static<typeof OpenRequest>;

/** GET /desk/api/cases/{no} */
export const CaseDetail = Type.Object({
  case: CaseRow,
  version: Type.Integer({ description: 'also sent as ETag' }),
  modelVersion: Type.Integer({ description: 'number of the published model this case runs on' }),
  isDeemedAccepted: Type.Boolean(),
  /** the licence a renewal is about, valid until that day; renewed by silence when nobody decided before */
  renews: orNull(Type.Object({ identifier: Type.String(), until: Day })),
  isDeemedRenewed: Type.Boolean(),
  withdrawalRequestedAt: orNull(Instant),
  acceptedAt: orNull(Instant),
  decidedAt: orNull(Instant),
  closedAt: orNull(Instant),
  applicant: ApplicantView,
  filing: FilingView,
  delivery: Type.Object({
    method: oneOf(['courier', 'pickup']),
    recipient: orNull(Type.String()),
    phone: orNull(Type.String()),
    address: orNull(Type.String()),
  }),
  openRequest: orNull(OpenRequest),
  materials: Type.Array(MaterialView),
  documents: Type.Array(DocumentView),
  payment: orNull(PaymentView),
  licence: orNull(LicenceView),
  /** the one that is on its way or arrived; those that came back before it, the latest first */
  parcel: orNull(ParcelView),
  returnedParcels: Type.Array(ParcelView),
  materialParcels: Type.Array(MaterialParcel),
  notices: Type.Array(NoticeView),
  clocks: Type.Array(ClockView),
  specialProcedures: Type.Array(ProcedureView),
  limitDesk: LimitDesk,
  decisions: Type.Array(DecisionView),
  timeline: Type.Array(TimelineEntry),
  /** supervision orders about limits of this case */
  orders: Type.Array(CaseOrder),
  diagrams: Type.Array(ProcessDiagram),
});
export type CaseDetail = Static<typeof CaseDetail>;
