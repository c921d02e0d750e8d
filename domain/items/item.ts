import { Type, type Static } from '@sinclair/typebox';

const closed = { additionalProperties: false } as const;
const Key = Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60 });
const Text = Type.String({ minLength: 1, maxLength: 500 });
const Fact = Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,63}$' });
const Uscc = Type.String({ format: 'uscc' });

/**
 * By how much a limit may be extended, once (行政许可法第四十二条), and by whom: the head of the authority, who is meant when nobody is
 * named, or the head of the government (unified, joint or concentrated handling), whose approval has a document number.
 */
export const LimitExtension = Type.Object(
  {
    budget: Type.Integer({ minimum: 1, maximum: 3650 }),
    legalBasis: Text,
    approvedBy: Type.Optional(Type.Union([Type.Literal('authority-head'), Type.Literal('government-head')])),
  },
  closed,
);
export type LimitExtension = Static<typeof LimitExtension>;

/** How long something may take. `yellowBefore`: units before the due date at which the light turns yellow, where the item sets its own. */
export const Limit = Type.Object(
  {
    name: Text,
    budget: Type.Integer({ minimum: 1, maximum: 3650 }),
    unit: Type.Union([
      Type.Literal('working-day'),
      Type.Literal('calendar-day'),
      Type.Literal('month'),
      Type.Literal('hour'),
    ]),
    legalBasis: Text,
    yellowBefore: Type.Optional(Type.Integer({ minimum: 1 })),
    mayBeSuspended: Type.Optional(Type.Boolean()),
    extension: Type.Optional(LimitExtension),
  },
  closed,
);
export type Limit = Static<typeof Limit>;

/**
 * A special procedure (特别程序) of this item besides those of 行政许可法第四十五条, e.g. a site inspection. It stops the clock only
 * where `stopsClock` says so and `law` names the law that allows it.
 */
export const ItemProcedure = Type.Object(
  { key: Key, name: Text, law: Type.Optional(Text), stopsClock: Type.Optional(Type.Boolean()) },
  closed,
);
export type ItemProcedure = Static<typeof ItemProcedure>;

/**
 * A typed value without personal data that conditions may read. `source`: a field of the filing form, the delivery the applicant
 * chose, or the number of parallel departments.
 */
export const ItemFact = Type.Object(
  {
    key: Fact,
    name: Text,
    type: Type.Union([Type.Literal('integer'), Type.Literal('boolean'), Type.Literal('string')]),
    unit: Type.Optional(Text),
    values: Type.Optional(Type.Array(Key, { minItems: 1, uniqueItems: true })),
    source: Type.Union([Type.Literal('form'), Type.Literal('delivery'), Type.Literal('departments')]),
  },
  closed,
);
export type ItemFact = Static<typeof ItemFact>;

/** `source`: the filing form is the material; the licence repository supplies it (`licenceType`); the applicant uploads it. */
export const ItemMaterial = Type.Object(
  {
    key: Key,
    name: Text,
    isRequired: Type.Boolean(),
    source: Type.Union([Type.Literal('form'), Type.Literal('licence-repository'), Type.Literal('applicant')]),
    licenceType: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{21}$' })),
    mediaTypes: Type.Optional(Type.Array(Text, { minItems: 1 })),
    legalBasis: Text,
    note: Type.Optional(Text),
  },
  closed,
);
export type ItemMaterial = Static<typeof ItemMaterial>;

/** The 14 fields of the service guide (办事指南). */
export const Guide = Type.Object(
  {
    name: Text,
    basicCode: Text,
    implementationCode: Text,
    kind: Text,
    legalBasis: Type.Array(Text, { minItems: 1 }),
    conditions: Type.Array(Text, { minItems: 1 }),
    materials: Text,
    procedure: Type.Array(Text, { minItems: 1 }),
    statutoryLimit: Text,
    promisedLimit: Text,
    feeBasis: Text,
    channels: Type.Array(Text, { minItems: 1 }),
    resultSample: Text,
    contact: Type.Object({ consultation: Text, complaint: Text }, closed),
  },
  closed,
);

/** area × days × rate in fen; free when the exemption fact is true. */
const Fee = Type.Object(
  {
    name: Text,
    legalBasis: Text,
    fenPerSquareMetrePerDay: Type.Integer({ minimum: 1 }),
    areaFact: Fact,
    daysFact: Fact,
    exemptFact: Type.Optional(Fact),
    exemptReason: Type.Optional(Text),
    /** why a part of it may be given back, decided by the authority */
    refundGrounds: Type.Optional(
      Type.Array(Type.Object({ key: Key, name: Text, legalBasis: Text }, closed), { maxItems: 20 }),
    ),
  },
  closed,
);

const Licence = Type.Object(
  {
    name: Text,
    /** 证照类型代码: USCC of the defining body and 3 more characters (GB/T 36904) */
    typeCode: Type.String({ pattern: '^[0-9A-Z]{21}$' }),
    issuer: Type.Object({ name: Text, uscc: Uscc }, closed),
    /** name of the fact that holds how many days it is valid */
    validDaysFact: Fact,
    /** filing field (yyyy-mm-dd) it is valid from; without one, or once that day is over, the day of issue */
    validFromField: Type.Optional(Fact),
    /** filing fields that stand on it, in this order; without them the facts of the form. No persons among them. */
    fields: Type.Optional(
      Type.Array(Type.Object({ field: Fact, name: Text, unit: Type.Optional(Text) }, closed), { maxItems: 20 }),
    ),
    numberPrefix: Text,
  },
  closed,
);

/**
 * The item renews licences of its own type (行政许可法第五十条). The filing names one by its identifier; it is asked for 30 days before
 * the last valid day, unless another law or regulation rules otherwise.
 */
export const Renewal = Type.Object(
  {
    /** filing field that holds the identifier of the licence to renew */
    licenceField: Fact,
    requestDaysBefore: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
    legalBasis: Text,
  },
  closed,
);
export type Renewal = Static<typeof Renewal>;

/** `item.json`: what the government has laid down for one item. */
export const Item = Type.Object(
  {
    key: Key,
    name: Text,
    codes: Type.Object(
      {
        basic: Type.String({ pattern: '^[0-9]{12}$' }),
        implementation: Type.String({ format: 'implementation-code' }),
        handling: Type.String({ pattern: '^[0-9A-Z]{33}$' }),
      },
      closed,
    ),
    guide: Guide,
    handlingType: Type.Union([Type.Literal('即办件'), Type.Literal('承诺件')]),
    /** id of the root process; the file `<process>.bpmn` */
    process: Key,
    departments: Type.Object(
      { window: Key, lead: Key, branches: Type.Array(Key, { minItems: 1, maxItems: 20 }) },
      closed,
    ),
    facts: Type.Array(ItemFact, { maxItems: 50 }),
    /** `acceptance`, `statutory` … for the case, `<part>/<task>` for a step */
    limits: Type.Record(Type.String({ pattern: '^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$' }), Limit),
    specialProcedures: Type.Optional(Type.Array(ItemProcedure, { maxItems: 50 })),
    materials: Type.Array(ItemMaterial, { minItems: 1, maxItems: 100 }),
    fee: Type.Optional(Fee),
    licence: Licence,
    renewal: Type.Optional(Renewal),
    result: Type.Object({ granted: Text, refused: Text, rejected: Text, accepted: Text }, closed),
  },
  closed,
);
export type Item = Static<typeof Item>;

/** The limits every case of every item needs. */
export const caseLimits = ['acceptance', 'supplement', 'statutory', 'promised', 'delivery'] as const;
