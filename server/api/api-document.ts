import { describeApi } from '../openapi.ts';
import type { Route } from '../route.ts';
import type { ApiCaller } from './api-key-auth.ts';
import * as calendarSchemas from '../calendar-schemas.ts';
import * as deadlineSchemas from '../deadline-schemas.ts';
import * as caseSchemas from './case-schemas.ts';
import * as inquirySchemas from './inquiry-schemas.ts';
import * as itemSchemas from './item-schemas.ts';
import * as materialSchemas from './material-schemas.ts';

export const API_PREFIX = '/api/v1';

/** The OpenAPI 3.1 document of the integrators' door, from the schemas their requests are checked with. */
export const documentApi = (routes: readonly Route<ApiCaller>[]): Record<string, unknown> =>
  describeApi(routes, {
    title: '通办开放接口',
    version: '1',
    description: '申报与跟踪行政审批办件。错误一律为 application/problem+json（RFC 9457）。',
    prefix: API_PREFIX,
    schemas: {
      ...calendarSchemas,
      ...caseSchemas,
      ...deadlineSchemas,
      ...inquirySchemas,
      ...itemSchemas,
      ...materialSchemas,
    },
  });
