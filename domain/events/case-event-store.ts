import { officeTime } from '../calendar/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { CaseEvent } from './case-event.ts';

interface CaseEventRow {
  id: string;
  case_no: string;
  type: string;
  at: Date;
  actor_kind: Actor['kind'];
  actor_id: string;
  data: Record<string, unknown>;
}

const toCaseEvent = (row: CaseEventRow): CaseEvent => ({
  id: Number(row.id),
  caseNo: row.case_no,
  type: row.type,
  at: officeTime(row.at),
  actor: { kind: row.actor_kind, id: row.actor_id },
  data: row.data,
});

export const insertCaseEvent = async (
  { db, clock }: Needs,
  event: Pick<CaseEvent, 'caseNo' | 'type' | 'data' | 'actor'>,
): Promise<void> => {
  await db('case_events').insert({
    case_no: event.caseNo,
    type: event.type,
    at: clock.now().toJSDate(),
    actor_kind: event.actor.kind,
    actor_id: event.actor.id,
    data: JSON.stringify(event.data),
  });
};

export const selectCaseEvents = async ({ db }: Needs, caseNo: string): Promise<CaseEvent[]> => {
  const rows: CaseEventRow[] = await db('case_events').where({ case_no: caseNo }).orderBy('id');
  return rows.map(toCaseEvent);
};
