import { InquiryPath } from '../api/inquiry-schemas.ts';
import type { Cursors } from '../cursor.ts';
import { type Route, roles, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { caseReaders, clerks } from './desk-rights.ts';
import { enterInquiry, listInquiries, revealInquirer } from './handle-inquiries.ts';
import {
  EnterInquiry,
  InquirerView,
  InquiryDetail,
  InquiryList,
  InquiryQuery,
  ReplyInquiry,
  RevealInquirer,
} from './inquiry-schemas.ts';
import { readInquiryDetail } from './inquiry-view.ts';

const defineRoute = routesFor<AccountCaller>();

/** Which inquiries is a matter of department and author, checked row by row. */
export const inquiryRoutes = (deps: ServerDeps, cursors: Cursors): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/inquiries',
    summary: '咨询投诉',
    right: caseReaders,
    querySchema: InquiryQuery,
    answer: InquiryList,
    handle: ({ query, caller }) => listInquiries(deps, cursors, query, caller),
  }),
  defineRoute({
    method: 'post',
    path: '/inquiries',
    summary: '窗口登记咨询投诉',
    right: roles('window-clerk'),
    bodySchema: EnterInquiry,
    status: 201,
    answer: InquiryDetail,
    handle: ({ body, caller }) => enterInquiry(deps, body, caller),
  }),
  defineRoute({
    method: 'get',
    path: '/inquiries/{inquiryNo}',
    summary: '咨询投诉详情',
    right: caseReaders,
    pathSchema: InquiryPath,
    answer: InquiryDetail,
    handle: async ({ path, caller }) => {
      const sight = await deps.reading.inquiries.getInquirySight(path.inquiryNo, caller.actor);
      return readInquiryDetail(deps.reading, deps.clock.now(), sight);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/inquiries/{inquiryNo}/reply',
    summary: '答复',
    right: caseReaders,
    pathSchema: InquiryPath,
    bodySchema: ReplyInquiry,
    answer: InquiryDetail,
    handle: async ({ path, body, caller }) => {
      const input = { inquiryNo: path.inquiryNo, ...body };
      await deps.transact((domain) => domain.inquiries.replyInquiry(input, caller.actor));
      const sight = await deps.reading.inquiries.getInquirySight(path.inquiryNo, caller.actor);
      return readInquiryDetail(deps.reading, deps.clock.now(), sight);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/inquiries/{inquiryNo}/reveal',
    summary: '查看咨询投诉人完整信息（记入审计）',
    right: clerks,
    pathSchema: InquiryPath,
    bodySchema: RevealInquirer,
    answer: InquirerView,
    handle: ({ path, body, caller }) => revealInquirer(deps, path.inquiryNo, body.reason, caller),
  }),
];
