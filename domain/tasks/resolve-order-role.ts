import type { Needs } from '../needs.ts';
import { listAccounts, listDepartments, type Account, type Role } from '../people/index.ts';
import type { OrderSubject } from './subject.ts';

/** Who answers for a department, the one with the most to say first. */
const ANSWERABLE: readonly Role[] = ['approver', 'reviewer', 'window-clerk', 'inspector'];

/** The head of the department decides what it says; where it has none, e.g. at the window, its clerks do. */
const inDepartment = (accounts: readonly Account[], departmentId: string) => {
  const own = accounts.filter(({ department }) => department?.id === departmentId);
  const role = ANSWERABLE.find((one) => own.some(({ roles }) => roles.includes(one)));
  return { departmentId, role: role ?? 'approver' };
};

/** The office of the supervisors: the first in the order of departments that has one. */
const inSupervision = async (needs: Needs, accounts: readonly Account[]) => {
  const offices = accounts.filter(({ roles }) => roles.includes('supervisor')).map(({ department }) => department?.id);
  const office = (await listDepartments(needs)).find(({ id }) => offices.includes(id));
  return office && { departmentId: office.id, role: 'supervisor' as const };
};

/** Resolves the role written in a model of orders: `order:department`, or `supervision:supervisor`. */
export const resolveOrderRole = async (
  needs: Needs,
  { departmentId }: OrderSubject,
  literal: string,
): Promise<{ departmentId: string; role: Role } | undefined> => {
  const accounts = (await listAccounts(needs)).filter(({ isDisabled }) => !isDisabled);
  if (literal === 'order:department') return inDepartment(accounts, departmentId);
  return literal === 'supervision:supervisor' ? inSupervision(needs, accounts) : undefined;
};
