import type { Route } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { draftRoutes } from './draft-routes.ts';
import { modelRoutes } from './model-routes.ts';

/** The whole table of the analysts' door. */
export const modelerRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [...modelRoutes(deps), ...draftRoutes(deps)];
