import { randomUUID } from 'node:crypto';
import { officeTime, officeTimeOrNone } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { RectificationRequest, SupplementRequest } from './request.ts';

interface SupplementRow {
  id: string;
  round: number;
  missing: string[];
  reason: string;
  requested_at: Date;
  answered_at: Date | null;
  lapsed_at: Date | null;
}

interface RectificationRow {
  id: string;
  round: number;
  findings: string;
  requested_at: Date;
  due_at: Date;
  reported_at: Date | null;
  report: string | null;
  lapsed_at: Date | null;
}

export const selectSupplements = async ({ db }: Needs, caseNo: string): Promise<SupplementRequest[]> => {
  const rows: SupplementRow[] = await db('supplement_requests').where({ case_no: caseNo }).orderBy('round');
  return rows.map((row) => ({
    id: row.id,
    round: row.round,
    missing: row.missing,
    reason: row.reason,
    requestedAt: officeTime(row.requested_at),
    answeredAt: officeTimeOrNone(row.answered_at),
    lapsedAt: officeTimeOrNone(row.lapsed_at),
  }));
};

export const insertSupplement = async (
  { db, clock }: Needs,
  one: { caseNo: string; round: number; missing: readonly string[]; reason: string; requestedBy: string },
): Promise<void> => {
  await db('supplement_requests').insert({
    id: randomUUID(),
    case_no: one.caseNo,
    round: one.round,
    missing: JSON.stringify(one.missing),
    reason: one.reason,
    requested_by: one.requestedBy,
    requested_at: clock.now().toJSDate(),
  });
};

export const updateSupplement = async (
  { db, clock }: Needs,
  id: string,
  what: 'answered' | 'lapsed',
): Promise<void> => {
  const column = what === 'answered' ? 'answered_at' : 'lapsed_at';
  await db('supplement_requests')
    .where({ id })
    .update({ [column]: clock.now().toJSDate() });
};

export const selectRectifications = async ({ db }: Needs, caseNo: string): Promise<RectificationRequest[]> => {
  const rows: RectificationRow[] = await db('rectification_requests').where({ case_no: caseNo }).orderBy('round');
  return rows.map((row) => ({
    id: row.id,
    round: row.round,
    findings: row.findings,
    requestedAt: officeTime(row.requested_at),
    dueAt: officeTime(row.due_at),
    reportedAt: officeTimeOrNone(row.reported_at),
    report: row.report ?? undefined,
    lapsedAt: officeTimeOrNone(row.lapsed_at),
  }));
};

export const insertRectification = async (
  { db, clock }: Needs,
  one: { caseNo: string; round: number; findings: string; dueAt: Date },
): Promise<void> => {
  await db('rectification_requests').insert({
    id: randomUUID(),
    case_no: one.caseNo,
    round: one.round,
    findings: one.findings,
    requested_at: clock.now().toJSDate(),
    due_at: one.dueAt,
  });
};

export const updateRectification = async (
  { db, clock }: Needs,
  id: string,
  what: { report: string } | 'lapsed',
): Promise<void> => {
  const at = clock.now().toJSDate();
  await db('rectification_requests')
    .where({ id })
    .update(what === 'lapsed' ? { lapsed_at: at } : { reported_at: at, report: what.report });
};
