import { DomainError } from '../errors.ts';
import { openIncident } from '../exactly-once/index.ts';
import { resolveRole, type Item } from '../items/index.ts';
import type { Needs } from '../needs.ts';
import { listDepartments, ROLES, type Role } from '../people/index.ts';
import type { TaskProgress } from './progress.ts';

const tryResolve = (item: Item, literal: string, branch: number | undefined) => {
  try {
    return resolveRole(item, literal, branch);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
};

/**
 * Department and role a task is for. One that nobody could be found for becomes an incident and holds up nothing else: reports of
 * other cases come in the same batch.
 */
export const findAssignee = async (
  needs: Needs,
  item: Item,
  literal: string,
  { taskId, partKey, taskKey, branch, businessKey }: TaskProgress,
): Promise<{ departmentId: string; role: Role } | undefined> => {
  const found = tryResolve(item, literal, branch);
  const departments = await listDepartments(needs);
  const isThere = departments.some(({ id }) => id === found?.departmentId);
  const role = ROLES.find((one) => one === found?.role);
  if (found !== undefined && isThere && role !== undefined) return { departmentId: found.departmentId, role };
  const message = `${partKey}/${taskKey}: nobody is ${literal === '' ? 'named' : literal}, branch ${branch ?? 'none'}`;
  await openIncident(needs, { kind: 'task-unassignable', subject: taskId, caseNo: businessKey, message });
  return undefined;
};
