import { announce } from '../exactly-once/index.ts';
import type { Needs } from '../needs.ts';
import { findAssignee } from './find-assignee.ts';
import { findSubject } from './find-subject.ts';
import { beginStepProcedure, endStepProcedure } from './follow-procedure.ts';
import type { TaskProgress } from './progress.ts';
import { openStepClock, stopStepClock } from './step-clock.ts';
import { taskSpecKey } from './task.ts';
import { findTaskSpec } from './task-spec-reader.ts';
import { insertTask, lockTask, updateTaskClock, updateTaskState } from './task-store.ts';

const FEED = { kind: 'engine', id: 'engine-feed' } as const;

const openTask = async (needs: Needs, progress: TaskProgress): Promise<void> => {
  const { taskId, partKey, taskKey, branch, processInstanceId, name, openedAt } = progress;
  const subject = await findSubject(needs, progress.businessKey);
  if (subject === undefined) return;
  const spec = await findTaskSpec(needs, subject.modelVersionId, taskSpecKey(progress));
  const assignee = await findAssignee(needs, subject, spec?.role ?? '', progress);
  if (assignee === undefined) return;
  const { departmentId, role } = assignee;
  const { kind, id, caseNo } = subject;
  const place = { subject: { kind, id }, caseNo, partKey, taskKey, branch, processInstanceId };
  if (!(await insertTask(needs, { id: taskId, ...place, name, departmentId, role, openedAt }))) return;
  await beginStepProcedure(needs, { progress, subject, spec }, FEED);
  const clock = await openStepClock(needs, { progress, subject, spec, departmentId }, FEED);
  if (clock !== undefined) await updateTaskClock(needs, taskId, clock.id);
  await announce(needs, 'desk', departmentId);
};

const closeTask = async (needs: Needs, progress: TaskProgress): Promise<void> => {
  const task = await lockTask(needs, progress.taskId);
  if (task === undefined || task.closedAt !== undefined) return;
  const isDecided = task.state === 'deciding';
  // A decision whose task the engine took away waits for its command: only that knows whether the engine heard it first.
  const state = isDecided ? (progress.isCancelled ? 'deciding' : 'done') : 'cancelled';
  await updateTaskState(needs, task.id, {
    state: task.state === 'open' ? 'cancelled' : state,
    closedAt: progress.closedAt,
  });
  if (!isDecided) await stopStepClock(needs, task, { reason: 'cancelled', at: progress.closedAt }, FEED);
  await endStepProcedure(needs, task.id, progress.closedAt ?? needs.clock.now(), FEED);
  await announce(needs, 'desk', task.departmentId);
};

/** The engine opened or closed a task. "Closed" is final, also when it comes before "opened". */
export const recordTask = async (needs: Needs, progress: TaskProgress): Promise<void> => {
  await openTask(needs, progress);
  if (progress.closedAt !== undefined) await closeTask(needs, progress);
};
