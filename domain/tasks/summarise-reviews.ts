import type { Needs } from '../needs.ts';
import type { Task } from './task.ts';
import { selectTasks } from './task-store.ts';

const isDecided = (task: Task): boolean => task.decision !== undefined && task.state !== 'overtaken';

/** One refusal is enough: every branch gave its last confirmed opinion, all must agree. */
export const summariseReviews = async (
  needs: Needs,
  input: { caseNo: string },
): Promise<{ reviewResult: 'agreed' | 'refused' }> => {
  const reviews = await selectTasks(needs, { subjectId: input.caseNo, taskKey: 'review-by-department' });
  const lastByBranch = new Map(reviews.filter(isDecided).map((task) => [task.branch ?? 0, task]));
  const opinions = [...lastByBranch.values()].map((task) => task.decision?.variables.opinion);
  const isAgreed = opinions.length > 0 && opinions.every((opinion) => opinion === 'agree');
  return { reviewResult: isAgreed ? 'agreed' : 'refused' };
};
