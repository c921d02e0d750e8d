import { CasePath } from '../api/case-schemas.ts';
import { yuanText } from '../../domain/payments/index.ts';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { readCaseFile } from './case-file.ts';
import { RefundPart } from './case-schemas.ts';
import { approvers } from './desk-rights.ts';

const defineRoute = routesFor<AccountCaller>();

export const refundRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'post',
    path: '/cases/{caseNo}/refunds',
    summary: '决定退还部分费用',
    right: approvers,
    pathSchema: CasePath,
    bodySchema: RefundPart,
    answer: 'nothing',
    handle: async ({ path: { caseNo }, body, caller }) => {
      await readCaseFile(deps.reading, caseNo, caller);
      await deps.transact(async (domain) => {
        const { refundNo: occasion } = await domain.payments.refundPart({ caseNo, ...body }, caller.actor);
        const values = { amount: yuanText(body.amountFen) };
        const notice = { caseNo, template: 'refund-decided', occasion, values } as const;
        await domain.notifications.notifyApplicant(notice, caller.actor);
      });
    },
  }),
];
