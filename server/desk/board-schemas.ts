import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Instant, oneOf } from '../field-schemas.ts';

export const LightCounts = Type.Object({
  green: Type.Integer(),
  yellow: Type.Integer(),
  red: Type.Integer(),
  total: Type.Integer(),
});
export type LightCounts = Static<typeof LightCounts>;

/** GET /desk/api/board – supervisors only. Counts open tasks by the light of their clock, as of `at`. */
export const Board = Type.Object({
  at: Instant,
  totals: LightCounts,
  departments: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), lights: LightCounts })),
  items: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), lights: LightCounts })),
  /** what the supervising processes wrote, newest first, at most 50 */
  warnings: Type.Array(
    Type.Object({
      id: Type.String(),
      at: Instant,
      colour: oneOf(['yellow', 'red']),
      caseNo: Type.String(),
      limitName: Type.String(),
      departmentName: Type.String(),
      dueAt: Instant,
    }),
  ),
});
export type Board = Static<typeof Board>;
