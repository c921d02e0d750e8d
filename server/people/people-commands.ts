import { DateTime } from 'luxon';
import { defineError } from '../../domain/errors.ts';
import type { Actor, Transact } from '../../domain/needs.ts';
import * as people from '../../domain/people/index.ts';
import { maskPhone } from '../mask.ts';

const usage = defineError('invalid', 'usage', '用法不对');

export const USAGE = `用法：npm run people -- 命令
  department 编号 名称 [顺序]            新增或修改部门
  account 登录名 姓名 部门编号 角色,角色   新增账号，显示一次初始密码
  password 登录名                       重置密码并解锁
  roles 登录名 角色,角色                 更换角色
  phone 登录名 手机号                    登记手机号，用来接收短信
  head 登录名 | not-head 登录名          设为、不再是所在部门的负责人
  disable 登录名 | enable 登录名         停用、恢复账号
  api-key 名称 [权限,权限]               签发接口密钥，只显示一次
  revoke-api-key 编号                   吊销接口密钥
  absence 登录名 起始日 结束日 [事由]     登记请假；事由：leave、sick、business-trip、training、other
  cancel-absence 编号                    撤销请假登记
  list                                 列出部门、账号、请假登记和接口密钥
`;

/** What the commands stand on; `say` prints a line for the operator. */
export interface PeopleNeeds {
  transact: Transact;
  effects: ReturnType<typeof people.createPeopleEffects>;
  makePassword(): string;
  say(line: string): void;
}

type Command = (needs: PeopleNeeds, words: string[], actor: Actor) => Promise<void>;

const word = (words: readonly string[], at: number): string => {
  const value = words[at];
  if (value === undefined || value === '') throw usage();
  return value;
};

const rolesFrom = (text: string): people.Role[] =>
  text.split(',').map((role) => {
    if (!(people.ROLES as readonly string[]).includes(role)) throw usage([{ path: '', message: `没有角色 ${role}` }]);
    return role as people.Role;
  });

const idOf = async ({ transact }: PeopleNeeds, loginName: string): Promise<string> => {
  const accounts = await transact((needs) => people.listAccounts(needs));
  const found = accounts.find((account) => account.loginName === loginName);
  if (found === undefined) throw people.accountNotFound();
  return found.id;
};

const reasonFrom = (text: string): people.AbsenceReason => {
  const reason = people.ABSENCE_REASONS.find((one) => one === text);
  if (reason === undefined) throw usage([{ path: '', message: `没有事由 ${text}` }]);
  return reason;
};

const dayFrom = (text: string): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !DateTime.fromISO(text).isValid)
    throw usage([{ path: '', message: `${text} 不是日期，应当写成 2026-03-02 的形式` }]);
  return text;
};

const setDisabled =
  (isDisabled: boolean): Command =>
  async (needs, words, actor) => {
    const accountId = await idOf(needs, word(words, 0));
    await needs.transact((inside) => people.disableAccount(inside, { accountId, isDisabled }, actor));
  };

const setHead =
  (isHead: boolean): Command =>
  async (needs, words, actor) => {
    const accountId = await idOf(needs, word(words, 0));
    await needs.transact((inside) => people.setHead(inside, { accountId, isHead }, actor));
  };

