import type { Needs } from '../needs.ts';
import type { DifferenceKind, MovementKind } from './difference.ts';

/** A difference as it was found. */
export interface FoundDifference {
  kind: DifferenceKind;
  number: string;
  orderNo: string;
  caseNo: string | undefined;
  day: string;
  oursFen: number | undefined;
  theirsFen: number | undefined;
  oursState: string | undefined;
}

export interface OpenDifference {
  id: number;
  kind: DifferenceKind;
  number: string;
}

export const movementOf = (kind: DifferenceKind): MovementKind => (kind.startsWith('refund') ? 'refund' : 'payment');

export const selectOpenDifferences = async ({ db }: Needs): Promise<OpenDifference[]> =>
  db('payment_differences').whereNull('resolved_at').orderBy('id').select('id', 'kind', 'number');

/**
 * Whether this difference is to be opened: new, or settled once and back again. One a person has closed stays closed, one that is
 * open is open.
 */
export const isDifferenceNews = async (
  { db }: Needs,
  { kind, number }: Pick<FoundDifference, 'kind' | 'number'>,
): Promise<boolean> => {
  const row = await db('payment_differences').where({ kind, number }).first('resolution', 'resolved_at');
  return row === undefined || row.resolution === 'settled';
};

export const saveDifference = async (
  { db, clock }: Needs,
  found: FoundDifference,
  incidentNumber: number,
): Promise<void> => {
  const row = {
    kind: found.kind,
    number: found.number,
    order_no: found.orderNo,
    case_no: found.caseNo ?? null,
    day: found.day,
    ours_fen: found.oursFen ?? null,
    theirs_fen: found.theirsFen ?? null,
    ours_state: found.oursState ?? null,
    incident_number: incidentNumber,
    opened_at: clock.now().toJSDate(),
    resolved_at: null,
    resolution: null,
    resolved_by: null,
    remark: null,
  };
  await db('payment_differences').insert(row).onConflict(['kind', 'number']).merge();
};

export const lockDifference = async (
  { db }: Needs,
  id: number,
): Promise<(OpenDifference & { isOpen: boolean }) | undefined> => {
  const row = await db('payment_differences').where({ id }).forUpdate().first('id', 'kind', 'number', 'resolved_at');
  return row && { id: row.id, kind: row.kind, number: row.number, isOpen: row.resolved_at === null };
};

export const updateDifferenceResolved = async (
  { db, clock }: Needs,
  id: number,
  how: { resolution: 'settled' | 'closed'; resolvedBy: string; remark?: string },
): Promise<void> => {
  await db('payment_differences')
    .where({ id })
    .update({
      resolved_at: clock.now().toJSDate(),
      resolution: how.resolution,
      resolved_by: how.resolvedBy,
      remark: how.remark ?? null,
    });
};
