import cookieParser from 'cookie-parser';
import express, { type Express } from 'express';
import { createErrorHandler } from './error-handler.ts';
import { routeNotFound } from './http-errors.ts';
import { mountAudiences } from './audiences.ts';
import { nameRequest, securityHeaders } from './security-headers.ts';
import type { ServerDeps } from './server-deps.ts';
import { createSessionMiddleware } from './session/session-cookie.ts';
import { openSessionStore } from './session/session-store.ts';

/** The program as one Express app, and how to let go of what it holds. */
export interface ServerApp {
  app: Express;
  /** ends streams and gives back the session database's connections; call it after the last request */
  close(): Promise<void>;
}

export const createApp = async (deps: ServerDeps): Promise<ServerApp> => {
  const app = express();
  const sessions = openSessionStore(deps.sessionDatabaseUrl, deps.log);
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', 'loopback');
  app.use(nameRequest, securityHeaders(deps.settings.publicUrl), cookieParser());
  const audiences = await mountAudiences(app, deps, createSessionMiddleware(sessions.store, deps.settings));
  app.use(() => {
    throw routeNotFound();
  });
  app.use(createErrorHandler(deps.log));
  return {
    app,
    close: async () => {
      await audiences.close();
      await sessions.close();
    },
  };
};
