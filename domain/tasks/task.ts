import type { DateTime } from 'luxon';
import type { Account, Role } from '../people/index.ts';
import type { TaskSubject } from './subject.ts';

/**
 * open: waits for somebody; deciding: decided here, the engine is being told; done: the engine went on by it;
 * overtaken: decided, but the process had gone another way; cancelled: taken away undecided.
 */
export type TaskState = 'open' | 'deciding' | 'done' | 'overtaken' | 'cancelled';

/** One user task of one case, or of an order beside it. `id` is the engine's task id and leaves the product nowhere else than to the engine. */
export interface Task {
  id: string;
  /** what its process is about */
  subject: TaskSubject;
  /** the case it is about; undefined where the subject is about none */
  caseNo: string | undefined;
  /** process key of the part; with `taskKey` the key of its form and limit: `inspect-on-site/inspect-site` */
  partKey: string;
  taskKey: string;
  branch: number | undefined;
  processInstanceId: string;
  name: string;
  departmentId: string;
  role: Role;
  /** the limit of this step, when it has one of its own */
  clockId: string | undefined;
  state: TaskState;
  claimedBy: string | undefined;
  claimedAt: DateTime | undefined;
  openedAt: DateTime;
  closedAt: DateTime | undefined;
  decision: TaskDecision | undefined;
  decidedBy: string | undefined;
  decidedAt: DateTime | undefined;
  commandId: string | undefined;
  version: number;
}

/** What a clerk decided: every field of the form, and those the engine is told. */
export interface TaskDecision {
  values: Record<string, unknown>;
  variables: Record<string, string | number | boolean>;
}

/** `<part>/<task>`: names the form, the limit and the entry in the model's list of tasks. */
export const taskSpecKey = (task: Pick<Task, 'partKey' | 'taskKey'>): string => `${task.partKey}/${task.taskKey}`;

/** A task is for one role of one department; nobody else sees it. */
export const isForAccount = (task: Pick<Task, 'departmentId' | 'role'>, account: Account): boolean =>
  task.departmentId === account.department?.id && account.roles.includes(task.role);

/** Still waits for its decision. */
export const isUndecided = (task: Pick<Task, 'state' | 'closedAt'>): boolean =>
  task.state === 'open' && task.closedAt === undefined;
