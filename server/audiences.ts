import { type RequestHandler, Router } from 'express';
import { type ApiCaller, apiAudience } from './api/api-key-auth.ts';
import { routeNotFound } from './http-errors.ts';
import { type Audience, mountRoutes } from './mount-routes.ts';
import { byAddress, byCaller, limitFailures, limitRequests } from './rate-limits.ts';
import type { Route } from './route.ts';
import type { ServerDeps } from './server-deps.ts';
import { type AccountCaller, authenticateAccount } from './session/account-auth.ts';
import { createCsrf } from './session/csrf.ts';
import { sessionAudience, type Visitor } from './session/session-routes.ts';

/** a whole model is saved at once */
const MODEL_LIMIT = '8mb';

/** Integrators: a key per system, so many requests a minute per key, few wrong keys per address. */
export const integrators = (deps: ServerDeps, routes: Route<ApiCaller>[]): RequestHandler[] => {
  const { rates } = deps.settings;
  const audience = apiAudience(deps, [limitRequests('api', rates.apiKey, byCaller)]);
  return [limitFailures('api-key-guesses', rates.signIn), mountRoutes(routes, audience, deps.settings), noSuchRoute];
};

/** Clerks and analysts: signed in, from our own pages, with the session's CSRF token. */
export const accounts = (
  deps: ServerDeps,
  sessions: RequestHandler,
  { desk, modeler }: { desk: Route<AccountCaller>[]; modeler: Route<AccountCaller>[] },
): { desk: RequestHandler[]; modeler: RequestHandler[]; session(routes: Route<Visitor>[]): RequestHandler[] } => {
  const { settings } = deps;
  const csrf = createCsrf(settings);
  const requests = limitRequests('account', settings.rates.account, byCaller);
  const guards = [csrf.requireOwnOrigin, csrf.requireToken, requests];
  const audience: Audience<AccountCaller> = { authenticate: authenticateAccount(deps), guards };
  const signIns = onlyFor('POST', limitRequests('sign-in', settings.rates.signIn, byAddress));
  const visitors = sessionAudience(deps, csrf, [csrf.requireOwnOrigin, signIns]);
  return {
    desk: [sessions, mountRoutes(desk, audience, settings), noSuchRoute],
    modeler: [sessions, mountRoutes(modeler, audience, { ...settings, bodyLimit: MODEL_LIMIT }), noSuchRoute],
    session: (routes) => [sessions, mountRoutes(routes, visitors, settings), noSuchRoute],
  };
};

/** An unknown path of an API must not be answered with the page of its UI. */
const noSuchRoute = Router().use(() => {
  throw routeNotFound();
});

const onlyFor =
  (method: string, handler: RequestHandler): RequestHandler =>
  (req, res, next) =>
    req.method === method ? handler(req, res, next) : next();
