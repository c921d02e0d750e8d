import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { CaseNo, Day, Identifier, Instant, Key, oneOf, orNull, Person } from '../field-schemas.ts';

const closed = { additionalProperties: false } as const;
const Reason = Type.String({ minLength: 2, maxLength: 500 });
/** of the case, where no If-Match says it */
const Version = Type.Optional(Type.Integer({ minimum: 1 }));

/** A special procedure (特别程序) the case needed or needs. */
export const ProcedureView = Type.Object({
  id: Type.String(),
  name: Type.String({ description: '专家评审, 现场踏勘 …' }),
  law: orNull(Type.String()),
  reason: Type.String(),
  stopsClock: Type.Boolean(),
  /** the limits of the case stand still for it now */
  holdsClocks: Type.Boolean(),
  expectedDays: Type.Integer(),
  expectedUntil: Day,
  beganAt: Instant,
  endedAt: orNull(Instant),
  /** done by a step of the model, not at the desk */
  isStep: Type.Boolean(),
  /** null: as the published process has it */
  approver: orNull(Person),
  notice: orNull(Type.Object({ number: Type.String(), href: Type.String() })),
  isCancelled: Type.Boolean(),
  result: orNull(Type.String()),
  opinion: orNull(Type.String()),
});
export type ProcedureView = Static<typeof ProcedureView>;

/** What an approver of the lead department may do to the limits of this case now; empty lists once it is decided. */
export const LimitDesk = Type.Object({
  leadDepartmentId: Type.String(),
  kinds: Type.Array(
    Type.Object({ basis: Key, name: Type.String(), law: orNull(Type.String()), stopsClock: Type.Boolean() }),
  ),
  extensions: Type.Array(
    Type.Object({
      clockId: Identifier,
      name: Type.String(),
      added: Type.String({ description: '10 个工作日' }),
      approvedBy: oneOf(['authority-head', 'government-head']),
      legalBasis: Type.String(),
    }),
  ),
});
export type LimitDesk = Static<typeof LimitDesk>;

/** POST …/special-procedures */
export const BeginProcedure = Type.Object(
  { basis: Key, expectedDays: Type.Integer({ minimum: 1, maximum: 999 }), reason: Reason, version: Version },
  closed,
);
export type BeginProcedure = Static<typeof BeginProcedure>;

/** POST …/special-procedures/{procedureId}/result */
export const EndProcedure = Type.Object(
  {
    result: Type.String({ minLength: 1, maxLength: 100 }),
    opinion: Type.Optional(Type.String({ maxLength: 2000 })),
    version: Version,
  },
  closed,
);
export type EndProcedure = Static<typeof EndProcedure>;

/** POST …/extensions */
export const ExtendLimit = Type.Object(
  {
    clockId: Identifier,
    reason: Reason,
    approvalNo: Type.Optional(Type.String({ maxLength: 100 })),
    version: Version,
  },
  closed,
);
export type ExtendLimit = Static<typeof ExtendLimit>;

export const ProcedurePath = Type.Object({ caseNo: CaseNo, procedureId: Identifier });
