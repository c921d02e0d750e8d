import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { CaseNo, Cursor, Day, Identifier, Instant, Key, oneOf, orNull, PageSize } from '../field-schemas.ts';
import { Document, Material } from './material-schemas.ts';

const Name = Type.String({ minLength: 1, maxLength: 100 });
const Phone = Type.String({ pattern: '^[0-9+-]{5,20}$', examples: ['13800005678'] });
const Email = Type.String({
  format: 'email',
  maxLength: 200,
  description: 'notices go there too, beside the SMS, where the office sends mail',
  examples: ['lin@example.cn'],
});
const Address = Type.String({ minLength: 1, maxLength: 200 });

export const PersonApplicant = Type.Object(
  {
    kind: Type.Literal('person'),
    name: Name,
    idNumber: Type.String({ description: '公民身份号码 (GB 11643), check digit included', maxLength: 32 }),
    contactName: Type.Optional(Name),
    phone: Phone,
    email: Type.Optional(Email),
    address: Address,
  },
  { additionalProperties: false },
);
export type PersonApplicant = Static<typeof PersonApplicant>;

export const OrganisationApplicant = Type.Object(
  {
    kind: Type.Literal('organisation'),
    name: Name,
    uscc: Type.String({ description: '统一社会信用代码 (GB 32100), check digit included', maxLength: 32 }),
    contactName: Name,
    phone: Phone,
    email: Type.Optional(Email),
    address: Address,
  },
  { additionalProperties: false },
);
export type OrganisationApplicant = Static<typeof OrganisationApplicant>;

export const Applicant = Type.Unsafe<PersonApplicant | OrganisationApplicant>({
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: [PersonApplicant, OrganisationApplicant],
});
export type Applicant = Static<typeof Applicant>;

export const Delivery = Type.Object(
  {
    method: oneOf(['courier', 'pickup']),
    recipient: Type.Optional(Name),
    phone: Type.Optional(Phone),
    address: Type.Optional(Address),
  },
  { additionalProperties: false },
);
export type Delivery = Static<typeof Delivery>;

