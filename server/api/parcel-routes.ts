import { type Route, routesFor, scope } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import { replySummary } from './answer-routes.ts';
import type { ApiCaller } from './api-key-auth.ts';
import { AnnounceParcel, CasePath, CaseSummary } from './case-schemas.ts';
import { getClientCase } from './case-view.ts';

const defineRoute = routesFor<ApiCaller>();

/** Paper originals the applicant sends. */
export const parcelRoutes = (deps: ServerDeps): Route<ApiCaller>[] => [
  defineRoute({
    method: 'post',
    path: '/cases/{caseNo}/parcels',
    summary: '告知已寄出纸质材料',
    right: scope('cases:write'),
    pathSchema: CasePath,
    bodySchema: AnnounceParcel,
    status: 202,
    answer: CaseSummary,
    handle: async ({ path: { caseNo }, body: { trackingNo }, caller }) => {
      await getClientCase(deps.reading, caseNo, caller.clientId);
      await deps.transact((domain) => domain.courier.announceParcel({ caseNo, trackingNo }, caller.actor));
      return replySummary(deps, caseNo, caller);
    },
  }),
];
