import { listClocksByIds, type LimitClock } from '../clocks/index.ts';
import type { Needs } from '../needs.ts';
import type { Account } from '../people/index.ts';
import { taskNotFound } from './task-errors.ts';
import * as reader from './task-reader.ts';

/** A line with the clock its light is computed from. */
export interface TaskListEntry extends reader.TaskLine {
  clock: LimitClock | undefined;
}

export interface TaskList {
  rows: TaskListEntry[];
  counts: reader.TaskCounts;
  /** where the next page begins; undefined at the end */
  next: reader.TaskPosition | undefined;
}

const withClocks = async (needs: Needs, lines: reader.TaskLine[]): Promise<TaskListEntry[]> => {
  const ids = lines.flatMap((line) => (line.clockId === undefined ? [] : [line.clockId]));
  const clocks = new Map((await listClocksByIds(needs, ids)).map((clock) => [clock.id, clock]));
  return lines.map((line) => ({ ...line, clock: clocks.get(line.clockId ?? '') }));
};

/** A page of the tasks of the account's department and roles (of every department for supervisors), from our own tables, with counts. `limit` ≤ 200. */
export const listTasks = async (
  needs: Needs,
  input: reader.TaskFilter & { after?: reader.TaskPosition | undefined; limit: number },
  account: Account,
): Promise<TaskList> => {
  const page = { after: input.after, limit: input.limit + 1 };
  const lines = await reader.readTasks(needs, account, input, page);
  const shown = lines.slice(0, input.limit);
  const last = lines.length > input.limit ? shown.at(-1) : undefined;
  return {
    rows: await withClocks(needs, shown),
    counts: await reader.countTasks(needs, account, input),
    next: last && { sortAt: last.sortAt, id: last.id },
  };
};

/** One line of the list; a task of others is `task-not-found`. */
export const getTaskEntry = async (needs: Needs, taskId: string, account: Account): Promise<TaskListEntry> => {
  const line = await reader.readTask(needs, account, taskId);
  if (line === undefined) throw taskNotFound();
  const [entry] = await withClocks(needs, [line]);
  if (entry === undefined) throw taskNotFound();
  return entry;
};
