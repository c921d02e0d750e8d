import { etagOf } from '../answer.ts';
import { CasePath } from '../api/case-schemas.ts';
import type { Cursors } from '../cursor.ts';
import { Reply, type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { readCaseDetail } from './case-detail.ts';
import { readCaseFile } from './case-file.ts';
import { CaseDetail, CaseList, CaseSearch } from './case-schemas.ts';
import { caseReaders } from './desk-rights.ts';
import { searchCases } from './search-cases.ts';

const defineRoute = routesFor<AccountCaller>();

export const caseRoutes = (deps: ServerDeps, cursors: Cursors): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/cases',
    summary: '查询办件',
    right: caseReaders,
    querySchema: CaseSearch,
    answer: CaseList,
    handle: ({ query, caller }) => searchCases(deps, cursors, query, caller),
  }),
  defineRoute({
    method: 'get',
    path: '/cases/{caseNo}',
    summary: '办件详情',
    right: caseReaders,
    pathSchema: CasePath,
    answer: CaseDetail,
    handle: async ({ path, caller }) => {
      const file = await readCaseFile(deps.reading, path.caseNo, caller);
      const detail = await readCaseDetail(deps.reading, deps.clock.now(), file);
      return new Reply(detail, etagOf(detail.version));
    },
  }),
];
