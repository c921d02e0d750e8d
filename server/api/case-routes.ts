import { DateTime } from 'luxon';
import type { CasePosition } from '../../domain/cases/index.ts';
import { etagOf } from '../answer.ts';
import type { Cursors } from '../cursor.ts';
import { Reply, type Route, routesFor, scope } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { ApiCaller } from './api-key-auth.ts';
import { viewEvents } from './case-events.ts';
import { CaseEventList, CaseListQuery, CasePage, CasePath, CaseSummary, CaseView, FileCase } from './case-schemas.ts';
import { getClientCase, readCaseView, summarise } from './case-view.ts';
import { fileCase } from './file-case.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';

const defineRoute = routesFor<ApiCaller>();

export const caseRoutes = (deps: ServerDeps, cursors: Cursors): Route<ApiCaller>[] => [
  defineRoute({
    method: 'post',
    path: '/cases',
    summary: '申报：提交申请，开立办件',
    right: scope('cases:write'),
    headers: { 'Idempotency-Key': { required: true, description: '每次申报一个唯一键，重复提交得到同一答复' } },
    bodySchema: FileCase,
    status: 201,
    answer: CaseSummary,
    handle: async ({ body, caller, header }) => {
      const { status, summary, isReplay } = await fileCase(deps, idempotencyKeyOf(header), body, caller);
      const headers = { ...etagOf(summary.version), Location: `/api/v1/cases/${summary.caseNo}` };
      return new Reply(summary, isReplay ? { ...headers, 'Idempotency-Replayed': 'true' } : headers, status);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/cases',
    summary: '本接入方申报的办件，最新的在前',
    right: scope('cases:read'),
    querySchema: CaseListQuery,
    answer: CasePage,
    handle: ({ query, caller }) => listCases(deps, cursors, query, caller),
  }),
  defineRoute({
    method: 'get',
    path: '/cases/{caseNo}',
    summary: '办件现状',
    right: scope('cases:read'),
    pathSchema: CasePath,
    answer: CaseView,
    handle: async ({ path, caller }) => {
      const found = await getClientCase(deps.reading, path.caseNo, caller.clientId);
      return new Reply(await readCaseView(deps.reading, deps.clock.now(), found), etagOf(found.version));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/cases/{caseNo}/events',
    summary: '办件经过',
    right: scope('cases:read'),
    pathSchema: CasePath,
    answer: CaseEventList,
    handle: async ({ path, caller }) => {
      await getClientCase(deps.reading, path.caseNo, caller.clientId);
      return { events: viewEvents(await deps.reading.events.listCaseEvents(path.caseNo)) };
    },
  }),
];

interface SealedPosition {
  receivedAt: string;
  caseNo: string;
}

const listCases = async (
  deps: ServerDeps,
  cursors: Cursors,
  query: CaseListQuery,
  caller: ApiCaller,
): Promise<CasePage> => {
  const filter = { clientId: caller.clientId, state: query.state, itemKey: query.item };
  const sealScope = JSON.stringify(['api-cases', filter]);
  const after = toPosition(cursors.open<SealedPosition>(sealScope, query.cursor));
  const { rows, next } = await deps.reading.cases.listCases({ ...filter, after, limit: query.limit ?? 20 });
  const position = next && { receivedAt: next.receivedAt.toISO(), caseNo: next.caseNo };
  return { cases: rows.map(summarise), nextCursor: position ? cursors.seal(sealScope, position) : null };
};

const toPosition = (sealed: SealedPosition | undefined): CasePosition | undefined =>
  sealed && { receivedAt: DateTime.fromISO(sealed.receivedAt), caseNo: sealed.caseNo };
