import type { TaskListEntry, TaskPosition } from '../../domain/tasks/index.ts';
import { DateTime } from 'luxon';
import { etagOf } from '../answer.ts';
import type { Cursors } from '../cursor.ts';
import { Reply, type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { caseReaders } from './desk-rights.ts';
import { readTaskDetail } from './task-detail.ts';
import { viewTaskRow } from './task-row.ts';
import { TaskDetail, TaskList, TaskPath, TaskQuery } from './task-schemas.ts';

const defineRoute = routesFor<AccountCaller>();

export const taskRoutes = (deps: ServerDeps, cursors: Cursors): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/tasks',
    summary: '待办任务',
    right: caseReaders,
    querySchema: TaskQuery,
    answer: TaskList,
    handle: ({ query, caller }) => listTasks(deps, cursors, query, caller),
  }),
  defineRoute({
    method: 'get',
    path: '/tasks/{taskId}',
    summary: '任务详情',
    right: caseReaders,
    pathSchema: TaskPath,
    answer: TaskDetail,
    handle: async ({ path, caller }) => {
      const detail = await readTaskDetail(deps, path.taskId, caller);
      return new Reply(detail, etagOf(detail.task.version));
    },
  }),
];

const listTasks = async (deps: ServerDeps, cursors: Cursors, query: TaskQuery, caller: AccountCaller) => {
  const { light, item: itemKey, department: departmentId, q: search } = query;
  const filter = { view: query.view ?? 'open', light, itemKey, departmentId, search };
  const scope = JSON.stringify(['tasks', caller.account.id, filter]);
  const after = toPosition(cursors.open<{ sortAt: string; id: string }>(scope, query.cursor));
  const list = await deps.reading.tasks.listTasks({ ...filter, after, limit: query.limit ?? 20 }, caller.account);
  const { items, views, lights } = list.counts;
  return {
    rows: await viewRows(deps, list.rows),
    counts: { views, lights },
    nextCursor: list.next ? cursors.seal(scope, { sortAt: list.next.sortAt.toISO(), id: list.next.id }) : null,
    items,
  };
};

const toPosition = (sealed: { sortAt: string; id: string } | undefined): TaskPosition | undefined =>
  sealed && { sortAt: DateTime.fromISO(sealed.sortAt), id: sealed.id };

export const viewRows = async (deps: ServerDeps, entries: readonly TaskListEntry[]) => {
  const calendar = await deps.reading.calendar.getCalendar();
  const now = deps.clock.now();
  return entries.map((entry) => viewTaskRow(entry, calendar, now));
};
