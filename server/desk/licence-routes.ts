import { CHANGE_RULES } from '../../domain/licences/index.ts';
import { CasePath } from '../api/case-schemas.ts';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { readCaseFile } from './case-file.ts';
import { approvers } from './desk-rights.ts';
import { ChangeLicence } from './licence-schemas.ts';

const defineRoute = routesFor<AccountCaller>();

export const licenceRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'post',
    path: '/cases/{caseNo}/licence/changes',
    summary: '决定暂扣、恢复、撤销、撤回、吊销、注销证照',
    right: approvers,
    pathSchema: CasePath,
    bodySchema: ChangeLicence,
    answer: 'nothing',
    handle: async ({ path: { caseNo }, body, caller }) => {
      await readCaseFile(deps.reading, caseNo, caller);
      await deps.transact(async (domain) => {
        const { id: occasion, kind } = await domain.licences.changeLicence({ caseNo, ...body }, caller.actor);
        const licenceNo = (await domain.licences.findLicence(caseNo))?.licenceNo ?? '';
        const values = { licenceNo, change: CHANGE_RULES[kind].name };
        const notice = { caseNo, template: 'licence-changed', occasion, values } as const;
        await domain.notifications.notifyApplicant(notice, caller.actor);
      });
    },
  }),
];
