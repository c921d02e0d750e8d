import { answerDeadlines } from '../answer-deadlines.ts';
import { DeadlineAnswers, DeadlineQuestions } from '../deadline-schemas.ts';
import { type Route, routesFor, scope } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { ApiCaller } from './api-key-auth.ts';

const defineRoute = routesFor<ApiCaller>();

export const deadlineRoutes = ({ reading }: ServerDeps): Route<ApiCaller>[] => [
  defineRoute({
    method: 'post',
    path: '/deadlines',
    summary: '计算届满日（一次最多一千问，逐一作答）',
    right: scope('items:read'),
    bodySchema: DeadlineQuestions,
    answer: DeadlineAnswers,
    handle: async ({ body }) => answerDeadlines(await reading.calendar.getCalendar(), body),
  }),
];
