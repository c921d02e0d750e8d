import type { Actor } from '../domain/needs.ts';
import type { Domain } from '../domain/domain.ts';

/** Shown names of accounts, by id. */
export type PeopleNames = ReadonlyMap<string, string>;

export const readPeopleNames = async (domain: Domain): Promise<PeopleNames> =>
  new Map((await domain.people.listAccounts()).map((account) => [account.id, account.displayName]));

/** Department names by id. */
export const readDepartmentNames = async (domain: Domain): Promise<ReadonlyMap<string, string>> =>
  new Map((await domain.people.listDepartments()).map((department) => [department.id, department.name]));

const NAMES_OF_KINDS: Record<Actor['kind'], string> = {
  account: '工作人员',
  'api-key': '申请人（接口）',
  system: '系统',
  engine: '系统',
  outside: '外部系统',
  applicant: '申请人',
};

/** Who did something, for people to read. */
export const actorName = (actor: Actor, names: PeopleNames): string =>
  (actor.kind === 'account' ? names.get(actor.id) : undefined) ?? NAMES_OF_KINDS[actor.kind];
