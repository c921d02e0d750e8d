import { CasePath } from '../api/case-schemas.ts';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { viewWholeApplicant } from './applicant-view.ts';
import { readCaseFile } from './case-file.ts';
import { ApplicantView, RevealApplicant } from './case-schemas.ts';
import { clerks } from './desk-rights.ts';

const defineRoute = routesFor<AccountCaller>();

export const applicantRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
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
