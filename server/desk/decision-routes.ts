import { etagOf, versionOfIfMatch } from '../answer.ts';
import { versionRequired } from '../http-errors.ts';
import { Reply, type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { deciders } from './desk-rights.ts';
import { viewRows } from './task-routes.ts';
import { DecideTask, TaskChanged, TaskPath } from './task-schemas.ts';

const defineRoute = routesFor<AccountCaller>();

/** Claim, give back, decide: each answers the row as it now is. */
export const decisionRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'post',
    path: '/tasks/{taskId}/claim',
    summary: '签收',
    right: deciders,
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
    right: deciders,
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
    right: deciders,
    headers: { 'If-Match': { required: false, description: '任务的 ETag；也可在请求体中给出 version' } },
    pathSchema: TaskPath,
    bodySchema: DecideTask,
    answer: TaskChanged,
    handle: async ({ path, body, caller, header }) => {
      const version = versionOfIfMatch(header('if-match')) ?? body.version;
      if (version === undefined) throw versionRequired();
      const input = { taskId: path.taskId, values: body.values, version };
      await deps.transact((domain) => domain.tasks.decideTask(input, caller.actor));
      await deps.reached('decision-committed');
      return changed(deps, path.taskId, caller);
    },
  }),
];

const changed = async (deps: ServerDeps, taskId: string, caller: AccountCaller): Promise<Reply<TaskChanged>> => {
  const [task] = await viewRows(deps, [await deps.reading.tasks.getTaskEntry(taskId, caller.account)]);
  if (!task) throw new Error('the task changed just now is gone');
  return new Reply({ task }, etagOf(task.version));
};
