import type { DateTime } from 'luxon';
import { officeTime } from '../../domain/calendar/index.ts';
import { type DepartmentScore, SCORE_RULES } from '../../domain/orders/index.ts';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { caseReaders } from './desk-rights.ts';
import { ScoreQuery, ScoreTable } from './order-schemas.ts';
import { seenDepartment } from './order-view.ts';

const defineRoute = routesFor<AccountCaller>();

const startOf = (day: string): DateTime => officeTime(day).startOf('day');

export const scoreRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/scores',
    summary: '部门扣分',
    right: caseReaders,
    querySchema: ScoreQuery,
    answer: ScoreTable,
    handle: async ({ query, caller }) => {
      const period = { from: startOf(query.from), until: startOf(query.until).plus({ days: 1 }) };
      const own = seenDepartment(caller, undefined);
      const scores = await deps.reading.orders.listScores(period);
      return { departments: scores.filter((one) => own === undefined || one.departmentId === own).map(viewScore) };
    },
  }),
];

const viewScore = ({ departmentId, departmentName, rules, ...counts }: DepartmentScore) => ({
  id: departmentId,
  name: departmentName,
  ...counts,
  rules: rules.map(({ rule, times, points }) => ({ name: SCORE_RULES[rule], times, points })),
});
