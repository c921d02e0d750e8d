import { writeAuditLine } from '../audit/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { taskSpecKey, type Task, type TaskDecision } from './task.ts';

/** Tells audit trail, story of the case and the department's screens of a decision. */
export const noteDecision = async (
  needs: Needs,
  task: Task,
  variables: TaskDecision['variables'],
  actor: Actor,
): Promise<void> => {
  const data = { step: taskSpecKey(task), branch: task.branch ?? null, taskId: task.id, ...variables };
  const details = { caseNo: task.caseNo, ...data };
  await writeAuditLine(needs, { action: 'decide-task', subjectKind: 'task', subjectId: task.id, details }, actor);
  await recordCaseEvent(needs, { caseNo: task.caseNo, type: 'TaskDecided', data }, actor);
  await announce(needs, 'desk', task.departmentId);
};
