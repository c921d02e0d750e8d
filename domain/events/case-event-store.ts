import { officeTime } from '../calendar/index.ts';
import { announcement } from '../exactly-once/index.ts';
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

/** Whoever shows the case hears of it at commit. */
export const insertCaseEvent = async (
  needs: Needs,
  event: Pick<CaseEvent, 'caseNo' | 'type' | 'data' | 'actor'>,
): Promise<void> => {
  const row = {
    case_no: event.caseNo,
    type: event.type,
    at: needs.clock.now().toJSDate(),
    actor_kind: event.actor.kind,
    actor_id: event.actor.id,
    data: JSON.stringify(event.data),
  };
  await needs
    .db('case_events')
    .insert(row)
    .returning(announcement(needs, 'desk', event.caseNo));
};

export const selectCaseEvents = async ({ db }: Needs, caseNo: string): Promise<CaseEvent[]> => {
  const rows: CaseEventRow[] = await db('case_events').where({ case_no: caseNo }).orderBy('id');
  return rows.map(toCaseEvent);
};
