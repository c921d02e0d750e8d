import { writeAuditLine } from '../audit/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { taskSpecKey, type Task, type TaskDecision } from './task.ts';

/** Tells of a decision: the audit trail, the department's screens and, where it was taken in the case itself, the case's story. */
export const noteDecision = async (
  needs: Needs,
  task: Task,
  variables: TaskDecision['variables'],
  actor: Actor,
): Promise<void> => {
  const data = { step: taskSpecKey(task), branch: task.branch ?? null, taskId: task.id, ...variables };
  const details = { caseNo: task.caseNo ?? null, ...data };
  await writeAuditLine(needs, { action: 'decide-task', subjectKind: 'task', subjectId: task.id, details }, actor);
  if (task.subject.kind === 'case')
    await recordCaseEvent(needs, { caseNo: task.subject.id, type: 'TaskDecided', data }, actor);
  await announce(needs, 'desk', task.departmentId);
};
