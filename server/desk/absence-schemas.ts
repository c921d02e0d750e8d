import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Day, Identifier, Instant, oneOf } from '../field-schemas.ts';

export const AbsenceReason = oneOf(['leave', 'sick', 'business-trip', 'training', 'other']);
export type AbsenceReason = Static<typeof AbsenceReason>;

export const Absence = Type.Object({
  id: Type.String(),
  account: Type.Object({ id: Type.String(), name: Type.String(), departmentName: Type.String() }),
  fromDay: Day,
  untilDay: Day,
  reason: AbsenceReason,
  recordedAt: Instant,
});
export type Absence = Static<typeof Absence>;

/** GET /desk/api/absences: those of the last half year and later, the latest first; and who works here. */
export const AbsenceList = Type.Object({
  absences: Type.Array(Absence),
  staff: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), departmentName: Type.String() })),
});
export type AbsenceList = Static<typeof AbsenceList>;

/** POST /desk/api/absences */
export const RecordAbsence = Type.Object(
  { accountId: Identifier, fromDay: Day, untilDay: Day, reason: AbsenceReason },
  { additionalProperties: false },
);
export type RecordAbsence = Static<typeof RecordAbsence>;

export const AbsencePath = Type.Object({ absenceId: Identifier });
export type AbsencePath = Static<typeof AbsencePath>;
