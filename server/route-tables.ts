import type { ApiCaller } from './api/api-key-auth.ts';
import { apiRoutes } from './api/api-routes.ts';
import { createCursors } from './cursor.ts';
import { deskRoutes } from './desk/desk-routes.ts';
import type { DeskStream } from './desk/desk-stream.ts';
import { openStream } from './desk/open-stream.ts';
import { healthRoutes } from './health-routes.ts';
import { modelerRoutes } from './modeler/modeler-routes.ts';
import type { Caller, Route } from './route.ts';
import type { ServerDeps } from './server-deps.ts';
import type { AccountCaller } from './session/account-auth.ts';
import { sessionRoutes, type Visitor } from './session/session-routes.ts';

/** Every route of every audience, as data: what is mounted, documented, and tested role by role. */
export interface RouteTables {
  health: Route<Caller>[];
  session: Route<Visitor>[];
  api: Route<ApiCaller>[];
  desk: Route<AccountCaller>[];
  modeler: Route<AccountCaller>[];
  /** the live stream the desk's table speaks of; it never ends by itself */
  stream: DeskStream;
}

export const openRouteTables = async (deps: ServerDeps): Promise<RouteTables> => {
  const cursors = createCursors(deps.settings.sessionSecret);
  const stream = await openStream(deps);
  return {
    health: healthRoutes(deps),
    session: sessionRoutes(deps),
    api: apiRoutes(deps, cursors),
    desk: deskRoutes(deps, cursors, stream),
    modeler: modelerRoutes(deps),
    stream,
  };
};
