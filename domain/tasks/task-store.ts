import type { DateTime } from 'luxon';
import { officeTime, officeTimeOrNone } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { Role } from '../people/index.ts';
import type { TaskSubject } from './subject.ts';
import type { Task, TaskDecision, TaskState } from './task.ts';

interface TaskTableRow {
  id: string;
  subject_kind: TaskSubject['kind'];
  subject_id: string;
  case_no: string | null;
  part_key: string;
  task_key: string;
  branch: number | null;
  process_instance_id: string;
  name: string;
  department_id: string;
  role: Role;
  clock_id: string | null;
  state: TaskState;
  claimed_by: string | null;
  claimed_at: Date | null;
  opened_at: Date;
  closed_at: Date | null;
  decision: TaskDecision | null;
  decided_by: string | null;
  decided_at: Date | null;
  command_id: string | null;
  version: number;
}

const toTask = (row: TaskTableRow): Task => ({
  id: row.id,
  subject: { kind: row.subject_kind, id: row.subject_id },
  caseNo: row.case_no ?? undefined,
  partKey: row.part_key,
  taskKey: row.task_key,
  branch: row.branch ?? undefined,
  processInstanceId: row.process_instance_id,
  name: row.name,
  departmentId: row.department_id,
  role: row.role,
  clockId: row.clock_id ?? undefined,
  state: row.state,
  claimedBy: row.claimed_by ?? undefined,
  claimedAt: officeTimeOrNone(row.claimed_at),
  openedAt: officeTime(row.opened_at),
  closedAt: officeTimeOrNone(row.closed_at),
  decision: row.decision ?? undefined,
  decidedBy: row.decided_by ?? undefined,
  decidedAt: officeTimeOrNone(row.decided_at),
  commandId: row.command_id ?? undefined,
  version: row.version,
});

/** false: it was known already, perhaps closed. */
export const insertTask = async (
  { db }: Needs,
  task: Pick<
    Task,
    | 'id'
    | 'subject'
    | 'caseNo'
    | 'partKey'
    | 'taskKey'
    | 'branch'
    | 'processInstanceId'
    | 'name'
    | 'departmentId'
    | 'role'
    | 'openedAt'
  >,
): Promise<boolean> => {
  const rows = await db('tasks')
    .insert({
      id: task.id,
      subject_kind: task.subject.kind,
      subject_id: task.subject.id,
      case_no: task.caseNo ?? null,
      part_key: task.partKey,
      task_key: task.taskKey,
      branch: task.branch ?? null,
      process_instance_id: task.processInstanceId,
      name: task.name,
      department_id: task.departmentId,
      role: task.role,
      state: 'open',
      opened_at: task.openedAt.toJSDate(),
    })
    .onConflict('id')
    .ignore()
    .returning('id');
  return rows.length === 1;
};

/** Holds the row until the transaction ends. */
export const lockTask = async ({ db }: Needs, id: string): Promise<Task | undefined> => {
  const row: TaskTableRow | undefined = await db('tasks').where({ id }).forUpdate().first();
  return row && toTask(row);
};

export const selectTask = async ({ db }: Needs, id: string): Promise<Task | undefined> => {
  const row: TaskTableRow | undefined = await db('tasks').where({ id }).first();
  return row && toTask(row);
};

/** Those of one case or one order, in the order they were opened, which their times alone do not tell. */
export const selectTasks = async (
  { db }: Needs,
  where: { subjectId: string; partKey?: string; taskKey?: string; processInstanceId?: string },
): Promise<Task[]> => {
  const rows: TaskTableRow[] = await db('tasks')
    .where({
      subject_id: where.subjectId,
      ...(where.partKey !== undefined && { part_key: where.partKey }),
      ...(where.taskKey !== undefined && { task_key: where.taskKey }),
      ...(where.processInstanceId !== undefined && { process_instance_id: where.processInstanceId }),
    })
    .orderBy('seq');
  return rows.map(toTask);
};

const change = async ({ db }: Needs, id: string, columns: Record<string, unknown>): Promise<void> => {
  await db('tasks')
    .where({ id })
    .update({ ...columns, version: db.raw('version + 1') });
};

/** The limit of the step, known once the step is. */
export const updateTaskClock = async ({ db }: Needs, id: string, clockId: string): Promise<void> => {
  await db('tasks').where({ id }).update({ clock_id: clockId });
};

export const updateTaskClaimed = (needs: Needs, id: string, accountId: string): Promise<void> =>
  change(needs, id, { claimed_by: accountId, claimed_at: needs.clock.now().toJSDate() });

export const updateTaskReleased = (needs: Needs, id: string): Promise<void> =>
  change(needs, id, { claimed_by: null, claimed_at: null });

export const updateTaskDecided = (
  needs: Needs,
  id: string,
  input: { decision: TaskDecision; accountId: string; commandId: string },
): Promise<void> =>
  change(needs, id, {
    state: 'deciding',
    decision: JSON.stringify(input.decision),
    decided_by: input.accountId,
    decided_at: needs.clock.now().toJSDate(),
    command_id: input.commandId,
    claimed_by: input.accountId,
    claimed_at: needs.db.raw('coalesce(claimed_at, ?)', [needs.clock.now().toJSDate()]),
  });

export const updateTaskState = (
  needs: Needs,
  id: string,
  input: { state: TaskState; closedAt: DateTime | undefined },
): Promise<void> =>
  change(needs, id, {
    state: input.state,
    ...(input.closedAt !== undefined && { closed_at: input.closedAt.toJSDate() }),
  });
