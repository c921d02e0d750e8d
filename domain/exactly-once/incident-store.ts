import { randomUUID } from 'node:crypto';
import { officeTime, officeTimeOrNone } from '../calendar/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Incident, IncidentInput } from './incident.ts';

interface IncidentRow {
  id: string;
  number: number;
  kind: string;
  subject: string;
  case_no: string | null;
  message: string;
  state: 'open' | 'resolved';
  opened_at: Date;
  resolved_at: Date | null;
  resolved_by: string | null;
}

const toIncident = (row: IncidentRow): Incident => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  subject: row.subject,
  caseNo: row.case_no ?? undefined,
  message: row.message,
  state: row.state,
  openedAt: officeTime(row.opened_at),
  resolvedAt: officeTimeOrNone(row.resolved_at),
  resolvedBy: row.resolved_by ?? undefined,
});

/** At most one open incident per (kind, subject); its number when this opened it. */
export const insertIncident = async ({ db, clock }: Needs, input: IncidentInput): Promise<number | undefined> => {
  const { rows } = await db.raw<{ rows: { number: number }[] }>(
    `insert into incidents (id, kind, subject, case_no, message, opened_at) values (?, ?, ?, ?, ?, ?)
     on conflict (kind, subject) where state = 'open' do nothing returning number`,
    [randomUUID(), input.kind, input.subject, input.caseNo ?? null, input.message, clock.now().toJSDate()],
  );
  return rows[0]?.number;
};

/** Returns the ids that were open and are resolved now. */
export const updateIncidentResolved = async (
  { db, clock }: Needs,
  which: { id: string } | { kind: string; subject: string },
  by: Actor,
): Promise<string[]> => {
  const rows: { id: string }[] = await db('incidents')
    .where({ ...which, state: 'open' })
    .update({ state: 'resolved', resolved_at: clock.now().toJSDate(), resolved_by: `${by.kind}:${by.id}` })
    .returning('id');
  return rows.map((row) => row.id);
};

export const selectOpenIncidentNumber = async (
  { db }: Needs,
  { kind, subject }: Pick<IncidentInput, 'kind' | 'subject'>,
): Promise<number> => {
  const row = await db('incidents').where({ kind, subject, state: 'open' }).first('number');
  return row?.number as number;
};

export const selectOpenIncidents = async ({ db }: Needs, caseNo?: string): Promise<Incident[]> => {
  const rows: IncidentRow[] = await db('incidents')
    .where({ state: 'open', ...(caseNo !== undefined && { case_no: caseNo }) })
    .orderBy('opened_at')
    .limit(500);
  return rows.map(toIncident);
};

/** The open one with this number, or about this subject, where it is of one of these kinds. */
export const selectOpenIncidentOf = async (
  { db }: Needs,
  which: string,
  kinds: readonly string[],
): Promise<Incident | undefined> => {
  const row: IncidentRow | undefined = await db('incidents')
    .where({ state: 'open' })
    .whereIn('kind', kinds)
    .where((either) => void either.where({ subject: which }).orWhereRaw('number::text = ?', [which]))
    .orderBy('opened_at')
    .first();
  return row && toIncident(row);
};

/** What open incidents of that kind are about, oldest first. */
export const selectOpenSubjects = async ({ db }: Needs, kind: string, limit: number): Promise<string[]> => {
  const rows: { subject: string }[] = await db('incidents')
    .where({ kind, state: 'open' })
    .orderBy('opened_at')
    .limit(limit)
    .select('subject');
  return rows.map(({ subject }) => subject);
};

export const countResolved = async (
  { db }: Needs,
  { kind, subject }: { kind: string; subject: string },
): Promise<number> => {
  const row = await db('incidents').where({ kind, subject, state: 'resolved' }).count().first();
  return Number(row?.count ?? 0);
};
