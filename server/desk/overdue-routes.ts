import { DateTime } from 'luxon';
import { remainingOf } from '../../domain/clocks/index.ts';
import { ORDER_STATE_NAMES, type OverdueEntry, type OverduePosition } from '../../domain/orders/index.ts';
import type { Cursors } from '../cursor.ts';
import { instantOf } from '../instants.ts';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { caseReaders } from './desk-rights.ts';
import { OverdueList, OverdueQuery, type OverdueRow } from './order-schemas.ts';
import { type OrderSight, readOrderSight, seenDepartment } from './order-view.ts';
import { readReasons, type Reasons } from './overdue-reasons.ts';

const defineRoute = routesFor<AccountCaller>();

export const overdueRoutes = (deps: ServerDeps, cursors: Cursors): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/overdue',
    summary: '超期清单',
    right: caseReaders,
    querySchema: OverdueQuery,
    answer: OverdueList,
    handle: ({ query, caller }) => listOverdue(deps, cursors, query, caller),
  }),
];

interface SealedPosition {
  redAt: string;
  clockId: string;
}

const listOverdue = async (deps: ServerDeps, cursors: Cursors, query: OverdueQuery, caller: AccountCaller) => {
  const filter = { departmentId: seenDepartment(caller, query.department), search: query.q };
  const scope = JSON.stringify(['overdue', caller.account.id, filter]);
  const after = toPosition(cursors.open<SealedPosition>(scope, query.cursor));
  const found = await deps.reading.orders.listOverdue({ ...filter, after, limit: query.limit ?? 20 });
  const sight = await readOrderSight(deps.reading, deps.clock.now(), caller);
  const reasons = await readReasons(deps.reading, found.rows);
  const own = seenDepartment(caller, undefined);
  return {
    rows: found.rows.map((entry) => viewRow(entry, sight, reasons)),
    departments: found.departments.filter(({ id }) => own === undefined || id === own),
    nextCursor: found.next
      ? cursors.seal(scope, { redAt: found.next.redAt.toISO(), clockId: found.next.clockId })
      : null,
  };
};

const viewRow = (entry: OverdueEntry, { calendar, now, nameOf }: OrderSight, reasons: Reasons): OverdueRow => ({
  clockId: entry.clockId,
  caseNo: entry.caseNo ?? null,
  inquiryNo: entry.inquiryNo ?? null,
  itemName: entry.itemName ?? '',
  limitName: nameOf(entry.clock.limitKey),
  departmentId: entry.departmentId,
  departmentName: entry.departmentName,
  dueAt: instantOf(entry.clock.dueAt),
  remaining: remainingOf(calendar, entry.clock, now),
  reason: reasons.get(entry.clockId) ?? null,
  order: entry.order
    ? { ...entry.order, number: entry.order.number ?? null, stateName: ORDER_STATE_NAMES[entry.order.state] }
    : null,
});

const toPosition = (sealed: SealedPosition | undefined): OverduePosition | undefined =>
  sealed && { redAt: DateTime.fromISO(sealed.redAt), clockId: sealed.clockId };
