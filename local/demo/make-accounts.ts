import { randomInt } from 'node:crypto';
import { createPasswordHasher } from '../../adapters/password-hasher.ts';
import { createTransact } from '../../adapters/postgres.ts';
import { createPeopleEffects } from '../../domain/people/index.ts';
import * as people from '../../domain/people/index.ts';
import type { Actor, Clock, Db, Needs } from '../../domain/needs.ts';
import { DEMO_DEPARTMENTS, DEMO_PEOPLE } from './demo-people.ts';

const SETUP: Actor = { kind: 'system', id: 'demo-setup' };
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Somebody to sign in as. */
export interface DemoAccount {
  name: string;
  user: string;
  password: string;
  roles: string[];
  department: string;
}

/** Who may sign in and with what an integrator calls; the contents of `demo.json`. */
export interface DemoAccess {
  apiKey: string;
  accounts: DemoAccount[];
}

const newPassword = (): string =>
  `Tongban-${Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;

const makeHead = async (needs: Needs, accountId: string, phone: string): Promise<void> => {
  await people.setPhone(needs, { accountId, phone }, SETUP);
  await people.setHead(needs, { accountId, isHead: true }, SETUP);
};

/** Departments, accounts and an API key, with new passwords; an account that is there already gets a new one. */
export const makeAccounts = async (db: Db, clock: Clock): Promise<DemoAccess> => {
  const transact = createTransact(db, clock);
  const hasher = createPasswordHasher();
  const effects = createPeopleEffects({ transact, clock, reached: () => undefined, hasher });
  const known = await transact(async (needs) => {
    for (const department of DEMO_DEPARTMENTS) await people.saveDepartment(needs, department, SETUP);
    return people.listAccounts(needs);
  });
  const accounts: DemoAccount[] = [];
  for (const { user, name, department, roles, headPhone } of DEMO_PEOPLE) {
    const password = newPassword();
    const oldId = known.find((account) => account.loginName === user)?.id;
    if (oldId !== undefined) await effects.changePassword({ accountId: oldId, password }, SETUP);
    const input = { loginName: user, displayName: name, password, departmentId: department, roles };
    const accountId = oldId ?? (await effects.createAccount(input, SETUP));
    if (headPhone !== undefined) await transact((needs) => makeHead(needs, accountId, headPhone));
    const departmentName = DEMO_DEPARTMENTS.find(({ id }) => id === department)?.name ?? department;
    accounts.push({ name, user, password, roles, department: departmentName });
  }
  const key = await transact((needs) =>
    people.createApiKey(needs, { name: '政务服务网（演示）', scopes: people.PORTAL_SCOPES }, SETUP),
  );
  return { apiKey: key.token, accounts };
};
