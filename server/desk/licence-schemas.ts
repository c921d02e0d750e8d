import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Day, Instant, Key, oneOf, orNull } from '../field-schemas.ts';

export const LicenceState = oneOf([
  'intended',
  'registered',
  'suspended',
  'revoked',
  'withdrawn',
  'forfeited',
  'cancelled',
]);
export type LicenceState = Static<typeof LicenceState>;

const ChangeKind = oneOf(['suspend', 'lift', 'revoke', 'withdraw', 'forfeit', 'cancel']);

/** Something that was decided about an issued licence. */
export const LicenceChangeView = Type.Object({
  kind: ChangeKind,
  kindName: Type.String({ description: '暂扣, 恢复, 撤销, 撤回, 吊销, 注销' }),
  groundName: Type.String(),
  legalBasis: Type.String(),
  documentNo: orNull(Type.String()),
  reason: Type.String(),
  /** shown name */
  decidedBy: Type.String(),
  decidedAt: Instant,
  /** when the licence repository had it; null: it is still to be told */
  toldAt: orNull(Instant),
});
export type LicenceChangeView = Static<typeof LicenceChangeView>;

/** What may be decided about a licence now, each with its grounds of the law. */
export const PossibleChange = Type.Object({
  kind: ChangeKind,
  name: Type.String(),
  grounds: Type.Array(
    Type.Object({
      key: Type.String(),
      name: Type.String(),
      legalBasis: Type.String(),
      /** the number of another written decision is to be given */
      isByDocument: Type.Boolean(),
    }),
  ),
});
export type PossibleChange = Static<typeof PossibleChange>;

export const LicenceView = Type.Object({
  licenceNo: Type.String(),
  identifier: orNull(Type.String({ description: 'the repository’s identifier, once registered' })),
  licenceType: Type.String(),
  holderName: Type.String(),
  validFrom: Day,
  validUntil: Day,
  state: LicenceState,
  stateName: Type.String(),
  /** the page anybody may open; null until registered */
  verifyPath: orNull(Type.String()),
  /** oldest first */
  changes: Type.Array(LicenceChangeView),
  possibleChanges: Type.Array(PossibleChange),
  /** who decides about changes: approvers of this department */
  leadDepartmentId: Type.String(),
});
export type LicenceView = Static<typeof LicenceView>;

/** POST /desk/api/cases/{caseNo}/licence/changes: an approver suspends, restores, revokes, withdraws, forfeits or cancels a licence. */
export const ChangeLicence = Type.Object(
  {
    /** as the person saw it; refused when it has changed meanwhile */
    state: LicenceState,
    kind: ChangeKind,
    ground: Key,
    documentNo: Type.Optional(Type.String({ maxLength: 100 })),
    reason: Type.String({ minLength: 2, maxLength: 500, pattern: '\\S' }),
    /** 撤销: no grave harm to the public interest (行政许可法第六十九条第三款) */
    isPublicInterestWeighed: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type ChangeLicence = Static<typeof ChangeLicence>;
