import { etagOf } from '../answer.ts';
import { Reply, type Route, routesFor, scope } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import { answerSupplement } from './answer-supplement.ts';
import { askRepository } from './ask-repository.ts';
import type { ApiCaller } from './api-key-auth.ts';
import { AnswerSupplement, CasePath, CaseSummary, ReportRectification, WithdrawCase } from './case-schemas.ts';
import { getClientCase, summarise } from './case-view.ts';

const defineRoute = routesFor<ApiCaller>();

/** What the applicant answers or asks while the case is under way. */
export const answerRoutes = (deps: ServerDeps): Route<ApiCaller>[] => [
  defineRoute({
    method: 'post',
    path: '/cases/{caseNo}/supplement',
    summary: '按补正通知补交材料',
    right: scope('cases:write'),
    pathSchema: CasePath,
    bodySchema: AnswerSupplement,
    answer: CaseSummary,
    handle: async ({ path, body, caller }) => {
      const found = await getClientCase(deps.reading, path.caseNo, caller.clientId);
      const handedIn = body.materials.map(({ key }) => key);
      const findings = await askRepository(deps, found, handedIn);
      await deps.transact((domain) => answerSupplement(domain, path.caseNo, { ...body, findings }, caller));
      return replySummary(deps, path.caseNo, caller);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/cases/{caseNo}/rectification',
    summary: '报告整改完成',
    right: scope('cases:write'),
    pathSchema: CasePath,
    bodySchema: ReportRectification,
    answer: CaseSummary,
    handle: async ({ path, body, caller }) => {
      const input = { caseNo: path.caseNo, clientId: caller.clientId, report: body.report };
      await deps.transact((domain) => domain.cases.reportRectification(input, caller.actor));
      return replySummary(deps, path.caseNo, caller);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/cases/{caseNo}/withdrawal',
    summary: '申请撤回',
    right: scope('cases:write'),
    pathSchema: CasePath,
    bodySchema: WithdrawCase,
    status: 202,
    answer: CaseSummary,
    handle: async ({ path, body, caller }) => {
      const input = { caseNo: path.caseNo, clientId: caller.clientId, reason: body.reason };
      await deps.transact((domain) => domain.cases.withdrawCase(input, caller.actor));
      return replySummary(deps, path.caseNo, caller);
    },
  }),
];

/** The case as it is now, with its ETag. */
export const replySummary = async (
  deps: ServerDeps,
  caseNo: string,
  caller: ApiCaller,
): Promise<Reply<CaseSummary>> => {
  const found = await getClientCase(deps.reading, caseNo, caller.clientId);
  return new Reply(summarise(found), etagOf(found.version));
};
