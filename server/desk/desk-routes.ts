import type { Cursors } from '../cursor.ts';
import type { Route } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { boardRoutes } from './board-routes.ts';
import { departmentsOf } from './case-file.ts';
import { caseRoutes } from './case-routes.ts';
import { decisionRoutes } from './decision-routes.ts';
import { type DeskStream, openDeskStream } from './desk-stream.ts';
import { fileRoutes } from './file-routes.ts';
import { streamRoutes } from './stream-routes.ts';
import { taskRoutes } from './task-routes.ts';

/** The whole table of the clerks' and supervisors' door. */
export const deskRoutes = (deps: ServerDeps, cursors: Cursors, stream: DeskStream): Route<AccountCaller>[] => [
  ...taskRoutes(deps, cursors),
  ...decisionRoutes(deps),
  ...caseRoutes(deps, cursors),
  ...fileRoutes(deps),
  ...boardRoutes(deps),
  ...streamRoutes(stream),
];

/** One stream for all screens of this process. */
export const openStream = ({ wakeUp, log, reading }: ServerDeps): Promise<DeskStream> =>
  openDeskStream({
    wakeUp,
    log,
    isDepartment: async (id) => (await reading.people.listDepartments()).some((department) => department.id === id),
    departmentsOfCase: async (caseNo) => {
      const found = await reading.cases.findCase(caseNo);
      return found ? departmentsOf((await reading.items.getItemOfVersion(found.modelVersionId)).item) : [];
    },
  });
