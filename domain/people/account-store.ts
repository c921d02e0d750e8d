import { officeTime, officeTimeOrNone } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { Account, Role } from './account.ts';

interface AccountRow {
  id: string;
  login_name: string;
  display_name: string;
  password_hash: string;
  department_id: string | null;
  department_name: string | null;
  roles: Role[];
  is_disabled: boolean;
  failed_sign_ins: number;
  locked_until: Date | null;
  created_at: Date;
}

/** An account with what only sign-in may see. */
export interface AccountSecrets {
  account: Account;
  passwordHash: string;
}

const toSecrets = (row: AccountRow): AccountSecrets => ({
  account: toPublicAccount(row),
  passwordHash: row.password_hash,
});

const toPublicAccount = (row: AccountRow): Account => ({
  id: row.id,
  loginName: row.login_name,
  displayName: row.display_name,
  department:
    row.department_id === null ? undefined : { id: row.department_id, name: row.department_name ?? row.department_id },
  roles: row.roles,
  isDisabled: row.is_disabled,
  lockedUntil: officeTimeOrNone(row.locked_until),
  createdAt: officeTime(row.created_at),
});

const accounts = ({ db }: Needs) =>
  db('accounts as a')
    .leftJoin('departments as d', 'd.id', 'a.department_id')
    .select(
      'a.*',
      'd.name as department_name',
      db.raw(`array(select r.role from account_roles r where r.account_id = a.id order by r.role) as roles`),
    );

const first = async (query: ReturnType<typeof accounts>): Promise<AccountSecrets | undefined> => {
  const rows = (await query.limit(1)) as AccountRow[];
  return rows[0] && toSecrets(rows[0]);
};

export const selectAccount = (needs: Needs, id: string) => first(accounts(needs).where('a.id', id));

export const selectAccountByLogin = (needs: Needs, loginName: string) =>
  first(accounts(needs).where('a.login_name', loginName));

export const selectAccounts = async (needs: Needs): Promise<Account[]> => {
  const rows = (await accounts(needs).orderBy('a.login_name').limit(2000)) as AccountRow[];
  return rows.map(toPublicAccount);
};

/** false: the login name is taken */
export const insertAccount = async (
  { db, clock }: Needs,
  account: {
    id: string;
    loginName: string;
    displayName: string;
    passwordHash: string;
    departmentId: string | undefined;
    roles: readonly Role[];
  },
): Promise<boolean> => {
  const inserted = await db('accounts')
    .insert({
      id: account.id,
      login_name: account.loginName,
      display_name: account.displayName,
      password_hash: account.passwordHash,
      department_id: account.departmentId ?? null,
      created_at: clock.now().toJSDate(),
    })
    .onConflict('login_name')
    .ignore()
    .returning('id');
  if (inserted.length === 0) return false;
  if (account.roles.length > 0)
    await db('account_roles').insert(account.roles.map((role) => ({ account_id: account.id, role })));
  return true;
};

export const replaceRoles = async ({ db }: Needs, accountId: string, roles: readonly Role[]): Promise<void> => {
  await db('account_roles').where({ account_id: accountId }).delete();
  if (roles.length > 0) await db('account_roles').insert(roles.map((role) => ({ account_id: accountId, role })));
};

/** Counts a wrong password and locks the account at the limit. Returns the count. */
export const updateFailedSignIn = async (
  { db }: Needs,
  id: string,
  { limit, lockUntil }: { limit: number; lockUntil: Date },
): Promise<number> => {
  const { rows } = await db.raw<{ rows: { failed_sign_ins: number }[] }>(
    `update accounts set failed_sign_ins = failed_sign_ins + 1,
       locked_until = case when failed_sign_ins + 1 >= ? then ?::timestamptz else locked_until end
     where id = ? returning failed_sign_ins`,
    [limit, lockUntil, id],
  );
  return rows[0]?.failed_sign_ins ?? 0;
};

export const clearFailedSignIns = async ({ db }: Needs, id: string): Promise<void> => {
  await db('accounts').where({ id }).update({ failed_sign_ins: 0, locked_until: null });
};

export const updateAccountDisabled = ({ db }: Needs, id: string, isDisabled: boolean): Promise<number> =>
  db('accounts').where({ id }).update({ is_disabled: isDisabled });

export const updatePassword = ({ db }: Needs, id: string, passwordHash: string): Promise<number> =>
  db('accounts').where({ id }).update({ password_hash: passwordHash, failed_sign_ins: 0, locked_until: null });
