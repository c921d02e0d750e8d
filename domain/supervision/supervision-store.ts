import { randomUUID } from 'node:crypto';
import { officeTime } from '../calendar/index.ts';
import type { Colour, LimitClock } from '../clocks/index.ts';
import type { Needs } from '../needs.ts';
import type { SupervisionEvent } from './supervision-event.ts';

interface EventRow {
  id: string;
  clock_id: string;
  run: number;
  colour: Colour;
  case_no: string | null;
  inquiry_no: string | null;
  department_id: string | null;
  department_name: string | null;
  item_name: string | null;
  limit_key: string;
  due_at: Date;
  at: Date;
}

/** true the first time a run turns this colour, false ever after. */
export const insertSupervisionEvent = async (
  { db, clock: time }: Needs,
  clock: LimitClock,
  colour: Colour,
): Promise<boolean> => {
  const rows = await db('supervision_events')
    .insert({
      id: randomUUID(),
      clock_id: clock.id,
      run: clock.run,
      colour,
      case_no: clock.caseNo ?? null,
      department_id: clock.departmentId ?? null,
      due_at: clock.dueAt.toJSDate(),
      at: time.now().toJSDate(),
    })
    .onConflict(['clock_id', 'run', 'colour'])
    .ignore()
    .returning('id');
  return rows.length === 1;
};

/** For rows joined with their clock as `k`. */
export const INQUIRY_NO = `case when k.subject_kind = 'inquiry' then k.subject_id end as inquiry_no`;

/** Newest first. */
export const selectSupervisionEvents = async (
  { db }: Needs,
  where: { caseNo?: string | undefined; limit: number },
): Promise<SupervisionEvent[]> => {
  const query = db('supervision_events as e')
    .join('clocks as k', 'k.id', 'e.clock_id')
    .leftJoin('departments as d', 'd.id', 'e.department_id')
    .leftJoin('cases as c', 'c.case_no', 'e.case_no')
    .leftJoin('items as i', 'i.key', 'c.item_key')
    .orderBy('e.at', 'desc')
    .orderBy('e.id')
    .limit(where.limit)
    .select('e.*', 'k.limit_key', 'd.name as department_name', 'i.name as item_name', db.raw(INQUIRY_NO));
  if (where.caseNo !== undefined) void query.where('e.case_no', where.caseNo);
  const rows: EventRow[] = await query;
  return rows.map((row) => ({
    id: row.id,
    clockId: row.clock_id,
    run: row.run,
    colour: row.colour,
    caseNo: row.case_no ?? undefined,
    inquiryNo: row.inquiry_no ?? undefined,
    departmentName: row.department_name ?? undefined,
    limitKey: row.limit_key,
    dueAt: officeTime(row.due_at),
    at: officeTime(row.at),
  }));
};
