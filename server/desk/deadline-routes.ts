import { answerDeadlines } from '../answer-deadlines.ts';
import { DeadlineAnswers, DeadlineQuestions } from '../deadline-schemas.ts';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { caseReaders } from './desk-rights.ts';

const defineRoute = routesFor<AccountCaller>();

export const deadlineRoutes = ({ reading }: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'post',
    path: '/deadlines',
    summary: '计算届满日',
    right: caseReaders,
    bodySchema: DeadlineQuestions,
    answer: DeadlineAnswers,
    handle: async ({ body }) => answerDeadlines(await reading.calendar.getCalendar(), body),
  }),
];
