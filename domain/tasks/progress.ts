import type { DateTime } from 'luxon';
import type { Needs } from '../needs.ts';

/** Where in which case something happened. */
interface Place {
  /** business key of the root: the case number, or `<clock id>:<run>` of a supervised clock */
  businessKey: string;
  /** process key of the root: the item key, or `supervise-deadline` */
  rootKey: string;
  rootInstanceId: string;
  processInstanceId: string;
  /** process key it happened in */
  partKey: string;
  /** number of the parallel branch, when in one */
  branch: number | undefined;
}

/** A user task was opened, or closed by a decision or by the process going another way. */
export interface TaskProgress extends Place {
  kind: 'task';
  taskId: string;
  taskKey: string;
  name: string;
  openedAt: DateTime;
  closedAt: DateTime | undefined;
  /** closed without a decision: a timer, a message or the end of the process took it away */
  isCancelled: boolean;
}

/** A node of a diagram was entered or left. */
export interface StepProgress extends Place {
  kind: 'step';
  stepId: string;
  activityId: string;
  activityName: string | undefined;
  activityType: string;
  enteredAt: DateTime;
  leftAt: DateTime | undefined;
  isCancelled: boolean;
  /** messages that found nobody waiting may be tried again */
  mayWaitForMessage: boolean;
}

/** A process, root or called part, began or ended. */
export interface InstanceProgress extends Place {
  kind: 'instance';
  isRoot: boolean;
  endedAt: DateTime | undefined;
}

export type Progress = TaskProgress | StepProgress | InstanceProgress;

export interface TakenProgress {
  /** how many reports were taken, those included that tell us nothing: fewer than asked for = the queue is empty */
  taken: number;
  progress: Progress[];
}

/**
 * Takes up to `limit` reports of what happened in the engine, in the order they were queued, and forgets them when the transaction
 * of `needs` commits. The state told is that of now, so "closed" may come where "opened" was queued.
 */
export type TakeProgress = (needs: Needs, limit: number) => Promise<TakenProgress>;