/** A material of the filing; without `uploadId` the licence repository is to supply it, and if it has none, with `isDemanded`, the issuer. */
export const FiledMaterial = Type.Object(
  { key: Key, uploadId: Type.Optional(Identifier), isDemanded: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);
export type FiledMaterial = Static<typeof FiledMaterial>;

/** POST /api/v1/cases. `form` must satisfy `filingSchema` of the item. */
export const FileCase = Type.Object(
  {
    item: Key,
    applicant: Applicant,
    form: Type.Record(Type.String(), Type.Unknown()),
    materials: Type.Array(FiledMaterial, { maxItems: 100 }),
    delivery: Delivery,
  },
  { additionalProperties: false },
);
export type FileCase = Static<typeof FileCase>;

export const ApiCaseState = oneOf([
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
export type ApiCaseState = Static<typeof ApiCaseState>;

export const CaseSummary = Type.Object({
  caseNo: Type.String(),
  item: Type.String(),
  state: ApiCaseState,
  stateName: Type.String(),
  receivedAt: Instant,
  version: Type.Integer(),
});
export type CaseSummary = Static<typeof CaseSummary>;

/** GET /api/v1/cases: own cases, newest first. */
export const CaseListQuery = Type.Object(
  {
    state: Type.Optional(ApiCaseState),
    item: Type.Optional(Key),
    cursor: Type.Optional(Cursor),
    limit: Type.Optional(PageSize),
  },
  { additionalProperties: false },
);
export type CaseListQuery = Static<typeof CaseListQuery>;

export const CasePage = Type.Object({ cases: Type.Array(CaseSummary), nextCursor: orNull(Cursor) });
export type CasePage = Static<typeof CasePage>;

/** GET /api/v1/cases/{caseNo}. ID numbers and phones are masked. */
export const CaseView = Type.Object({
  caseNo: Type.String(),
  item: Type.String(),
  itemName: Type.String(),
  state: ApiCaseState,
  stateName: Type.String(),
  version: Type.Integer(),
  isDeemedAccepted: Type.Boolean(),
  /** nobody decided on the renewal before the licence expired: renewed by silence (行政许可法第五十条) */
  isDeemedRenewed: Type.Boolean(),
  withdrawalRequestedAt: orNull(Instant),
  receivedAt: Instant,
  acceptedAt: orNull(Instant),
  decidedAt: orNull(Instant),
  closedAt: orNull(Instant),
  applicant: Type.Object({ kind: oneOf(['person', 'organisation']), name: Type.String(), code: Type.String() }),
  /** steps open now */
  steps: Type.Array(Type.Object({ name: Type.String(), departmentName: Type.String(), openedAt: Instant })),
  limits: Type.Array(
    Type.Object({
      key: Type.String(),
      name: Type.String(),
      state: oneOf(['running', 'suspended', 'stopped']),
      dueAt: Instant,
      light: oneOf(['green', 'yellow', 'red']),
    }),
  ),
  /** what the applicant is asked for at the moment */
  openRequest: orNull(
    Type.Object({
      kind: oneOf(['supplement', 'rectification']),
      round: Type.Integer(),
      reason: Type.String(),
      missing: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), reason: Type.String() })),
      requestedAt: Instant,
      dueAt: orNull(Instant),
    }),
  ),
  materials: Type.Array(Material),
  documents: Type.Array(Document),
  payment: orNull(
    Type.Object({
      orderNo: Type.String(),
      amountFen: Type.Integer(),
      state: Type.String(),
      payUrl: orNull(Type.String()),
      dueAt: Instant,
      paidAt: orNull(Instant),
      /** amounts given back, or on their way back */
      refunds: Type.Array(
        Type.Object({
          refundNo: Type.String(),
          amountFen: Type.Integer(),
          state: oneOf(['intended', 'sent', 'refunded', 'failed']),
          reason: Type.String(),
          refundedAt: orNull(Instant),
        }),
      ),
    }),
  ),
  licence: orNull(
    Type.Object({
      licenceNo: Type.String(),
      identifier: orNull(Type.String()),
      validFrom: Day,
      validUntil: Day,
      state: Type.String(),
    }),
  ),
  parcel: orNull(Type.Object({ parcelNo: Type.String(), trackingNo: orNull(Type.String()), state: Type.String() })),
  /** paper originals that were announced, the latest first; `receivedAt`: when the window had them */
  materialParcels: Type.Array(Type.Object({ trackingNo: Type.String(), receivedAt: orNull(Instant) })),
});
export type CaseView = Static<typeof CaseView>;

/** POST /api/v1/cases/{caseNo}/supplement: the one-time answer to a supplement notice. */
export const AnswerSupplement = Type.Object(
  {
    form: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    materials: Type.Array(FiledMaterial, { maxItems: 100 }),
  },
  { additionalProperties: false },
);
export type AnswerSupplement = Static<typeof AnswerSupplement>;

/** POST /api/v1/cases/{caseNo}/parcels: paper originals are on their way, by whichever courier. */
export const AnnounceParcel = Type.Object(
  { trackingNo: Type.String({ pattern: '^[A-Za-z0-9-]{5,40}$', examples: ['EA123456789CN'] }) },
  { additionalProperties: false },
);
export type AnnounceParcel = Static<typeof AnnounceParcel>;

/** POST /api/v1/cases/{caseNo}/rectification: the applicant reports that it has been put right. */
export const ReportRectification = Type.Object(
  { report: Type.String({ minLength: 1, maxLength: 2000 }) },
  { additionalProperties: false },
);
export type ReportRectification = Static<typeof ReportRectification>;

/** POST /api/v1/cases/{caseNo}/withdrawal */
export const WithdrawCase = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 500 }) },
  { additionalProperties: false },
);
export type WithdrawCase = Static<typeof WithdrawCase>;

/** One thing that happened, oldest first; `type` is stable, e.g. `case-opened`. */
export const CaseEvent = Type.Object({
  id: Type.String(),
  type: Type.String(),
  title: Type.String(),
  at: Instant,
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type CaseEvent = Static<typeof CaseEvent>;

/** GET /api/v1/cases/{caseNo}/events */
export const CaseEventList = Type.Object({ events: Type.Array(CaseEvent) });
export type CaseEventList = Static<typeof CaseEventList>;

export const CasePath = Type.Object({ caseNo: CaseNo });
export type CasePath = Static<typeof CasePath>;
