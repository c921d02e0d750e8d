import type { Needs } from '../needs.ts';
import type { Role } from './account.ts';

/** Who answers for a department. */
export interface DepartmentHead {
  accountId: string;
  departmentId: string;
  phone: string | undefined;
}

interface HeadRow {
  id: string;
  department_id: string;
  phone: string | null;
}

export const updatePhone = ({ db }: Needs, accountId: string, phone: string): Promise<number> =>
  db('accounts').where({ id: accountId }).update({ phone });

export const updateHead = ({ db }: Needs, accountId: string, isHead: boolean): Promise<number> =>
  db('accounts').where({ id: accountId }).update({ is_head: isHead });

export const countWithRole = async ({ db }: Needs, role: Role): Promise<number> => {
  const row = await db('accounts as a')
    .join('account_roles as r', 'r.account_id', 'a.id')
    .where({ 'r.role': role, 'a.is_disabled': false })
    .count()
    .first();
  return Number(row?.count ?? 0);
};

/** Those marked as head; where none is, those who approve for the department. */
export const selectHeads = async ({ db }: Needs, departmentId?: string): Promise<DepartmentHead[]> => {
  const query = db('accounts as a')
    .where('a.is_disabled', false)
    .whereNotNull('a.department_id')
    .whereRaw(
      `(a.is_head or (
         exists (select 1 from account_roles r where r.account_id = a.id and r.role = 'approver')
         and not exists (select 1 from accounts h where h.department_id = a.department_id and h.is_head and not h.is_disabled)))`,
    )
    .orderBy('a.login_name')
    .select('a.id', 'a.department_id', 'a.phone');
  if (departmentId !== undefined) void query.where('a.department_id', departmentId);
  const rows: HeadRow[] = await query;
  return rows.map(({ id, department_id, phone }) => ({
    accountId: id,
    departmentId: department_id,
    phone: phone ?? undefined,
  }));
};
