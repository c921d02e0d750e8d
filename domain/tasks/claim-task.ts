import { writeAuditLine } from '../audit/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { findActiveAccount, type Account } from '../people/index.ts';
import { isForAccount, type Task } from './task.ts';
import * as errors from './task-errors.ts';
import { lockTask, selectTask, updateTaskClaimed, updateTaskReleased } from './task-store.ts';

const nameOf = async (needs: Needs, accountId: string | undefined): Promise<string> =>
  (accountId === undefined ? undefined : await findActiveAccount(needs, accountId))?.displayName ?? '其他工作人员';

/** Says who has it, so that the loser of a race knows whom to ask. */
export const claimedBySomebody = async (needs: Needs, task: Task) =>
  errors.taskClaimed([{ path: '', message: `已被 ${await nameOf(needs, task.claimedBy)} 签收` }]);

export const decidedBySomebody = async (needs: Needs, task: Task) =>
  errors.taskAlreadyDecided([{ path: '', message: `已由 ${await nameOf(needs, task.decidedBy)} 办理` }]);

/** The task, locked, if it is for this actor; a task of others does not exist for them. */
export const lockTaskFor = async (
  needs: Needs,
  taskId: string,
  actor: Actor,
): Promise<{ task: Task; account: Account }> => {
  const account = actor.kind === 'account' ? await findActiveAccount(needs, actor.id) : undefined;
  const task = await lockTask(needs, taskId);
  if (account === undefined || task === undefined || !isForAccount(task, account)) throw errors.taskNotFound();
  return { task, account };
};

/** Refuses what can no longer be changed. */
export const refuseIfOver = async (needs: Needs, task: Task): Promise<void> => {
  if (task.decidedBy !== undefined) throw await decidedBySomebody(needs, task);
  if (task.state !== 'open' || task.closedAt !== undefined) throw errors.taskOver();
};

/** Refuses a decision by anybody but the one who claimed it, and from a screen that is old. */
export const refuseUnlessHeld = async (
  needs: Needs,
  task: Task,
  { accountId, version }: { accountId: string; version: number },
): Promise<void> => {
  await refuseIfOver(needs, task);
  if (task.claimedBy !== undefined && task.claimedBy !== accountId) throw await claimedBySomebody(needs, task);
  if (task.claimedBy === undefined) throw errors.taskNotClaimed();
  if (task.version !== version) throw errors.taskChanged();
};

const reread = async (needs: Needs, task: Task): Promise<Task> => {
  await announce(needs, 'desk', task.departmentId);
  return (await selectTask(needs, task.id)) ?? task;
};

/** Takes a task so that nobody else decides it. Claiming what one has already is no error. */
export const claimTask = async (needs: Needs, input: { taskId: string }, actor: Actor): Promise<Task> => {
  const { task, account } = await lockTaskFor(needs, input.taskId, actor);
  await refuseIfOver(needs, task);
  if (task.claimedBy === account.id) return task;
  if (task.claimedBy !== undefined) throw await claimedBySomebody(needs, task);
  await updateTaskClaimed(needs, task.id, account.id);
  const line = {
    action: 'claim-task',
    subjectKind: 'task',
    subjectId: task.id,
    details: { caseNo: task.caseNo ?? null },
  };
  await writeAuditLine(needs, line, actor);
  return reread(needs, task);
};

/** Gives a claimed task back to its department. */
export const releaseTask = async (needs: Needs, input: { taskId: string }, actor: Actor): Promise<Task> => {
  const { task, account } = await lockTaskFor(needs, input.taskId, actor);
  await refuseIfOver(needs, task);
  if (task.claimedBy === undefined) return task;
  if (task.claimedBy !== account.id) throw await claimedBySomebody(needs, task);
  await updateTaskReleased(needs, task.id);
  const line = {
    action: 'release-task',
    subjectKind: 'task',
    subjectId: task.id,
    details: { caseNo: task.caseNo ?? null },
  };
  await writeAuditLine(needs, line, actor);
  return reread(needs, task);
};
