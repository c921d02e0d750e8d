import { Type } from '@sinclair/typebox';
import type { Cursors } from '../cursor.ts';
import { everybody, type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import { answerRoutes } from './answer-routes.ts';
import { documentApi } from './api-document.ts';
import type { ApiCaller } from './api-key-auth.ts';
import { caseRoutes } from './case-routes.ts';
import { daysRoutes } from './days-routes.ts';
import { inquiryRoutes } from './inquiry-routes.ts';
import { itemRoutes } from './item-routes.ts';
import { materialRoutes } from './material-routes.ts';
import { parcelRoutes } from './parcel-routes.ts';
import { stockRoutes } from './stock-routes.ts';

const defineRoute = routesFor<ApiCaller>();

/** The whole table of the integrators' door, its own description included. */
export const apiRoutes = (deps: ServerDeps, cursors: Cursors): Route<ApiCaller>[] => {
  const routes = [
    ...itemRoutes(deps),
    ...daysRoutes(deps, cursors),
    ...caseRoutes(deps, cursors),
    ...answerRoutes(deps),
    ...materialRoutes(deps),
    ...parcelRoutes(deps),
    ...stockRoutes(deps),
    ...inquiryRoutes(deps),
  ];
  const document = documentApi(routes);
  return [
    ...routes,
    defineRoute({
      method: 'get',
      path: '/openapi.json',
      summary: '本接口的 OpenAPI 3.1 文档',
      right: everybody,
      answer: Type.Record(Type.String(), Type.Unknown()),
      handle: () => document,
    }),
  ];
};
