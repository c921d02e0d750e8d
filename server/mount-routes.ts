import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { answerWith } from './answer.ts';
import { mediaTypeNotSupported, methodNotAllowed, roleNotAllowed, scopeNotAllowed } from './http-errors.ts';
import { receiveFile, removeFile } from './receive-file.ts';
import { type Caller, type IncomingFile, mayUse, type Right, type Route } from './route.ts';
import { type Check, compileAnswerCheck, compileBodyCheck, compileTextCheck } from './validation.ts';

const BODY_LIMIT = '1mb';

/** How one audience is recognised and guarded. */
export interface Audience<C extends Caller> {
  /** throws 401 where the right asks for somebody and nobody is there */
  authenticate(req: Request, res: Response, right: Right): Promise<C>;
  /** run after authentication and before the body is read: CSRF, rate limits */
  guards: readonly RequestHandler[];
}

export interface MountSettings {
  quarantineFolder: string;
  uploadLimit: number;
  checkAnswers: boolean;
  /** JSON body limit, `1mb` unless told */
  bodyLimit?: string;
}

/** Turns a route table into an Express router: authenticate, right, guards, body, schemas, handler, answer – in this order. */
export const mountRoutes = <C extends Caller>(
  routes: readonly Route<C>[],
  audience: Audience<C>,
  settings: MountSettings,
): Router => {
  const router = Router({ caseSensitive: true, strict: false });
  for (const route of routes) {
    router[route.method](
      expressPath(route.path),
      admit(route, audience),
      ...audience.guards,
      readBody(route, settings),
      serve(route, settings),
    );
  }
  for (const [path, methods] of methodsByPath(routes)) {
    router.all(path, () => {
      throw methodNotAllowed([], { Allow: methods.join(', ') });
    });
  }
  return router;
};

const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

const methodsByPath = (routes: readonly Route<never>[]): Map<string, string[]> => {
  const methods = new Map<string, string[]>();
  for (const route of routes) {
    const path = expressPath(route.path);
    methods.set(path, [...(methods.get(path) ?? []), route.method.toUpperCase()]);
  }
  return methods;
};

const admit =
  <C extends Caller>(route: Route<C>, audience: Audience<C>): RequestHandler =>
  async (req, res, next) => {
    res.set('Cache-Control', 'no-store');
    const caller = await audience.authenticate(req, res, route.right);
    if (!mayUse(route.right, caller)) throw route.right.kind === 'scope' ? scopeNotAllowed() : roleNotAllowed();
    res.locals.caller = caller;
    next();
  };

const readBody = <C>(route: Route<C>, settings: MountSettings): RequestHandler => {
  if (route.takesFile) return receiveFile(settings);
  if (route.bodySchema) return readJson(settings.bodyLimit ?? BODY_LIMIT);
  return (_req, _res, next) => next();
};

const readJson = (limit: string): RequestHandler => {
  const parse = express.json({ limit, strict: true });
  return (req, res, next) => {
    if (!req.is('application/json')) throw mediaTypeNotSupported();
    parse(req, res, next);
  };
};

const NO_FILE: IncomingFile = { path: '', name: '', size: 0 };

const serve = <C>(route: Route<C>, settings: MountSettings): RequestHandler => {
  const checkPath = route.pathSchema && compileTextCheck(route.pathSchema);
  const checkQuery = route.querySchema && compileTextCheck(route.querySchema);
  const checkBody = route.bodySchema && (route.takesFile ? compileTextCheck : compileBodyCheck)(route.bodySchema);
  const answer = answerWith(route, faultFinder(route, settings));
  return async (req, res) => {
    const file = (res.locals.file as IncomingFile | undefined) ?? NO_FILE;
    try {
      const result = await route.handle({
        caller: res.locals.caller as C,
        path: checked(checkPath, { ...req.params }),
        query: checked(checkQuery, { ...req.query }),
        body: checked(checkBody, req.body as unknown),
        file,
        header: (name) => req.get(name),
      });
      await answer(result, req, res);
    } finally {
      await removeFile(file);
    }
  };
};

const checked = (check: Check | undefined, value: unknown): unknown => (check ? check(value) : {});

const faultFinder = <C>(route: Route<C>, settings: MountSettings) =>
  settings.checkAnswers && typeof route.answer === 'object' ? compileAnswerCheck(route.answer) : () => [];
