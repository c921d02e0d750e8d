import { findCase } from '../cases/index.ts';
import { openClock, stopClock } from '../clocks/index.ts';
import { announce } from '../exactly-once/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Needs } from '../needs.ts';
import { findAssignee } from './find-assignee.ts';
import type { TaskProgress } from './progress.ts';
import { taskSpecKey } from './task.ts';
import { findTaskSpec } from './task-spec-reader.ts';
import { insertTask, lockTask, updateTaskState } from './task-store.ts';

const FEED = { kind: 'engine', id: 'engine-feed' } as const;

const openTask = async (needs: Needs, progress: TaskProgress): Promise<void> => {
  const { taskId, businessKey: caseNo, partKey, taskKey, branch, processInstanceId, name, openedAt } = progress;
  const found = await findCase(needs, caseNo);
  if (found === undefined) return;
  const key = taskSpecKey(progress);
  const spec = await findTaskSpec(needs, found.modelVersionId, key);
  const { item } = await getItemOfVersion(needs, found.modelVersionId);
  const assignee = await findAssignee(needs, item, spec?.role ?? '', progress);
  if (assignee === undefined) return;
  const { departmentId, role } = assignee;
  const task = { id: taskId, caseNo, partKey, taskKey, branch, processInstanceId, name, departmentId, openedAt };
  const isNew = await insertTask(needs, { ...task, role });
  const limit = item.limits[key];
  if (!isNew) return;
  if (limit !== undefined) {
    const subject = { subjectKind: 'task', subjectId: taskId, caseNo, limitKey: key, departmentId } as const;
    await openClock(needs, { ...subject, limit, startedAt: openedAt }, FEED);
  }
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
  const stop = { subjectKind: 'task', subjectId: task.id, reason: 'cancelled', at: progress.closedAt } as const;
  if (!isDecided) await stopClock(needs, stop, FEED);
  await announce(needs, 'desk', task.departmentId);
};

/** The engine opened or closed a task. "Closed" is final, also when it comes before "opened". */
export const recordTask = async (needs: Needs, progress: TaskProgress): Promise<void> => {
  await openTask(needs, progress);
  if (progress.closedAt !== undefined) await closeTask(needs, progress);
};
