import { expect } from 'chai';
import { createPasswordHasher } from '../../../adapters/password-hasher.ts';
import { createPeopleEffects, listAccounts, listApiKeys } from '../../../domain/people/index.ts';
import { runPeopleCommand } from '../../../server/people/people-commands.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

const OPERATOR = { kind: 'system', id: 'operator' } as const;

describe('server/people', () => {
  let database: TestDatabase;
  let said: string[];

  before(async () => {
    database = await openTestDatabase();
  });
  after(() => database.close());
  beforeEach(() => {
    said = [];
  });

  const run = (...words: string[]): Promise<void> => {
    const { transact, clock } = database;
    const effects = createPeopleEffects({ transact, clock, reached: () => undefined, hasher: createPasswordHasher() });
    const needs = {
      transact,
      effects,
      makePassword: () => 'Tb-First-2026',
      say: (line: string) => void said.push(line),
    };
    return runPeopleCommand(needs, words, OPERATOR);
  };
  const codeOf = async (work: Promise<void>): Promise<unknown> =>
    work.then(
      () => undefined,
      (error: { code?: string }) => error.code,
    );

  it('sets up a department and an account that can be given roles and shut out', async () => {
    // when
    await run('department', 'municipal-administration', '市政管理局');
    await run('account', 'zhangsan', '张三', 'municipal-administration', 'reviewer');
    await run('roles', 'zhangsan', 'reviewer,inspector');
    await run('disable', 'zhangsan');
    // then
    expect(said).to.deep.equal(['zhangsan Tb-First-2026']);
    const [account] = await listAccounts(database.needs);
    expect(account).to.include({ loginName: 'zhangsan', isDisabled: true });
    expect(account?.roles).to.have.members(['reviewer', 'inspector']);
  });

  it('refuses roles that exclude each other, and words it does not know', async () => {
    expect(await codeOf(run('roles', 'zhangsan', 'system-administrator,audit-administrator'))).to.equal(
      'roles-exclude-each-other',
    );
    expect(await codeOf(run('roles', 'zhangsan', 'king'))).to.equal('usage');
    expect(await codeOf(run('dance'))).to.equal('usage');
    expect(await codeOf(run('password', 'nobody'))).to.equal('account-not-found');
  });

  it('notes who answers for a department and where an SMS reaches them', async () => {
    // given
    await run('account', 'lisi', '李四', 'municipal-administration', 'approver');
    said = [];
    // when nobody is marked as head, those who approve answer
    await run('list');
    await run('phone', 'zhangsan', '13900000101');
    await run('head', 'zhangsan');
    await run('enable', 'zhangsan');
    await run('list');
    // then
    const heads = said.filter((line) => line.startsWith('负责人'));
    expect(heads).to.deep.equal([
      '负责人 municipal-administration lisi 没有手机号',
      '负责人 municipal-administration zhangsan 139****0101',
    ]);
    expect(await codeOf(run('phone', 'zhangsan', '010-12345678'))).to.equal('phone-invalid');
    expect(await codeOf(run('head', 'nobody'))).to.equal('account-not-found');
    const lines = await database.db('audit_lines').where({ action: 'set-phone' });
    expect(JSON.stringify(lines)).not.to.include('13900000101');
  });

  it('records and takes back an absence, and refuses days and reasons that are none', async () => {
    await run('absence', 'zhangsan', '2099-03-02', '2099-03-06', 'training');
    const [id = ''] = said;
    await run('list');
    expect(said.slice(1).join('\n')).to.include(`请假 ${id} zhangsan 2099-03-02 2099-03-06 training`);
    await run('cancel-absence', id);
    expect(await codeOf(run('cancel-absence', id))).to.equal('absence-not-found');
    expect(await codeOf(run('absence', 'zhangsan', '2099-02-30', '2099-03-02'))).to.equal('usage');
    expect(await codeOf(run('absence', 'zhangsan', '2099-03-02', '2099-03-02', 'fishing'))).to.equal('usage');
  });

  it('issues and revokes a key, showing its secret once', async () => {
    await run('api-key', '政务服务网', 'cases:write,cases:read');
    const [id = '', token] = (said[0] ?? '').split(' ');
    expect(token).to.match(/^tb_[0-9a-f]{8}_/);
    await run('revoke-api-key', id);
    const [key] = await listApiKeys(database.needs);
    expect(key?.revokedAt?.isValid).to.equal(true);
    await run('list');
    expect(said.slice(1).join('\n'))
      .to.include('已吊销')
      .and.not.include(token ?? '');
  });
});
