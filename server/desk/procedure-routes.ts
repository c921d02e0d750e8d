import { versionOfIfMatch } from '../answer.ts';
import { CasePath } from '../api/case-schemas.ts';
import { versionRequired } from '../http-errors.ts';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { readCaseFile } from './case-file.ts';
import { approvers } from './desk-rights.ts';
import { BeginProcedure, EndProcedure, ExtendLimit, ProcedurePath } from './procedure-schemas.ts';

const defineRoute = routesFor<AccountCaller>();
const headers = { 'If-Match': { required: false, description: '办件的 ETag；也可在请求体中给出 version' } };

/** The version of the case the screen was made from: a second click, or an old screen, changes nothing. */
const versionOf = (ifMatch: string | undefined, body: { version?: number }): number => {
  const version = versionOfIfMatch(ifMatch) ?? body.version;
  if (version === undefined) throw versionRequired();
  return version;
};

/** What approvers of the lead department do to the limits of a case: special procedures, their results, extensions. */
export const procedureRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'post',
    path: '/cases/{caseNo}/special-procedures',
    summary: '启动特别程序',
    right: approvers,
    headers,
    pathSchema: CasePath,
    bodySchema: BeginProcedure,
    answer: 'nothing',
    handle: async ({ path: { caseNo }, body, caller, header }) => {
      await readCaseFile(deps.reading, caseNo, caller);
      const input = { ...body, caseNo, version: versionOf(header('if-match'), body) };
      await deps.transact((domain) => domain.specialProcedures.beginSpecialProcedure(input, caller.actor));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/cases/{caseNo}/special-procedures/{procedureId}/result',
    summary: '登记特别程序结果',
    right: approvers,
    headers,
    pathSchema: ProcedurePath,
    bodySchema: EndProcedure,
    answer: 'nothing',
    handle: async ({ path, body, caller, header }) => {
      await readCaseFile(deps.reading, path.caseNo, caller);
      const input = { ...body, ...path, version: versionOf(header('if-match'), body) };
      await deps.transact((domain) => domain.specialProcedures.endSpecialProcedure(input, caller.actor));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/cases/{caseNo}/extensions',
    summary: '延长时限',
    right: approvers,
    headers,
    pathSchema: CasePath,
    bodySchema: ExtendLimit,
    answer: 'nothing',
    handle: async ({ path: { caseNo }, body, caller, header }) => {
      await readCaseFile(deps.reading, caseNo, caller);
      const input = { ...body, caseNo, version: versionOf(header('if-match'), body) };
      await deps.transact((domain) => domain.specialProcedures.extendLimit(input, caller.actor));
    },
  }),
];
