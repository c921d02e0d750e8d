import type { TaskListEntry, TaskPosition } from '../../domain/tasks/index.ts';
import { DateTime } from 'luxon';
import { etagOf, versionOfIfMatch } from '../answer.ts';
import type { Cursors } from '../cursor.ts';
import { versionRequired } from '../http-errors.ts';
import { Reply, type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { clerks } from './desk-rights.ts';
import { readTaskDetail } from './task-detail.ts';
import { viewTaskRow } from './task-row.ts';
import { DecideTask, TaskChanged, TaskDetail, TaskList, TaskPath, TaskQuery } from './task-schemas.ts';

const defineRoute = routesFor<AccountCaller>();

export const taskRoutes = (deps: ServerDeps, cursors: Cursors): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/tasks',
    summary: '本部门待办任务',
    right: clerks,
    querySchema: TaskQuery,
    answer: TaskList,
    handle: ({ query, caller }) => listTasks(deps, cursors, query, caller),
  }),
  defineRoute({
    method: 'get',
    path: '/tasks/{taskId}',
    summary: '任务详情',
    right: clerks,
    pathSchema: TaskPath,
    answer: TaskDetail,
    handle: async ({ path, caller }) => {
      const detail = await readTaskDetail(deps, path.taskId, caller);
      return new Reply(detail, etagOf(detail.task.version));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/{taskId}/claim',
    summary: '签收',
    right: clerks,
    pathSchema: TaskPath,
    answer: TaskChanged,
    handle: async ({ path, caller }) => {
      await deps.transact((domain) => domain.tasks.claimTask({ taskId: path.taskId }, caller.actor));
      return changed(deps, path.taskId, caller);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/{taskId}/release',
    summary: '退回签收',
    right: clerks,
    pathSchema: TaskPath,
    answer: TaskChanged,
    handle: async ({ path, caller }) => {
      await deps.transact((domain) => domain.tasks.releaseTask({ taskId: path.taskId }, caller.actor));
      return changed(deps, path.taskId, caller);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/{taskId}/decision',
    summary: '提交办理意见',
    right: clerks,
    headers: { 'If-Match': { required: false, description: '任务的 ETag；也可在请求体中给出 version' } },
    pathSchema: TaskPath,
    bodySchema: DecideTask,
    answer: TaskChanged,
    handle: async ({ path, body, caller, header }) => {
      const version = versionOfIfMatch(header('if-match')) ?? body.version;
      if (version === undefined) throw versionRequired();
      const input = { taskId: path.taskId, values: body.values, version };
      await deps.transact((domain) => domain.tasks.decideTask(input, caller.actor));
      return changed(deps, path.taskId, caller);
    },
  }),
];

const listTasks = async (deps: ServerDeps, cursors: Cursors, query: TaskQuery, caller: AccountCaller) => {
  const filter = { view: query.view ?? 'open', light: query.light, itemKey: query.item, search: query.q };
  const scope = JSON.stringify(['tasks', caller.account.id, filter]);
  const after = toPosition(cursors.open<{ sortAt: string; id: string }>(scope, query.cursor));
  const list = await deps.reading.tasks.listTasks({ ...filter, after, limit: query.limit ?? 20 }, caller.actor);
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

const viewRows = async (deps: ServerDeps, entries: readonly TaskListEntry[]) => {
  const calendar = await deps.reading.calendar.getCalendar();
  const now = deps.clock.now();
  return entries.map((entry) => viewTaskRow(entry, calendar, now));
};

const changed = async (deps: ServerDeps, taskId: string, caller: AccountCaller): Promise<Reply<TaskChanged>> => {
  const [task] = await viewRows(deps, [await deps.reading.tasks.getTaskEntry(taskId, caller.actor)]);
  if (!task) throw new Error('the task changed just now is gone');
  return new Reply({ task }, etagOf(task.version));
};
