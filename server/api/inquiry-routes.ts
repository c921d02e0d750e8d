import { Reply, type Route, routesFor, scope } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { ApiCaller } from './api-key-auth.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';
import { DepartmentList, InquiryPath, InquiryView, OpenInquiry } from './inquiry-schemas.ts';
import { openInquiry, readInquiry } from './open-inquiry.ts';

const defineRoute = routesFor<ApiCaller>();

export const inquiryRoutes = (deps: ServerDeps): Route<ApiCaller>[] => [
  defineRoute({
    method: 'post',
    path: '/inquiries',
    summary: '提交咨询或者投诉',
    right: scope('inquiries:write'),
    headers: { 'Idempotency-Key': { required: true, description: '每次提交一个唯一键，重复提交得到同一答复' } },
    bodySchema: OpenInquiry,
    status: 201,
    answer: InquiryView,
    handle: async ({ body, caller, header }) => {
      const { status, inquiry, isReplay } = await openInquiry(deps, idempotencyKeyOf(header), body, caller);
      const headers = { Location: `/api/v1/inquiries/${inquiry.inquiryNo}` };
      return new Reply(inquiry, isReplay ? { ...headers, 'Idempotency-Replayed': 'true' } : headers, status);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/inquiries/{inquiryNo}',
    summary: '咨询投诉现状和答复',
    right: scope('inquiries:read'),
    pathSchema: InquiryPath,
    answer: InquiryView,
    handle: ({ path, caller }) => readInquiry(deps.reading, path.inquiryNo, caller),
  }),
  defineRoute({
    method: 'get',
    path: '/departments',
    summary: '可以咨询或者投诉的部门',
    right: scope('inquiries:read'),
    answer: DepartmentList,
    handle: async () => {
      const departments = await deps.reading.people.listDepartments();
      return { departments: departments.map(({ id, name }) => ({ id, name })) };
    },
  }),
];
