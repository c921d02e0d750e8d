import { join } from 'node:path';
import type { Express, RequestHandler } from 'express';
import { healthAudience, healthRoutes } from './health-routes.ts';
import { mountRoutes } from './mount-routes.ts';
import { byAddress, limitRequests } from './rate-limits.ts';
import type { ServerDeps } from './server-deps.ts';
import { findSignedIn } from './session/account-auth.ts';
import { createCsrf } from './session/csrf.ts';
import { homePathOf, sessionAudience, sessionRoutes } from './session/session-routes.ts';
import { serveUi } from './static-ui.ts';

/** A folder per audience, its URL prefix = its name. */
export const mountAudiences = async (
  app: Express,
  deps: ServerDeps,
  sessions: RequestHandler,
): Promise<{ close(): Promise<void> }> => {
  const { settings } = deps;
  const csrf = createCsrf(settings);
  app.use(mountRoutes(healthRoutes(deps), healthAudience, settings));
  const signIns = limitRequests('sign-in', settings.rates.signIn, byAddress);
  const guards = [csrf.requireOwnOrigin, onlyFor('POST', signIns)];
  app.use('/session', sessions, mountRoutes(sessionRoutes(deps), sessionAudience(deps, csrf, guards), settings));
  app.get('/', sessions, async (req, res) => {
    res.set('Cache-Control', 'no-store').redirect(303, homePathOf(await findSignedIn(deps, req)));
  });
  for (const ui of ['desk', 'modeler']) app.use(`/${ui}`, serveUi(join(settings.uiFolder, ui)));
  return { close: () => Promise.resolve() };
};

const onlyFor =
  (method: string, handler: RequestHandler): RequestHandler =>
  (req, res, next) =>
    req.method === method ? handler(req, res, next) : next();
