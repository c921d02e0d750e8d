import type { Request, Response } from 'express';
import type { Account } from '../../domain/people/index.ts';
import { type Audience } from '../mount-routes.ts';
import { type Caller, everybody, type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import { findSignedIn } from './account-auth.ts';
import type { Csrf } from './csrf.ts';
import { beginSession, endSession } from './session-cookie.ts';
import { type SessionAccount, SessionState, SignIn } from './session-schemas.ts';

/** Whoever is at the door, signed in or not. */
export interface Visitor extends Caller {
  account: Account | undefined;
  begin(account: Account): Promise<SessionState>;
  current(): SessionState;
  end(): Promise<void>;
}

const defineRoute = routesFor<Visitor>();

export const sessionRoutes = (deps: ServerDeps): Route<Visitor>[] => [
  defineRoute({
    method: 'get',
    path: '/',
    summary: '当前登录状态',
    right: everybody,
    answer: SessionState,
    handle: ({ caller }) => caller.current(),
  }),
  defineRoute({
    method: 'post',
    path: '/',
    summary: '登录',
    right: everybody,
    bodySchema: SignIn,
    answer: SessionState,
    handle: async ({ caller, body }) =>
      caller.begin(await deps.effects.people.signIn({ loginName: body.login, password: body.password })),
  }),
  defineRoute({
    method: 'delete',
    path: '/',
    summary: '退出登录',
    right: everybody,
    answer: 'nothing',
    handle: async ({ caller }) => caller.end(),
  }),
];

const SIGNED_OUT: SessionState = { account: null, csrfToken: null };

/** The sign-in door: everybody may knock, but only from our own pages. */
export const sessionAudience = (
  deps: ServerDeps,
  csrf: Csrf,
  guards: Audience<Visitor>['guards'],
): Audience<Visitor> => ({
  guards,
  authenticate: async (req, res) => {
    const account = await findSignedIn(deps, req);
    return {
      account,
      actor: { kind: 'account', id: account?.id ?? 'nobody' },
      roles: account?.roles ?? [],
      scopes: [],
      begin: (signedIn) => begin(deps, csrf, signedIn, req, res),
      current: () => (account ? stateOf(account, csrf.issue(req, res)) : SIGNED_OUT),
      end: () => endSession(req),
    };
  },
});

const begin = async (deps: ServerDeps, csrf: Csrf, account: Account, req: Request, res: Response) => {
  await beginSession(req, account.id, new Date().toISOString());
  deps.log.info({ accountId: account.id }, 'signed in');
  return stateOf(account, csrf.issue(req, res));
};

const stateOf = (account: Account, csrfToken: string): SessionState => ({
  account: toSessionAccount(account),
  csrfToken,
});

const toSessionAccount = (account: Account): SessionAccount => ({
  id: account.id,
  loginName: account.loginName,
  displayName: account.displayName,
  roles: account.roles,
  department: account.department ?? null,
  homePath: homePathOf(account),
});

/** Where `/` leads: analysts to the modeler, everybody else to the desk. */
export const homePathOf = (account: Account | undefined): SessionAccount['homePath'] =>
  account?.roles.includes('analyst') ? '/modeler' : '/desk';
