import { expect } from 'chai';
import { createPasswordHasher } from '../../../adapters/password-hasher.ts';
import { createPeople, createPeopleEffects, mayHoldTogether } from '../../../domain/people/index.ts';
import type { Actor } from '../../../domain/needs.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';

const admin: Actor = { kind: 'system', id: 'test' };
const password = 'Correct-horse-1';

describe('sign-in', () => {
  let database: TestDatabase;
  let people: ReturnType<typeof createPeople>;
  let effects: ReturnType<typeof createPeopleEffects>;
  let accountId: string;

  before(async () => {
    database = await openTestDatabase();
    const { needs, clock, transact } = database;
    people = createPeople(needs);
    effects = createPeopleEffects({ transact, clock, reached: () => undefined, hasher: createPasswordHasher() });
    await people.saveDepartment({ id: 'window', name: '窗口', position: 1 }, admin);
  });
  after(() => database.close());
  beforeEach(async () => {
    const loginName = `clerk-${Math.random().toString(36).slice(2)}`;
    const input = {
      loginName,
      displayName: '张三',
      password,
      departmentId: 'window',
      roles: ['window-clerk'] as const,
    };
    accountId = await effects.createAccount(input, admin);
  });
  const loginNameOf = async () => (await people.findActiveAccount(accountId))?.loginName ?? '';

  it('answers the account with its department and roles', async () => {
    // given
    const loginName = await loginNameOf();
    // when
    const account = await effects.signIn({ loginName, password });
    // then
    expect(account.department).to.deep.equal({ id: 'window', name: '窗口' });
    expect(account.roles).to.deep.equal(['window-clerk']);
    expect(JSON.stringify(account)).not.to.include('argon2');
  });

  it('refuses a wrong password and an unknown name alike', async () => {
    // given
    const loginName = await loginNameOf();
    // when
    const wrong = await refusal(effects.signIn({ loginName, password: 'wrong' }));
    const unknown = await refusal(effects.signIn({ loginName: 'nobody', password: 'wrong' }));
    // then
    expect([wrong.code, wrong.message]).to.deep.equal([unknown.code, unknown.message]);
    expect(wrong.code).to.equal('sign-in-failed');
  });

  it('locks the account for fifteen minutes after five wrong passwords, even against the right one', async () => {
    // given
    const loginName = await loginNameOf();
    for (let i = 0; i < 5; i += 1) await refusal(effects.signIn({ loginName, password: 'wrong' }));
    // when
    const locked = await refusal(effects.signIn({ loginName, password }));
    database.clock.advance({ minutes: 15 });
    const later = await effects.signIn({ loginName, password });
    // then
    expect(locked.code).to.equal('account-locked');
    expect(later.id).to.equal(accountId);
  });

  it('does not let a disabled account in, nor act', async () => {
    // given
    const loginName = await loginNameOf();
    await people.disableAccount({ accountId, isDisabled: true }, admin);
    // when
    const refused = await refusal(effects.signIn({ loginName, password }));
    // then
    expect(refused.code).to.equal('sign-in-failed');
    expect(await people.findActiveAccount(accountId)).to.equal(undefined);
  });

  it('refuses weak passwords, taken names and unknown departments', async () => {
    // given
    const input = { loginName: await loginNameOf(), displayName: '李四', password, roles: ['reviewer'] as const };
    // when
    const taken = await refusal(effects.createAccount(input, admin));
    const weak = await refusal(effects.createAccount({ ...input, password: '12345678901' }, admin));
    const nowhere = await refusal(effects.createAccount({ ...input, loginName: 'x', departmentId: 'nowhere' }, admin));
    // then
    expect([taken.code, weak.code, nowhere.code]).to.deep.equal([
      'login-name-taken',
      'password-too-weak',
      'department-unknown',
    ]);
  });

  it('lets the three administrators hold nothing else', () => {
    // given / when / then
    expect(mayHoldTogether(['reviewer', 'approver'])).to.equal(true);
    expect(mayHoldTogether(['system-administrator'])).to.equal(true);
    expect(mayHoldTogether(['system-administrator', 'audit-administrator'])).to.equal(false);
    expect(mayHoldTogether(['analyst', 'security-administrator'])).to.equal(false);
  });

  it('knows an API key by its token until it expires or is revoked', async () => {
    // given
    const expiresAt = database.clock.now().plus({ days: 1 });
    const key = await people.createApiKey({ name: '省网厅', scopes: ['cases:write'], expiresAt }, admin);
    const other = await people.createApiKey({ name: '市网厅', scopes: ['cases:read'] }, admin);
    // when
    const found = await people.getApiKey(key.token);
    const forged = await refusal(people.getApiKey(`${key.token.slice(0, -3)}abc`));
    await people.revokeApiKey(other.id, admin);
    const revoked = await refusal(people.getApiKey(other.token));
    database.clock.advance({ days: 2 });
    const expired = await refusal(people.getApiKey(key.token));
    // then
    expect(found).to.include({ id: key.id, name: '省网厅' });
    expect([forged.code, revoked.code, expired.code]).to.deep.equal(Array(3).fill('api-key-unknown'));
  });
});
