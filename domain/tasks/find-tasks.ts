import type { Needs } from '../needs.ts';
import { selectSteps, type CaseStep } from './step-store.ts';
import type { Task } from './task.ts';
import { selectTask, selectTasks } from './task-store.ts';

export const findTask = (needs: Needs, taskId: string): Promise<Task | undefined> => selectTask(needs, taskId);

/** All tasks of a case, open and closed, in the order they were opened. */
export const listTasksOfCase = (needs: Needs, caseNo: string): Promise<Task[]> =>
  selectTasks(needs, { subjectId: caseNo });

/** All tasks of an order, in the same order. */
export const listTasksOfOrder = (needs: Needs, orderId: string): Promise<Task[]> =>
  selectTasks(needs, { subjectId: orderId });

/** Every node of every diagram the case has entered, oldest first. */
export const listSteps = (needs: Needs, caseNo: string): Promise<CaseStep[]> => selectSteps(needs, caseNo);