const list: Command = async ({ transact, say }) => {
  const [departments, accounts, keys, absences, heads] = await transact(async (needs) => [
    await people.listDepartments(needs),
    await people.listAccounts(needs),
    await people.listApiKeys(needs),
    await people.listAbsences(needs, needs.clock.now().toISODate() ?? ''),
    await people.listHeads(needs),
  ]);
  const loginNames = new Map(accounts.map(({ id, loginName }) => [id, loginName]));
  for (const { id, name } of departments) say(`部门 ${id} ${name}`);
  for (const { loginName, displayName, department, roles, isDisabled } of accounts)
    say(`账号 ${loginName} ${displayName} ${department?.name ?? '—'} ${roles.join(',')}${isDisabled ? ' 已停用' : ''}`);
  for (const { accountId, departmentId, phone } of heads)
    say(
      `负责人 ${departmentId} ${loginNames.get(accountId) ?? '—'} ${phone === undefined ? '没有手机号' : maskPhone(phone)}`,
    );
  for (const { id, accountId, fromDay, untilDay, reason } of absences)
    say(`请假 ${id} ${loginNames.get(accountId) ?? '—'} ${fromDay} ${untilDay} ${reason}`);
  for (const { id, name, prefix, scopes, revokedAt } of keys)
    say(`密钥 ${id} ${name} tb_${prefix}_… ${scopes.join(',')}${revokedAt === undefined ? '' : ' 已吊销'}`);
};

const COMMANDS: Record<string, Command> = {
  list,
  disable: setDisabled(true),
  enable: setDisabled(false),
  head: setHead(true),
  'not-head': setHead(false),
  phone: async (needs, words, actor) => {
    const [accountId, phone] = [await idOf(needs, word(words, 0)), word(words, 1)];
    await needs.transact((inside) => people.setPhone(inside, { accountId, phone }, actor));
  },
  department: async ({ transact }, words, actor) => {
    const [id, name, position] = [word(words, 0), word(words, 1), Number(words[2] ?? 100)];
    await transact((needs) => people.saveDepartment(needs, { id, name, position }, actor));
  },
  account: async ({ effects, makePassword, say }, words, actor) => {
    const [loginName, displayName, departmentId, roles] = [0, 1, 2, 3].map((at) => word(words, at)) as string[];
    const password = makePassword();
    const input = { loginName: loginName ?? '', displayName: displayName ?? '', departmentId: departmentId ?? '' };
    await effects.createAccount({ ...input, password, roles: rolesFrom(roles ?? '') }, actor);
    say(`${input.loginName} ${password}`);
  },
  password: async (needs, words, actor) => {
    const loginName = word(words, 0);
    const password = needs.makePassword();
    await needs.effects.changePassword({ accountId: await idOf(needs, loginName), password }, actor);
    needs.say(`${loginName} ${password}`);
  },
  roles: async (needs, words, actor) => {
    const accountId = await idOf(needs, word(words, 0));
    const roles = rolesFrom(word(words, 1));
    await needs.transact((inside) => people.setRoles(inside, { accountId, roles }, actor));
  },
  absence: async (needs, words, actor) => {
    const accountId = await idOf(needs, word(words, 0));
    const [fromDay, untilDay] = [dayFrom(word(words, 1)), dayFrom(word(words, 2))];
    const input = { accountId, fromDay, untilDay, reason: reasonFrom(words[3] ?? 'leave') };
    needs.say(await needs.transact((inside) => people.recordAbsence(inside, input, actor)));
  },
  'cancel-absence': async ({ transact }, words, actor) => {
    await transact((needs) => people.cancelAbsence(needs, word(words, 0), actor));
  },
  'api-key': async ({ transact, say }, words, actor) => {
    const scopes = (words[1]?.split(',') ?? people.PORTAL_SCOPES) as people.ApiScope[];
    if (scopes.some((scope) => !people.API_SCOPES.includes(scope))) throw usage();
    const { id, token } = await transact((needs) =>
      people.createApiKey(needs, { name: word(words, 0), scopes }, actor),
    );
    say(`${id} ${token}`);
  },
  'revoke-api-key': async ({ transact }, words, actor) => {
    await transact((needs) => people.revokeApiKey(needs, word(words, 0), actor));
  },
};

/** Runs one command of the operator; every change leaves an audit line. Throws `usage` or the room's own refusals. */
export const runPeopleCommand = async (needs: PeopleNeeds, words: readonly string[], actor: Actor): Promise<void> => {
  const command = COMMANDS[words[0] ?? ''];
  if (command === undefined) throw usage();
  await command(needs, words.slice(1), actor);
};
