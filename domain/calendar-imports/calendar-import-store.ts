import { randomUUID } from 'node:crypto';
import type { DateTime } from 'luxon';
import { officeTime, officeTimeOrNone, type CalendarYear } from '../calendar/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { CalendarImport, ImportState } from './calendar-import.ts';

interface ImportRow {
  id: string;
  year: number;
  content: CalendarYear;
  previous: CalendarYear | null;
  state: ImportState;
  first_day: string | null;
  last_day: string | null;
  clocks_total: number;
  clocks_visited: number;
  clocks_moved: number;
  drafted_at: Date;
  drafted_by: string;
  applied_at: Date | null;
  applied_by: string | null;
  undone_at: Date | null;
  undone_by: string | null;
  finished_at: Date | null;
}

const actOf = (at: Date | null, by: string | null) =>
  at === null || by === null ? undefined : { at: officeTime(at), by };

const toImport = (row: ImportRow): CalendarImport => ({
  id: row.id,
  year: row.year,
  content: row.content,
  previous: row.previous ?? undefined,
  state: row.state,
  span:
    row.first_day === null || row.last_day === null ? undefined : { firstDay: row.first_day, lastDay: row.last_day },
  drafted: { at: officeTime(row.drafted_at), by: row.drafted_by },
  applied: actOf(row.applied_at, row.applied_by),
  undone: actOf(row.undone_at, row.undone_by),
  finishedAt: officeTimeOrNone(row.finished_at),
  progress: { total: row.clocks_total, visited: row.clocks_visited, moved: row.clocks_moved },
});

const imports = ({ db }: Needs) =>
  db('calendar_imports as i').select(
    'i.*',
    db.raw(
      `(select coalesce(sum(visited), 0)::int from calendar_import_slices s where s.import_id = i.id) as clocks_visited`,
    ),
    db.raw(
      `(select coalesce(sum(moved), 0)::int from calendar_import_slices s where s.import_id = i.id) as clocks_moved`,
    ),
  );

const nameOf = ({ kind, id }: Actor): string => `${kind}:${id}`;

/** Any number: the key under which imports wait for each other. */
const IMPORT_LOCK = 20_260_102;

/** Whoever drafts or begins an import does it alone until the transaction ends. */
export const holdImports = async ({ db }: Needs): Promise<void> => {
  await db.raw('select pg_advisory_xact_lock(?)', [IMPORT_LOCK]);
};

/** A draft, or one whose recomputation runs, other than this. */
export const hasOpenImport = async ({ db }: Needs, besides = ''): Promise<boolean> =>
  (await db('calendar_imports')
    .whereIn('state', ['draft', 'applying', 'undoing'])
    .whereNot({ id: besides })
    .first('id')) !== undefined;

export const insertImport = async ({ db, clock }: Needs, content: CalendarYear, actor: Actor): Promise<string> => {
  const id = randomUUID();
  await db('calendar_imports').insert({
    id,
    year: content.year,
    content: JSON.stringify(content),
    state: 'draft',
    drafted_at: clock.now().toJSDate(),
    drafted_by: nameOf(actor),
  });
  return id;
};

export const selectImport = async (needs: Needs, id: string): Promise<CalendarImport | undefined> => {
  const rows = (await imports(needs).where('i.id', id)) as ImportRow[];
  return rows[0] && toImport(rows[0]);
};

/** Held until the transaction ends. */
export const lockImport = async (needs: Needs, id: string): Promise<CalendarImport | undefined> => {
  await needs.db('calendar_imports').where({ id }).forUpdate().select('id');
  return selectImport(needs, id);
};

/** The one whose recomputation runs, if any. */
export const selectRunningImport = async (needs: Needs): Promise<CalendarImport | undefined> => {
  const rows = (await imports(needs).whereIn('i.state', ['applying', 'undoing'])) as ImportRow[];
  return rows[0] && toImport(rows[0]);
};

/** Newest first. */
export const selectImports = async (needs: Needs, limit: number): Promise<CalendarImport[]> => {
  const rows = (await imports(needs).orderBy('i.seq', 'desc').limit(limit)) as ImportRow[];
  return rows.map(toImport);
};

/** Those that were applied or undone after an instant. */
export const selectImportsSince = async (needs: Needs, since: DateTime): Promise<CalendarImport[]> => {
  const at = since.toJSDate();
  const rows = (await imports(needs).whereRaw('(i.applied_at > ? or i.undone_at > ?)', [at, at])) as ImportRow[];
  return rows.map(toImport);
};

/** The import by which a year stands as it does: applied last, and not undone. */
export const selectAppliedImportId = async ({ db }: Needs, year: number): Promise<string | undefined> => {
  const row = await db('calendar_imports').where({ year, state: 'applied' }).orderBy('seq', 'desc').first('id');
  return row?.id as string | undefined;
};

export const updateImportDiscarded = async ({ db, clock }: Needs, id: string): Promise<void> => {
  await db('calendar_imports').where({ id }).update({ state: 'discarded', finished_at: clock.now().toJSDate() });
};

/** What begins with an import, or with its undoing. */
export interface ImportBegun {
  state: 'applying' | 'undoing';
  /** what stood there before the import was applied */
  previous: CalendarYear | undefined;
  span: CalendarImport['span'];
  total: number;
}

export const updateImportBegun = async (
  { db, clock }: Needs,
  id: string,
  { state, previous, span, total }: ImportBegun,
  actor: Actor,
): Promise<void> => {
  const [at, by] = [clock.now().toJSDate(), nameOf(actor)];
  const kept = previous === undefined ? null : JSON.stringify(previous);
  await db('calendar_imports')
    .where({ id })
    .update({
      state,
      first_day: span?.firstDay ?? null,
      last_day: span?.lastDay ?? null,
      clocks_total: total,
      finished_at: null,
      ...(state === 'applying' ? { applied_at: at, applied_by: by, previous: kept } : { undone_at: at, undone_by: by }),
    });
};

export const updateImportFinished = async (
  { db, clock }: Needs,
  id: string,
  state: 'applied' | 'undone',
): Promise<void> => {
  await db('calendar_imports').where({ id }).update({ state, finished_at: clock.now().toJSDate() });
};
