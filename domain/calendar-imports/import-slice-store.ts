import type { Needs } from '../needs.ts';
import { SLICE_BOUNDS, type ImportSlice } from './calendar-import.ts';

interface SliceRow {
  import_id: string;
  slice: number;
  cursor_id: string;
  until_id: string | null;
  is_read: boolean;
  postponed: string[];
}

/** All open clocks from the beginning, or no work at all; what an earlier recomputation of this import counted is forgotten. */
export const resetSlices = async ({ db }: Needs, importId: string, hasWork: boolean): Promise<void> => {
  await db('calendar_import_slices').where({ import_id: importId }).delete();
  if (!hasWork) return;
  await db('calendar_import_slices').insert(
    SLICE_BOUNDS.map((cursor, slice) => ({
      import_id: importId,
      slice,
      cursor_id: cursor,
      until_id: SLICE_BOUNDS[slice + 1] ?? null,
    })),
  );
};

/** A slice nobody works at and that is not done, held until the transaction ends; postponed clocks come last, when they are free again. */
export const lockSlice = async ({ db }: Needs, importId: string): Promise<ImportSlice | undefined> => {
  const rows: SliceRow[] = await db('calendar_import_slices')
    .where({ import_id: importId })
    .whereRaw('(not is_read or cardinality(postponed) > 0)')
    .orderBy(['is_read', 'slice'])
    .limit(1)
    .forUpdate()
    .skipLocked();
  return rows[0] && toSlice(rows[0]);
};

const toSlice = (row: SliceRow): ImportSlice => ({
  importId: row.import_id,
  slice: row.slice,
  after: row.cursor_id,
  until: row.until_id ?? undefined,
  isRead: row.is_read,
  postponed: row.postponed,
});

/** How far a slice has come with this batch. */
export const updateSlice = async (
  { db }: Needs,
  { importId, slice }: Pick<ImportSlice, 'importId' | 'slice'>,
  step: { after: string; isRead: boolean; postponed: string[]; visited: number; moved: number },
): Promise<void> => {
  await db('calendar_import_slices')
    .where({ import_id: importId, slice })
    .update({
      cursor_id: step.after,
      is_read: step.isRead,
      postponed: step.postponed,
      visited: db.raw('visited + ?', [step.visited]),
      moved: db.raw('moved + ?', [step.moved]),
    });
};

export const countOpenSlices = async ({ db }: Needs, importId: string): Promise<number> => {
  const row = await db('calendar_import_slices')
    .where({ import_id: importId })
    .whereRaw('(not is_read or cardinality(postponed) > 0)')
    .count()
    .first();
  return Number(row?.count ?? 0);
};
