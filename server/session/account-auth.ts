import type { Request } from 'express';
import { DateTime } from 'luxon';
import type { Account } from '../../domain/people/index.ts';
import { notSignedIn } from '../http-errors.ts';
import type { Caller } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import { endSession, SESSION_HOURS } from './session-cookie.ts';

/** A signed-in clerk, supervisor, analyst or administrator. */
export interface AccountCaller extends Caller {
  account: Account;
  departmentId: string | undefined;
  /** false once the session has ended or the account is disabled; for streams that outlive a request */
  isStillSignedIn(): Promise<boolean>;
}

/** Reads the account anew at every request: a role taken away or an account disabled counts from the next one on. */
export const findSignedIn = async (deps: ServerDeps, req: Request): Promise<Account | undefined> => {
  const { accountId, signedInAt } = (req.session as Request['session'] | undefined) ?? {};
  if (accountId === undefined || signedInAt === undefined) return undefined;
  const isOver = DateTime.fromISO(signedInAt).plus({ hours: SESSION_HOURS }) < DateTime.now();
  const account = isOver ? undefined : await deps.reading.people.findActiveAccount(accountId);
  if (account === undefined) await endSession(req);
  return account;
};

/** Shared by desk and modeler. */
export const authenticateAccount =
  (deps: ServerDeps) =>
  async (req: Request): Promise<AccountCaller> => {
    const account = await findSignedIn(deps, req);
    if (account === undefined) throw notSignedIn();
    return {
      account,
      actor: { kind: 'account', id: account.id },
      roles: account.roles,
      scopes: [],
      departmentId: account.department?.id,
      isStillSignedIn: () => isStillSignedIn(deps, req, account.id),
    };
  };

const isStillSignedIn = async (deps: ServerDeps, req: Request, accountId: string): Promise<boolean> => {
  const session = await new Promise<unknown>((resolve, reject) => {
    req.sessionStore.get(req.sessionID, (error: unknown, data) => (error ? reject(error as Error) : resolve(data)));
  });
  return Boolean(session) && (await deps.reading.people.findActiveAccount(accountId)) !== undefined;
};
