import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { Catalogue } from './catalogue-schemas.ts';
import { caseReaders } from './desk-rights.ts';

const defineRoute = routesFor<AccountCaller>();

export const catalogueRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/catalogue',
    summary: '事项和部门名录',
    right: caseReaders,
    answer: Catalogue,
    handle: async () => ({
      items: (await deps.reading.items.listItems()).map(({ item }) => ({ key: item.key, name: item.name })),
      departments: (await deps.reading.people.listDepartments()).map(({ id, name }) => ({ id, name })),
    }),
  }),
];
