import { writeAuditLine } from '../audit/index.ts';
import type { DateTime } from 'luxon';
import type { EffectNeeds } from '../exactly-once/index.ts';
import type { Actor } from '../needs.ts';
import { LOCK_MINUTES, SIGN_IN_LIMIT, type Account } from './account.ts';
import * as accounts from './account-store.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { accountLocked, signInFailed } from './people-errors.ts';

/** A valid argon2id hash of nothing anybody knows: an unknown login name costs as much time as a wrong password. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$TRDyeJeBb9KHDA+iyAXicQ$+e24b1gKxROC5GOozgiMB5FxzQIFDE7aTfJK59jt8UA';

/**
 * Checks login name and password. Opens its own transactions, because a wrong password must be counted although it is refused.
 * Refusals never tell whether the account exists, except that a locked one says so.
 */
export const signIn = async (
  needs: EffectNeeds & { hasher: PasswordHasher },
  input: { loginName: string; password: string },
): Promise<Account> => {
  const found = await needs.transact((inside) => accounts.selectAccountByLogin(inside, input.loginName));
  const now = needs.clock.now();
  if (isLocked(found?.account, now)) throw accountLocked();

  const isRight = await needs.hasher.verify(found?.passwordHash ?? NOBODY, input.password);
  if (found === undefined) throw signInFailed();
  const { account } = found;
  const actor: Actor = { kind: 'account', id: account.id };
  const subject = { subjectKind: 'account', subjectId: account.id };
  if (!isRight || account.isDisabled) {
    await needs.transact(async (inside) => {
      const lock = { limit: SIGN_IN_LIMIT, lockUntil: now.plus({ minutes: LOCK_MINUTES }).toJSDate() };
      const failed = await accounts.updateFailedSignIn(inside, account.id, lock);
      await writeAuditLine(inside, { action: 'sign-in-refused', ...subject, details: { failed } }, actor);
    });
    throw signInFailed();
  }
  await needs.transact(async (inside) => {
    await accounts.clearFailedSignIns(inside, account.id);
    await writeAuditLine(inside, { action: 'sign-in', ...subject }, actor);
  });
  return account;
};

const isLocked = (account: Account | undefined, now: DateTime): boolean =>
  account?.lockedUntil !== undefined && account.lockedUntil > now;
