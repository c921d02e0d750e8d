import type { PublishedItem } from '../../domain/items/index.ts';
import type { SupervisionEvent } from '../../domain/supervision/index.ts';
import { instantOf } from '../instants.ts';
import { limitNameOf } from '../limit-name.ts';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { Board } from './board-schemas.ts';
import { supervisors } from './desk-rights.ts';

const defineRoute = routesFor<AccountCaller>();

export const boardRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/board',
    summary: '电子监察看板',
    right: supervisors,
    answer: Board,
    handle: async () => {
      const { at, totals, departments, items, warnings } = await deps.reading.supervision.showBoard();
      const published = await deps.reading.items.listItems();
      return {
        at: instantOf(at),
        totals,
        departments: departments.map(({ key, name, lights }) => ({ id: key, name, lights })),
        items,
        warnings: warnings.map((event) => viewWarning(event, published)),
      };
    },
  }),
];

const viewWarning = (event: SupervisionEvent, published: readonly PublishedItem[]): Board['warnings'][number] => ({
  id: event.id,
  at: instantOf(event.at),
  colour: event.colour,
  caseNo: event.caseNo ?? '',
  limitName: nameOfLimit(event.limitKey, published),
  departmentName: event.departmentName ?? '',
  dueAt: instantOf(event.dueAt),
});

/** The name any item gives the limit: items that share a part name its limits alike. */
const nameOfLimit = (limitKey: string, published: readonly PublishedItem[]): string => {
  const [key = limitKey] = limitKey.split('#');
  const owner = published.find(({ item }) => item.limits[key] !== undefined);
  return owner ? limitNameOf(owner.item, limitKey) : limitKey;
};
