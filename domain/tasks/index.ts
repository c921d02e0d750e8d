import { bindNeeds, type Needs } from '../needs.ts';
import { claimTask, releaseTask } from './claim-task.ts';
import { decideOnRenewal } from './decide-on-renewal.ts';
import { decideOnSilence } from './decide-on-silence.ts';
import { decideTask } from './decide-task.ts';
import { explainRefusal } from './explain-refusal.ts';
import { findDecision } from './find-decision.ts';
import { getSubject, openSubject } from './find-subject.ts';
import { findTask, listSteps, listTasksOfCase, listTasksOfOrder } from './find-tasks.ts';
import { getTaskEntry, listTasks } from './list-tasks.ts';
import { recordProgress } from './record-progress.ts';
import { settleDecision } from './settle-decision.ts';
import { summariseReviews } from './summarise-reviews.ts';
import { findTaskForm, findTaskSpec } from './task-spec-reader.ts';
import { upholdDecision } from './uphold-decision.ts';

export type {
  InstanceProgress,
  Progress,
  StepProgress,
  TakenProgress,
  TakeProgress,
  TaskProgress,
} from './progress.ts';
export type { Task, TaskDecision, TaskState } from './task.ts';
export type { OrderSubject, Subject, TaskSubject } from './subject.ts';
export { limitKeyOfRound } from './step-clock.ts';
export { isForAccount, isUndecided, taskSpecKey } from './task.ts';
export type { CaseStep } from './step-store.ts';
export type { TakenDecision } from './find-decision.ts';
export type { DecideTask } from './decide-task.ts';
export type { TaskList, TaskListEntry } from './list-tasks.ts';
export type { TaskCounts, TaskFilter, TaskLine, TaskPosition, TaskView } from './task-reader.ts';
export type { TaskSpec } from './task-spec-reader.ts';
export * from './task-errors.ts';
export { completeTaskHandler } from './complete-task.ts';
export {
  claimTask,
  decideOnRenewal,
  decideOnSilence,
  decideTask,
  explainRefusal,
  findDecision,
  findTask,
  findTaskForm,
  findTaskSpec,
  getSubject,
  getTaskEntry,
  listSteps,
  listTasks,
  listTasksOfCase,
  listTasksOfOrder,
  openSubject,
  recordProgress,
  releaseTask,
  settleDecision,
  summariseReviews,
  upholdDecision,
};
export const createTasks = (needs: Needs) =>
  bindNeeds(needs, {
    claimTask,
    decideOnRenewal,
    decideOnSilence,
    decideTask,
    explainRefusal,
    findDecision,
    findTask,
    findTaskForm,
    findTaskSpec,
    getSubject,
    getTaskEntry,
    listSteps,
    listTasks,
    listTasksOfCase,
    listTasksOfOrder,
    openSubject,
    recordProgress,
    releaseTask,
    settleDecision,
    summariseReviews,
  });
