import type { Task, TaskService } from 'camunda-external-task-client-js';
import { isLost } from './engine-calls.ts';

/** Holds the engine's lock on a task while its work goes on. */
export interface KeptLock {
  /** aborted when the lock is lost: somebody else may be working on the task already */
  signal: AbortSignal;
  /** takes the work away, e.g. because the worker stops */
  abort(reason: string): void;
  release(): void;
}

/** Extends the lock at a third of its duration; gives the work up when the engine says it is no longer ours, or did not answer for a whole lock. */
export const keepLock = (service: TaskService, task: Task, lockMilliseconds: number): KeptLock => {
  const controller = new AbortController();
  let heldUntil = Date.now() + lockMilliseconds;
  const beat = async (): Promise<void> => {
    const asked = Date.now();
    try {
      await service.extendLock(task, lockMilliseconds);
      heldUntil = asked + lockMilliseconds;
    } catch (error) {
      if (isLost(error) || Date.now() >= heldUntil) controller.abort(new Error('the lock on the task is lost'));
    }
  };
  const timer = setInterval(() => void beat(), lockMilliseconds / 3);
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(new Error(reason)),
    release: () => clearInterval(timer),
  };
};
