import { randomUUID } from 'node:crypto';
import type { Needs } from '../needs.ts';
import type { LicenceChange, LicenceChangeKind } from './licence-change.ts';

interface ChangeRow {
  id: string;
  licence_id: string;
  seq: number;
  kind: LicenceChangeKind;
  ground: string;
  document_no: string | null;
  reason: string;
  decided_by: string | null;
  decided_at: Date;
  told_at: Date | null;
}

const toChange = (row: ChangeRow): LicenceChange => ({
  id: row.id,
  licenceId: row.licence_id,
  seq: row.seq,
  kind: row.kind,
  ground: row.ground,
  documentNo: row.document_no ?? undefined,
  reason: row.reason,
  decidedBy: row.decided_by ?? undefined,
  decidedAt: row.decided_at,
  toldAt: row.told_at ?? undefined,
});

export type NewChange = Pick<LicenceChange, 'licenceId' | 'kind' | 'ground' | 'documentNo' | 'reason' | 'decidedBy'> & {
  /** the repository knows already: it said so */
  isTold: boolean;
};

/** The licence row is held by the caller. */
export const insertChange = async ({ db, clock }: Needs, change: NewChange): Promise<LicenceChange> => {
  const now = clock.now().toJSDate();
  const [row] = (await db('licence_changes')
    .insert({
      id: randomUUID(),
      licence_id: change.licenceId,
      seq: db('licence_changes').where({ licence_id: change.licenceId }).count(),
      kind: change.kind,
      ground: change.ground,
      document_no: change.documentNo ?? null,
      reason: change.reason,
      decided_by: change.decidedBy ?? null,
      decided_at: now,
      told_at: change.isTold ? now : null,
    })
    .returning('*')) as [ChangeRow];
  return toChange(row);
};

/** Every change of a licence, oldest first. */
export const selectChanges = async ({ db }: Needs, licenceId: string): Promise<LicenceChange[]> => {
  const rows: ChangeRow[] = await db('licence_changes').where({ licence_id: licenceId }).orderBy('seq');
  return rows.map(toChange);
};

/** A change the repository has not been told, with the licence it is about. */
export type UntoldChange = LicenceChange & { caseNo: string; identifier: string };

/** The next one of each licence, for they are told in the order they were decided; a refused one waits until `refusedBefore`. */
export const selectUntoldChanges = async (
  { db }: Needs,
  { refusedBefore, limit }: { refusedBefore: Date; limit: number },
): Promise<UntoldChange[]> => {
  const rows: (ChangeRow & { case_no: string; identifier: string })[] = await db('licence_changes as c')
    .join('licences as l', 'l.id', 'c.licence_id')
    .whereNull('c.told_at')
    .where((query) => void query.whereNull('c.refused_at').orWhere('c.refused_at', '<=', refusedBefore))
    .whereNotExists(
      db('licence_changes as earlier')
        .whereNull('earlier.told_at')
        .whereRaw('earlier.licence_id = c.licence_id and earlier.seq < c.seq'),
    )
    .orderBy('c.decided_at')
    .limit(limit)
    .select('c.*', 'l.case_no', 'l.identifier');
  return rows.map((row) => ({ ...toChange(row), caseNo: row.case_no, identifier: row.identifier }));
};

export const updateChangeTold = async ({ db, clock }: Needs, id: string): Promise<void> => {
  await db('licence_changes').where({ id, told_at: null }).update({ told_at: clock.now().toJSDate() });
};

export const updateChangeRefused = async ({ db, clock }: Needs, id: string): Promise<void> => {
  await db('licence_changes').where({ id }).update({ refused_at: clock.now().toJSDate() });
};
