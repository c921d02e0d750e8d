import { writeAuditLine } from '../audit/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Department } from './account.ts';
import { selectDepartments, upsertDepartment } from './department-store.ts';

/** Makes or renames a department. */
export const saveDepartment = async (needs: Needs, department: Department, actor: Actor): Promise<void> => {
  await upsertDepartment(needs, department);
  const line = { action: 'save-department', subjectKind: 'department', subjectId: department.id };
  await writeAuditLine(needs, line, actor);
};

/** All departments in the order they are shown. */
export const listDepartments = (needs: Needs): Promise<Department[]> => selectDepartments(needs);
