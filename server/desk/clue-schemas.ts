import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Cursor, Identifier, Instant, oneOf, orNull, PageSize, Person } from '../field-schemas.ts';

export const ClueRule = oneOf([
  'hasty-decision',
  'back-dated',
  'late-burst',
  'bulk-decisions',
  'out-of-hours',
  'absent-staff',
]);
export type ClueRule = Static<typeof ClueRule>;

export const ClueState = oneOf(['open', 'explained', 'dismissed', 'confirmed']);
export type ClueState = Static<typeof ClueState>;

/** GET /desk/api/clues – supervisors only. */
export const ClueQuery = Type.Object(
  {
    state: Type.Optional(ClueState),
    rule: Type.Optional(ClueRule),
    department: Type.Optional(Identifier),
    cursor: Type.Optional(Cursor),
    limit: Type.Optional(PageSize),
  },
  { additionalProperties: false },
);
export type ClueQuery = Static<typeof ClueQuery>;

/** A decided step as it was recorded. */
export const ClueStep = Type.Object({
  caseNo: orNull(Type.String()),
  stepName: Type.String(),
  person: Person,
  openedAt: Instant,
  claimedAt: Instant,
  decidedAt: Instant,
});
export type ClueStep = Static<typeof ClueStep>;

/** Recorded facts that deserve a look, and what a supervisor thought of them. */
export const ClueView = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  rule: ClueRule,
  ruleName: Type.String(),
  /** what the facts say, in one sentence */
  summary: Type.String(),
  /** everything the rule compared, as label and value */
  facts: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
  steps: Type.Array(ClueStep),
  /** whose work; null where several share it */
  person: orNull(Person),
  caseNo: orNull(Type.String()),
  departmentName: Type.String(),
  happenedAt: Instant,
  raisedAt: Instant,
  state: ClueState,
  judgement: orNull(Type.Object({ note: Type.String(), by: Type.String(), at: Instant })),
  /** false: it is about this supervisor's own work */
  mayJudge: Type.Boolean(),
});
export type ClueView = Static<typeof ClueView>;

export const ClueList = Type.Object({
  clues: Type.Array(ClueView),
  counts: Type.Object({
    open: Type.Integer(),
    explained: Type.Integer(),
    dismissed: Type.Integer(),
    confirmed: Type.Integer(),
  }),
  nextCursor: orNull(Cursor),
});
export type ClueList = Static<typeof ClueList>;

/** POST /desk/api/clues/{clueId}/judgement */
export const JudgeClue = Type.Object(
  {
    judgement: oneOf(['explained', 'dismissed', 'confirmed']),
    note: Type.String({ minLength: 2, maxLength: 1000, pattern: '\\S' }),
    version: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
);
export type JudgeClue = Static<typeof JudgeClue>;

export const CluePath = Type.Object({ clueId: Identifier });
export type CluePath = Static<typeof CluePath>;
