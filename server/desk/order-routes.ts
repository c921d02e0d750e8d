import { DateTime } from 'luxon';
import type { OrderPosition } from '../../domain/orders/index.ts';
import type { Cursors } from '../cursor.ts';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { caseReaders } from './desk-rights.ts';
import { readOrderDetail } from './order-detail.ts';
import { OrderDetail, OrderList, OrderPath, OrderQuery } from './order-schemas.ts';
import { readOrderSight, seenDepartment, viewOrderRow } from './order-view.ts';

const defineRoute = routesFor<AccountCaller>();

export const orderRoutes = (deps: ServerDeps, cursors: Cursors): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/orders',
    summary: '督办事项',
    right: caseReaders,
    querySchema: OrderQuery,
    answer: OrderList,
    handle: ({ query, caller }) => listOrders(deps, cursors, query, caller),
  }),
  defineRoute({
    method: 'get',
    path: '/orders/{orderId}',
    summary: '督办事项详情',
    right: caseReaders,
    pathSchema: OrderPath,
    answer: OrderDetail,
    handle: async ({ path, caller }) => {
      const sight = await readOrderSight(deps.reading, deps.clock.now(), caller);
      return readOrderDetail(deps.reading, path.orderId, sight);
    },
  }),
];

interface SealedPosition {
  openedAt: string;
  id: string;
}

const listOrders = async (deps: ServerDeps, cursors: Cursors, query: OrderQuery, caller: AccountCaller) => {
  const filter = { state: query.state, departmentId: seenDepartment(caller, query.department), search: query.q };
  const scope = JSON.stringify(['orders', caller.account.id, filter]);
  const after = toPosition(cursors.open<SealedPosition>(scope, query.cursor));
  const { rows, counts, departments, next } = await deps.reading.orders.listOrders({
    ...filter,
    after,
    limit: query.limit ?? 20,
  });
  const sight = await readOrderSight(deps.reading, deps.clock.now(), caller);
  const own = seenDepartment(caller, undefined);
  return {
    rows: rows.map((entry) => viewOrderRow(entry, sight)),
    counts,
    departments: departments.filter(({ id }) => own === undefined || id === own),
    nextCursor: next ? cursors.seal(scope, { openedAt: next.openedAt.toISO(), id: next.id }) : null,
  };
};

const toPosition = (sealed: SealedPosition | undefined): OrderPosition | undefined =>
  sealed && { openedAt: DateTime.fromISO(sealed.openedAt), id: sealed.id };
