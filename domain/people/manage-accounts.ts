import { randomUUID } from 'node:crypto';
import { writeAuditLine } from '../audit/index.ts';
import type { EffectNeeds } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { isStrongPassword, mayHoldTogether, type Account, type Role } from './account.ts';
import * as accounts from './account-store.ts';
import { selectDepartment } from './department-store.ts';
import type { PasswordHasher } from './password-hasher.ts';
import * as errors from './people-errors.ts';

export interface AccountInput {
  loginName: string;
  displayName: string;
  password: string;
  departmentId?: string;
  roles: readonly Role[];
}

type HashNeeds = EffectNeeds & { hasher: PasswordHasher };

/** Makes an account and returns its id. */
export const createAccount = async (needs: HashNeeds, input: AccountInput, actor: Actor): Promise<string> => {
  if (!mayHoldTogether(input.roles)) throw errors.rolesExcludeEachOther();
  if (!isStrongPassword(input.password)) throw errors.passwordTooWeak();
  const passwordHash = await needs.hasher.hash(input.password);
  const id = randomUUID();
  await needs.transact(async (inside) => {
    if (input.departmentId !== undefined && (await selectDepartment(inside, input.departmentId)) === undefined)
      throw errors.departmentUnknown();
    const { loginName, displayName, departmentId, roles } = input;
    if (!(await accounts.insertAccount(inside, { id, loginName, displayName, passwordHash, departmentId, roles })))
      throw errors.loginNameTaken();
    const line = { action: 'create-account', subjectKind: 'account', subjectId: id, details: { roles, departmentId } };
    await writeAuditLine(inside, line, actor);
  });
  return id;
};

/** Sets a new password, unlocking the account. */
export const changePassword = async (
  needs: HashNeeds,
  input: { accountId: string; password: string },
  actor: Actor,
): Promise<void> => {
  if (!isStrongPassword(input.password)) throw errors.passwordTooWeak();
  const passwordHash = await needs.hasher.hash(input.password);
  await needs.transact(async (inside) => {
    if ((await accounts.updatePassword(inside, input.accountId, passwordHash)) === 0) throw errors.accountNotFound();
    const line = { action: 'change-password', subjectKind: 'account', subjectId: input.accountId };
    await writeAuditLine(inside, line, actor);
  });
};

/** Replaces the roles of an account; they hold from its next request on. */
export const setRoles = async (
  needs: Needs,
  input: { accountId: string; roles: readonly Role[] },
  actor: Actor,
): Promise<void> => {
  if (!mayHoldTogether(input.roles)) throw errors.rolesExcludeEachOther();
  if ((await accounts.selectAccount(needs, input.accountId)) === undefined) throw errors.accountNotFound();
  await accounts.replaceRoles(needs, input.accountId, input.roles);
  const details = { roles: input.roles };
  await writeAuditLine(
    needs,
    { action: 'set-roles', subjectKind: 'account', subjectId: input.accountId, details },
    actor,
  );
};

/** Shuts an account out, or lets it in again; sessions end with their next request. */
export const disableAccount = async (
  needs: Needs,
  input: { accountId: string; isDisabled: boolean },
  actor: Actor,
): Promise<void> => {
  if ((await accounts.updateAccountDisabled(needs, input.accountId, input.isDisabled)) === 0)
    throw errors.accountNotFound();
  const action = input.isDisabled ? 'disable-account' : 'enable-account';
  await writeAuditLine(needs, { action, subjectKind: 'account', subjectId: input.accountId }, actor);
};

/** An account that may act; undefined for one that is unknown or disabled. */
export const findActiveAccount = async (needs: Needs, id: string): Promise<Account | undefined> => {
  const found = await accounts.selectAccount(needs, id);
  return found === undefined || found.account.isDisabled ? undefined : found.account;
};

export const listAccounts = (needs: Needs): Promise<Account[]> => accounts.selectAccounts(needs);
