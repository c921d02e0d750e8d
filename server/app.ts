import { join } from 'node:path';
import cookieParser from 'cookie-parser';
import express, { type Express, type RequestHandler } from 'express';
import { API_PREFIX } from './api/api-document.ts';
import { accounts, integrators } from './audiences.ts';
import { createCallbackRoutes } from './callbacks/index.ts';
import { createErrorHandler } from './error-handler.ts';
import { healthAudience } from './health-routes.ts';
import { routeNotFound } from './http-errors.ts';
import { mountRoutes } from './mount-routes.ts';
import { createPublicRoutes } from './public/licence-routes.ts';
import { createPaymentPages } from './public/payment-routes.ts';
import { openRouteTables, type RouteTables } from './route-tables.ts';
import { nameRequest, securityHeaders } from './security-headers.ts';
import type { ServerDeps } from './server-deps.ts';
import { findSignedIn } from './session/account-auth.ts';
import { createSessionMiddleware } from './session/session-cookie.ts';
import { homePathOf } from './session/session-routes.ts';
import { openSessionStore } from './session/session-store.ts';
import { serveUi } from './static-ui.ts';

/** The program as one Express app, and how to let go of what it holds. */
export interface ServerApp {
  app: Express;
  tables: RouteTables;
  /** ends the streams, which never end by themselves */
  endStreams(): Promise<void>;
  /** gives back the session database's connections; call it after the last request */
  close(): Promise<void>;
}

export const createApp = async (deps: ServerDeps): Promise<ServerApp> => {
  const app = express();
  const store = openSessionStore(deps.sessionDatabaseUrl, deps.log);
  const tables = await openRouteTables(deps);
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', 'loopback');
  app.use(nameRequest, securityHeaders(deps.settings.publicUrl), cookieParser());
  mountAudiences(app, deps, tables, createSessionMiddleware(store.store, deps.settings));
  app.use(() => {
    throw routeNotFound();
  });
  app.use(createErrorHandler(deps.log));
  return { app, tables, endStreams: () => tables.stream.close(), close: () => store.close() };
};

/** A folder per audience, its URL prefix = its name. */
const mountAudiences = (app: Express, deps: ServerDeps, tables: RouteTables, sessions: RequestHandler): void => {
  const signedIn = accounts(deps, sessions, tables);
  app.use(mountRoutes(tables.health, healthAudience, deps.settings));
  app.use(API_PREFIX, ...integrators(deps, tables.api));
  app.use('/callbacks', createCallbackRoutes(deps));
  app.use('/public', createPublicRoutes(deps), createPaymentPages(deps));
  app.use('/session', ...signedIn.session(tables.session));
  app.use('/desk/api', ...signedIn.desk);
  app.use('/modeler/api', ...signedIn.modeler);
  app.get('/', sessions, async (req, res) => {
    res.set('Cache-Control', 'no-store').redirect(303, homePathOf(await findSignedIn(deps, req)));
  });
  for (const ui of ['desk', 'modeler']) app.use(`/${ui}`, serveUi(join(deps.settings.uiFolder, ui)));
};
