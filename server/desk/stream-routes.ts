import { type Route, routesFor } from '../route.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { caseReaders } from './desk-rights.ts';
import type { DeskStream } from './desk-stream.ts';

const defineRoute = routesFor<AccountCaller>();

export const streamRoutes = (stream: DeskStream): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/stream',
    summary: '列表与办件变化的实时通知',
    right: caseReaders,
    headers: { 'Last-Event-ID': { required: false, description: '断线前收到的最后一个事件编号' } },
    answer: 'events',
    handle: ({ caller, header }) => {
      const departmentId = caller.roles.includes('supervisor') ? undefined : (caller.departmentId ?? '');
      const listener = { departmentId, isStillSignedIn: caller.isStillSignedIn };
      return stream.open(listener, header('last-event-id'));
    },
  }),
];
