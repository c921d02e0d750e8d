import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { ServerSettings } from '../server-deps.ts';

declare module 'express-session' {
  interface SessionData {
    accountId: string;
    /** ISO; a session ends this long after sign-in however busy it is */
    signedInAt: string;
  }
}

/** Hours after which even a busy session must sign in again. */
export const SESSION_HOURS = 12;

const isSecure = (settings: ServerSettings): boolean => settings.publicUrl.startsWith('https:');

/** Server-side sessions behind an http-only cookie; ends after `idleMinutes` without a request. */
export const createSessionMiddleware = (store: session.Store, settings: ServerSettings): RequestHandler =>
  session({
    store,
    name: isSecure(settings) ? '__Host-tongban.sid' : 'tongban.sid',
    secret: settings.sessionSecret,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    proxy: isSecure(settings),
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure(settings),
      path: '/',
      maxAge: settings.idleMinutes * 60_000,
    },
  });

type Done = (error?: unknown) => void;

const settled = (start: (done: Done) => unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    start((error) => (error ? reject(error as Error) : resolve()));
  });

/** A new session id for the signed-in account: whoever knew the old id knows nothing. */
export const beginSession = async (req: Request, accountId: string, now: string): Promise<void> => {
  await settled((done) => req.sessionStore.regenerate(req, done));
  req.session.accountId = accountId;
  req.session.signedInAt = now;
  await settled((done) => req.session.save(done));
};

/** Nothing to do when there was none. */
export const endSession = async (req: Request): Promise<void> => {
  const session = req.session as Request['session'] | undefined;
  if (session) await settled((done) => session.destroy(done));
};
