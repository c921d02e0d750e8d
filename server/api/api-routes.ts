import { Type } from '@sinclair/typebox';
import type { Cursors } from '../cursor.ts';
import { describeApi } from '../openapi.ts';
import { everybody, type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { ApiCaller } from './api-key-auth.ts';
import { answerRoutes } from './answer-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { itemRoutes } from './item-routes.ts';
import * as caseSchemas from './case-schemas.ts';
import * as itemSchemas from './item-schemas.ts';
import { materialRoutes } from './material-routes.ts';
import * as materialSchemas from './material-schemas.ts';

export const API_PREFIX = '/api/v1';

const defineRoute = routesFor<ApiCaller>();

/** The whole table of the integrators' door, its own description included. */
export const apiRoutes = (deps: ServerDeps, cursors: Cursors): Route<ApiCaller>[] => {
  const routes = [...itemRoutes(deps), ...caseRoutes(deps, cursors), ...answerRoutes(deps), ...materialRoutes(deps)];
  const document = describeApi(routes, {
    title: '通办开放接口',
    version: '1',
    description: '申报与跟踪行政审批办件。错误一律为 application/problem+json（RFC 9457）。',
    prefix: API_PREFIX,
    schemas: { ...caseSchemas, ...itemSchemas, ...materialSchemas },
  });
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
