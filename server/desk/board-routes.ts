import { Type } from '@sinclair/typebox';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { Board } from './board-schemas.ts';
import { supervisors } from './desk-rights.ts';
import { readBoard } from './read-board.ts';

const defineRoute = routesFor<AccountCaller>();

const WarningPath = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

export const boardRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/board',
    summary: '电子监察看板',
    right: supervisors,
    answer: Board,
    handle: () => readBoard(deps.reading),
  }),
  defineRoute({
    method: 'post',
    path: '/warnings/{id}/acknowledge',
    summary: '已阅升级预警',
    right: supervisors,
    pathSchema: WarningPath,
    answer: Board,
    handle: async ({ path, caller }) => {
      await deps.transact((domain) => domain.supervision.acknowledgeWarning({ id: path.id }, caller.actor));
      return readBoard(deps.reading);
    },
  }),
];
