import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Day, Instant, oneOf, orNull } from '../field-schemas.ts';

const Month = Type.String({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])$', examples: ['2026-03'] });

/** GET /desk/api/reconciliation?month= – the running month when left out. */
export const ReconciliationQuery = Type.Object({ month: Type.Optional(Month) }, { additionalProperties: false });
export type ReconciliationQuery = Static<typeof ReconciliationQuery>;

/** What one side has of a day. */
export const DaySideView = Type.Object({
  payments: Type.Integer(),
  paymentFen: Type.Integer(),
  refunds: Type.Integer(),
  refundFen: Type.Integer(),
});
export type DaySideView = Static<typeof DaySideView>;

export const ReconciledDayView = Type.Object({
  day: Day,
  /** waiting: no statement yet · matched · differs: something is open · cleared: what differed is resolved */
  state: oneOf(['waiting', 'matched', 'differs', 'cleared']),
  fetchedAt: orNull(Instant),
  theirs: DaySideView,
  ours: DaySideView,
  /** movements the platform settled with another day than ours */
  shifted: Type.Integer(),
  open: Type.Integer(),
  resolved: Type.Integer(),
});
export type ReconciledDayView = Static<typeof ReconciledDayView>;

export const DifferenceView = Type.Object({
  id: Type.Integer(),
  incidentNumber: Type.Integer(),
  kind: Type.String(),
  kindName: Type.String(),
  day: Day,
  /** order number, or refund number */
  number: Type.String(),
  caseNo: orNull(Type.String()),
  oursFen: orNull(Type.Integer()),
  theirsFen: orNull(Type.Integer()),
  openedAt: Instant,
  resolvedAt: orNull(Instant),
  /** settled: by itself · closed: by a person, with a remark */
  resolution: orNull(oneOf(['settled', 'closed'])),
  resolvedBy: orNull(Type.String()),
  remark: orNull(Type.String()),
});
export type DifferenceView = Static<typeof DifferenceView>;

export const ReconciliationView = Type.Object({
  month: Type.String(),
  /** the running month */
  thisMonth: Type.String(),
  days: Type.Array(ReconciledDayView),
  differences: Type.Array(DifferenceView),
});
export type ReconciliationView = Static<typeof ReconciliationView>;

/** POST /desk/api/reconciliation/run: compares a day that is over, now. */
export const RunReconciliation = Type.Object({ day: Day }, { additionalProperties: false });
export type RunReconciliation = Static<typeof RunReconciliation>;

/** How many lines were compared, how many differences came and went. */
export const ReconciliationRun = Type.Object({
  lines: Type.Integer(),
  opened: Type.Integer(),
  settled: Type.Integer(),
});
export type ReconciliationRun = Static<typeof ReconciliationRun>;

/** POST /desk/api/reconciliation/close: a person says what became of a difference. */
export const CloseDifference = Type.Object(
  {
    id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
    remark: Type.String({ minLength: 2, maxLength: 500, pattern: '\\S' }),
  },
  { additionalProperties: false },
);
export type CloseDifference = Static<typeof CloseDifference>;
