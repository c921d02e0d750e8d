import { statementDayOpen, statementNotReady } from '../../domain/reconciliation/index.ts';
import { readPeopleNames } from '../people-names.ts';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { supervisors } from './desk-rights.ts';
import * as schemas from './reconciliation-schemas.ts';
import { viewDay, viewDifference } from './reconciliation-view.ts';

const defineRoute = routesFor<AccountCaller>();

/** 对账: the platform's statements against our books, day by day. */
export const reconciliationRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/reconciliation',
    summary: '支付对账',
    right: supervisors,
    querySchema: schemas.ReconciliationQuery,
    answer: schemas.ReconciliationView,
    handle: async ({ query }) => {
      const thisMonth = deps.clock.now().toFormat('yyyy-MM');
      const month = query.month ?? thisMonth;
      const { days, differences } = await deps.reading.reconciliation.showReconciliation({ month });
      const names = await readPeopleNames(deps.reading);
      const shown = differences.map((difference) => viewDifference(difference, names));
      return { month, thisMonth, days: days.map(viewDay), differences: shown };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/reconciliation/run',
    summary: '立即核对一天',
    right: supervisors,
    bodySchema: schemas.RunReconciliation,
    answer: schemas.ReconciliationRun,
    handle: async ({ body: { day }, caller }) => {
      if (day >= (deps.clock.now().toISODate() ?? '')) throw statementDayOpen();
      const result = await deps.effects.reconciliation.reconcileDay({ day }, caller.actor);
      if (result.state === 'not-ready') throw statementNotReady();
      return { lines: result.lines, opened: result.opened, settled: result.settled };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/reconciliation/close',
    summary: '处理一条对账差异',
    right: supervisors,
    bodySchema: schemas.CloseDifference,
    answer: 'nothing',
    handle: ({ body, caller }) => deps.transact((domain) => domain.reconciliation.closeDifference(body, caller.actor)),
  }),
];
