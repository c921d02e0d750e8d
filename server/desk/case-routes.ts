import { DateTime } from 'luxon';
import type { CasePosition } from '../../domain/cases/index.ts';
import { etagOf } from '../answer.ts';
import { CasePath } from '../api/case-schemas.ts';
import type { Cursors } from '../cursor.ts';
import { Reply, type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { viewWholeApplicant } from './applicant-view.ts';
import { readCaseDetail } from './case-detail.ts';
import { readCaseFile } from './case-file.ts';
import { viewCaseRow } from './case-row.ts';
import { ApplicantView, CaseDetail, CaseList, CaseSearch, RevealApplicant } from './case-schemas.ts';
import { caseReaders, clerks } from './desk-rights.ts';

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
  defineRoute({
    method: 'post',
    path: '/cases/{caseNo}/reveal',
    summary: '查看申请人完整信息（记入审计）',
    right: clerks,
    pathSchema: CasePath,
    bodySchema: RevealApplicant,
    answer: ApplicantView,
    handle: async ({ path, body, caller }) => {
      const { found } = await readCaseFile(deps.reading, path.caseNo, caller);
      const subject = { subjectKind: 'case', subjectId: found.caseNo, details: { reason: body.reason } };
      await deps.transact((domain) =>
        domain.audit.writeAuditLine({ action: 'reveal-applicant', ...subject }, caller.actor),
      );
      return viewWholeApplicant(found.applicant);
    },
  }),
];

interface SealedPosition {
  receivedAt: string;
  caseNo: string;
}

const searchCases = async (
  deps: ServerDeps,
  cursors: Cursors,
  query: CaseSearch,
  caller: AccountCaller,
): Promise<CaseList> => {
  const departmentId = caller.roles.includes('supervisor') ? undefined : (caller.departmentId ?? '');
  const filter = { search: query.q, state: query.state, itemKey: query.item, departmentId };
  const scope = JSON.stringify(['cases', caller.account.id, filter]);
  const after = toPosition(cursors.open<SealedPosition>(scope, query.cursor));
  const { rows, next } = await deps.reading.cases.listCases({ ...filter, after, limit: query.limit ?? 20 });
  const calendar = await deps.reading.calendar.getCalendar();
  return {
    rows: rows.map((entry) => viewCaseRow(entry, calendar, deps.clock.now())),
    nextCursor: next ? cursors.seal(scope, { receivedAt: next.receivedAt.toISO(), caseNo: next.caseNo }) : null,
  };
};

const toPosition = (sealed: SealedPosition | undefined): CasePosition | undefined =>
  sealed && { receivedAt: DateTime.fromISO(sealed.receivedAt), caseNo: sealed.caseNo };
