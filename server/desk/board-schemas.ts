import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Instant, oneOf, orNull } from '../field-schemas.ts';

export const LightCounts = Type.Object({
  green: Type.Integer(),
  yellow: Type.Integer(),
  red: Type.Integer(),
  total: Type.Integer(),
});
export type LightCounts = Static<typeof LightCounts>;

/** A line the supervising processes wrote. `kind`: a light went on, the head of the department was told, or the supervisors were. */
export const Warning = Type.Object({
  id: Type.String(),
  at: Instant,
  kind: oneOf(['light', 'department-head', 'supervisors']),
  colour: oneOf(['green', 'yellow', 'orange', 'red']),
  caseNo: orNull(Type.String()),
  /** of the consultation or complaint whose reply is limited */
  inquiryNo: orNull(Type.String()),
  limitName: Type.String(),
  departmentName: Type.String(),
  dueAt: Instant,
  /** how many were told; null for a light */
  recipients: orNull(Type.Integer()),
});
export type Warning = Static<typeof Warning>;

/** Lights counted by department and by item. */
export const Lights = Type.Object({
  totals: LightCounts,
  departments: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), lights: LightCounts })),
  items: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), lights: LightCounts })),
});
export type Lights = Static<typeof Lights>;

/**
 * GET /desk/api/board – supervisors only; as of `at`. A case counts by the worst light of its limits, a step by its own. At
 * `nextTurnAt` some light changes by itself.
 */
export const Board = Type.Object({
  at: Instant,
  nextTurnAt: orNull(Instant),
  cases: Lights,
  steps: Lights,
  /** limits put before the supervisors, until one of them takes note; newest first, at most 50 */
  escalations: Type.Array(Warning),
  /** what the supervising processes wrote, newest first, at most 50 */
  warnings: Type.Array(Warning),
});
export type Board = Static<typeof Board>;
