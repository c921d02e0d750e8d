import type { Item } from './item.ts';
import { roleUnknown } from './item-errors.ts';

/** Who a task is for. */
export interface TaskRole {
  departmentId: string;
  role: string;
}

const departmentOf = (item: Item, prefix: string | undefined, branch: number | undefined): string | undefined => {
  if (prefix === 'window') return item.departments.window;
  if (prefix === 'lead') return item.departments.lead;
  return prefix === 'branch' && branch !== undefined ? item.departments.branches[branch] : undefined;
};

/** Resolves the role written in a model, e.g. `lead:reviewer`, or `branch:reviewer` in branch 1. Branches count from 0. */
export const resolveRole = (item: Item, literal: string, branch?: number | null): TaskRole => {
  const [prefix, role] = literal.split(':');
  const departmentId = departmentOf(item, prefix, branch ?? undefined);
  if (departmentId === undefined || role === undefined || role === '') {
    throw roleUnknown([{ path: '', message: `${literal}${branch == null ? '' : `（分支${branch}）`}` }]);
  }
  return { departmentId, role };
};
