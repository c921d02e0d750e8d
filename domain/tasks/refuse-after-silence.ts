import { listClocks } from '../clocks/index.ts';
import type { Needs } from '../needs.ts';
import type { Task, TaskDecision } from './task.ts';
import * as errors from './task-errors.ts';

/** The limit of the case itself that runs now, whichever round it is. */
const runningClock = async (needs: Needs, caseNo: string, limit: string) =>
  (await listClocks(needs, caseNo)).findLast(
    ({ subjectKind, limitKey, state }) =>
      subjectKind === 'case' && state !== 'stopped' && limitKey.split('#')[0] === limit,
  );

/**
 * Once silence has spoken nobody decides any more, however late the engine's timer comes: after five working days the application is
 * accepted (行政许可法第三十二条), after the last day of the licence it is renewed (第五十条).
 */
export const refuseAfterSilence = async (needs: Needs, task: Task, { variables }: TaskDecision): Promise<void> => {
  if (task.subject.kind !== 'case') return;
  const isOver = async (limit: string): Promise<boolean> => {
    const clock = await runningClock(needs, task.subject.id, limit);
    return clock !== undefined && needs.clock.now() >= clock.redAt;
  };
  if (variables.acceptance !== undefined && (await isOver('acceptance'))) throw errors.acceptanceDeemed();
  if (variables.decision !== undefined && (await isOver('renewal'))) throw errors.renewalDeemed();
};
