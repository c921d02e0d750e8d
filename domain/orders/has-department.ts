import type { LimitClock } from '../clocks/index.ts';
import { openIncident } from '../exactly-once/index.ts';
import type { Needs } from '../needs.ts';
import { listDepartments } from '../people/index.ts';

/** Whether there is a department to ask; one that is not there becomes an incident and holds up no light. */
export const hasDepartment = async (
  needs: Needs,
  { id, departmentId, caseNo }: LimitClock & { departmentId: string },
): Promise<boolean> => {
  if ((await listDepartments(needs)).some((department) => department.id === departmentId)) return true;
  const incident = { kind: 'order-unassignable', subject: id, message: `no department ${departmentId}` };
  await openIncident(needs, { ...incident, ...(caseNo !== undefined && { caseNo }) });
  return false;
};
