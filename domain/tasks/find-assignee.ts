import { DomainError } from '../errors.ts';
import { openIncident } from '../exactly-once/index.ts';
import { getItemOfVersion, resolveRole } from '../items/index.ts';
import type { Needs } from '../needs.ts';
import { listDepartments, ROLES, type Role } from '../people/index.ts';
import { resolveOrderRole } from './resolve-order-role.ts';
import type { TaskProgress } from './progress.ts';
import type { CaseSubject, Subject } from './subject.ts';

type Assignee = { departmentId: string; role: Role };

const resolveCaseRole = async (
  needs: Needs,
  subject: CaseSubject,
  literal: string,
  branch: number | undefined,
): Promise<Assignee | undefined> => {
  const { item } = await getItemOfVersion(needs, subject.modelVersionId);
  try {
    const found = resolveRole(item, literal, branch);
    const role = ROLES.find((one) => one === found.role);
    return role && { departmentId: found.departmentId, role };
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
  subject: Subject,
  literal: string,
  { taskId, partKey, taskKey, branch, businessKey }: TaskProgress,
): Promise<Assignee | undefined> => {
  const found =
    subject.kind === 'case'
      ? await resolveCaseRole(needs, subject, literal, branch)
      : await resolveOrderRole(needs, subject, literal);
  const departments = await listDepartments(needs);
  if (found !== undefined && departments.some(({ id }) => id === found.departmentId)) return found;
  const message = `${partKey}/${taskKey}: nobody is ${literal === '' ? 'named' : literal}, branch ${branch ?? 'none'}`;
  const caseNo = subject.caseNo ?? businessKey;
  await openIncident(needs, { kind: 'task-unassignable', subject: taskId, caseNo, message });
  return undefined;
};
