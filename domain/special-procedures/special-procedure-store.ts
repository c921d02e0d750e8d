import type { DateTime } from 'luxon';
import { officeTime, officeTimeOrNone } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { SpecialProcedure } from './special-procedure.ts';

interface ProcedureRow {
  id: string;
  case_no: string;
  seq: number;
  basis: string;
  name: string;
  law: string | null;
  reason: string;
  stops_clock: boolean;
  holds_clocks: boolean;
  expected_days: number;
  expected_until: string;
  began_at: Date;
  ended_at: Date | null;
  task_id: string | null;
  approver_id: string | null;
  notice_id: string | null;
  is_cancelled: boolean;
  result: string | null;
  opinion: string | null;
}

const toProcedure = (row: ProcedureRow): SpecialProcedure => ({
  id: row.id,
  caseNo: row.case_no,
  seq: row.seq,
  basis: row.basis,
  name: row.name,
  law: row.law ?? undefined,
  reason: row.reason,
  stopsClock: row.stops_clock,
  holdsClocks: row.holds_clocks,
  expectedDays: row.expected_days,
  expectedUntil: row.expected_until,
  beganAt: officeTime(row.began_at),
  endedAt: officeTimeOrNone(row.ended_at),
  taskId: row.task_id ?? undefined,
  approverId: row.approver_id ?? undefined,
  noticeId: row.notice_id ?? undefined,
  isCancelled: row.is_cancelled,
  result: row.result ?? undefined,
  opinion: row.opinion ?? undefined,
});

const procedures = ({ db }: Needs) =>
  db('special_procedures').select('*', db.raw('expected_until::text as expected_until'));

export const insertProcedure = async (
  { db }: Needs,
  one: Omit<SpecialProcedure, 'holdsClocks' | 'endedAt' | 'noticeId' | 'isCancelled' | 'result' | 'opinion'>,
): Promise<void> => {
  await db('special_procedures').insert({
    id: one.id,
    case_no: one.caseNo,
    seq: one.seq,
    basis: one.basis,
    name: one.name,
    law: one.law ?? null,
    reason: one.reason,
    stops_clock: one.stopsClock,
    expected_days: one.expectedDays,
    expected_until: one.expectedUntil,
    began_at: one.beganAt.toJSDate(),
    task_id: one.taskId ?? null,
    approver_id: one.approverId ?? null,
  });
};

/** Those of a case, in the order they began. */
export const selectProcedures = async (needs: Needs, caseNo: string): Promise<SpecialProcedure[]> => {
  const rows = (await procedures(needs).where({ case_no: caseNo }).orderBy('seq')) as ProcedureRow[];
  return rows.map(toProcedure);
};

export const selectProcedureOfTask = async (needs: Needs, taskId: string): Promise<SpecialProcedure | undefined> => {
  const row = (await procedures(needs).where({ task_id: taskId }).first()) as ProcedureRow | undefined;
  return row && toProcedure(row);
};

export const updateProcedureHolding = async ({ db }: Needs, id: string, noticeId: string): Promise<void> => {
  await db('special_procedures').where({ id }).update({ holds_clocks: true, notice_id: noticeId });
};

export interface ProcedureEnding {
  at: DateTime;
  isCancelled: boolean;
  result?: string | undefined;
  opinion?: string | undefined;
}

export const updateProcedureEnded = async ({ db }: Needs, id: string, ending: ProcedureEnding): Promise<void> => {
  const { at, isCancelled, result, opinion } = ending;
  await db('special_procedures')
    .where({ id })
    .update({
      ...{ holds_clocks: false, ended_at: db.raw('greatest(began_at, ?)', [at.toJSDate()]) },
      ...{ is_cancelled: isCancelled, result: result ?? null, opinion: opinion ?? null },
    });
};
