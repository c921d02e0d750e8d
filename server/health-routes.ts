import { Type } from '@sinclair/typebox';
import type { Audience } from './mount-routes.ts';
import { type Caller, everybody, Reply, type Route, routesFor } from './route.ts';
import type { ServerDeps } from './server-deps.ts';

const Health = Type.Object({ status: Type.String() });

const defineRoute = routesFor<Caller>();

/** `/health`: this process answers. `/ready`: database and engine answer too. */
export const healthRoutes = (deps: ServerDeps): Route<Caller>[] => [
  defineRoute({
    method: 'get',
    path: '/health',
    summary: '存活检查',
    right: everybody,
    answer: Health,
    handle: () => ({ status: 'alive' }),
  }),
  defineRoute({
    method: 'get',
    path: '/ready',
    summary: '就绪检查',
    right: everybody,
    answer: Health,
    handle: async () =>
      deps.checkReady().then(
        () => ({ status: 'ready' }),
        () => new Reply({ status: 'not-ready' }, { 'Retry-After': '5' }, 503),
      ),
  }),
];

const NOBODY: Caller = { actor: { kind: 'outside', id: 'nobody' }, roles: [], scopes: [] };

export const healthAudience: Audience<Caller> = { guards: [], authenticate: () => Promise.resolve(NOBODY) };
