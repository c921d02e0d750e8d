import { randomUUID } from 'node:crypto';
import { officeTime, officeTimeOrNone } from '../calendar/index.ts';
import type { Light, LimitClock } from '../clocks/index.ts';
import type { Needs } from '../needs.ts';
import { INQUIRY_NO } from './supervision-store.ts';
import type { NoticeKind, SupervisionNotice } from './supervision-notice.ts';

interface NoticeRow {
  id: string;
  clock_id: string;
  run: number;
  step: string;
  kind: NoticeKind;
  light: Light;
  case_no: string | null;
  inquiry_no: string | null;
  department_name: string | null;
  limit_key: string;
  due_at: Date;
  recipients: number;
  at: Date;
  acknowledged_at: Date | null;
}

const toNotice = (row: NoticeRow): SupervisionNotice => ({
  id: row.id,
  clockId: row.clock_id,
  run: row.run,
  step: row.step,
  kind: row.kind,
  light: row.light,
  caseNo: row.case_no ?? undefined,
  inquiryNo: row.inquiry_no ?? undefined,
  departmentName: row.department_name ?? undefined,
  limitKey: row.limit_key,
  dueAt: officeTime(row.due_at),
  recipients: row.recipients,
  at: officeTime(row.at),
  acknowledgedAt: officeTimeOrNone(row.acknowledged_at),
});

export interface NewNotice {
  clock: LimitClock;
  step: string;
  kind: NoticeKind;
  light: Light;
  recipients: number;
}

/** true the first time this step of a run tells somebody, false ever after. */
export const insertNotice = async ({ db, clock: time }: Needs, notice: NewNotice): Promise<boolean> => {
  const { clock, step, kind, light, recipients } = notice;
  const rows = await db('supervision_notices')
    .insert({
      ...{ id: randomUUID(), clock_id: clock.id, run: clock.run, step, kind, light, recipients },
      case_no: clock.caseNo ?? null,
      department_id: clock.departmentId ?? null,
      at: time.now().toJSDate(),
    })
    .onConflict(['clock_id', 'run', 'step'])
    .ignore()
    .returning('id');
  return rows.length === 1;
};

const notices = ({ db }: Needs) =>
  db('supervision_notices as n')
    .join('clocks as k', 'k.id', 'n.clock_id')
    .leftJoin('departments as d', 'd.id', 'n.department_id')
    .orderBy('n.at', 'desc')
    .orderBy('n.id')
    .select('n.*', 'k.limit_key', 'k.due_at', 'd.name as department_name', db.raw(INQUIRY_NO));

/** Newest first. */
export const selectNotices = async (needs: Needs, limit: number): Promise<SupervisionNotice[]> =>
  ((await notices(needs).limit(limit)) as NoticeRow[]).map(toNotice);

/** Escalations nobody has taken note of yet, newest first. */
export const selectOpenEscalations = async (needs: Needs, limit: number): Promise<SupervisionNotice[]> => {
  const open = notices(needs).where('n.kind', 'supervisors').whereNull('n.acknowledged_at');
  return ((await open.limit(limit)) as NoticeRow[]).map(toNotice);
};

/** The department of the escalation that was open and is noted now; undefined when it was not open. */
export const updateAcknowledged = async (
  { db, clock }: Needs,
  id: string,
  accountId: string,
): Promise<{ departmentId: string | null } | undefined> => {
  const [row]: { department_id: string | null }[] = await db('supervision_notices')
    .where({ id, kind: 'supervisors' })
    .whereNull('acknowledged_at')
    .update({ acknowledged_by: accountId, acknowledged_at: clock.now().toJSDate() })
    .returning('department_id');
  return row && { departmentId: row.department_id };
};

export const isNoticeThere = async ({ db }: Needs, id: string): Promise<boolean> =>
  (await db('supervision_notices').where({ id, kind: 'supervisors' }).first('id')) !== undefined;
