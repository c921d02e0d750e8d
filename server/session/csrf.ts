import { doubleCsrf } from 'csrf-csrf';
import type { Request, RequestHandler, Response } from 'express';
import { csrfTokenInvalid, originNotAllowed } from '../http-errors.ts';
import type { ServerSettings } from '../server-deps.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface Csrf {
  /** the token bound to this session, also set as cookie; the same for every tab */
  issue(req: Request, res: Response): string;
  /** refuses a writing request without the session's token in `X-CSRF-Token` */
  requireToken: RequestHandler;
  /** refuses a writing request a browser sends on behalf of another site; enough where nobody is signed in yet */
  requireOwnOrigin: RequestHandler;
}

export const createCsrf = (settings: ServerSettings): Csrf => {
  const secure = settings.publicUrl.startsWith('https:');
  const { generateCsrfToken, validateRequest } = doubleCsrf({
    getSecret: () => `csrf|${settings.sessionSecret}`,
    getSessionIdentifier: (req) => req.sessionID,
    cookieName: secure ? '__Host-tongban.csrf' : 'tongban.csrf',
    cookieOptions: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
    getCsrfTokenFromRequest: (req) => req.get('x-csrf-token'),
  });
  return {
    issue: (req, res) => generateCsrfToken(req, res, { overwrite: false, validateOnReuse: false }),
    requireToken: (req, _res, next) => {
      if (!SAFE.has(req.method) && !validateRequest(req)) throw csrfTokenInvalid();
      next();
    },
    requireOwnOrigin: (req, _res, next) => {
      if (!SAFE.has(req.method) && !isOwnOrigin(req, settings.publicUrl)) throw originNotAllowed();
      next();
    },
  };
};

const isOwnOrigin = (req: Request, publicUrl: string): boolean => {
  const site = req.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = req.get('origin');
  if (origin === undefined) return true;
  return origin === new URL(publicUrl).origin || hostOf(origin) === req.get('host');
};

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);
