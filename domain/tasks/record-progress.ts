import { findCase } from '../cases/index.ts';
import { announce, closeParked, wakeParked } from '../exactly-once/index.ts';
import type { Needs } from '../needs.ts';
import type { Progress, StepProgress } from './progress.ts';
import { recordTask } from './record-task.ts';
import { saveSteps } from './step-store.ts';

/** Only cases have steps and tasks to show; the business key of a supervised clock is no case number. */
const keepCases = async (needs: Needs, progress: readonly Progress[]): Promise<Progress[]> => {
  const isCase = new Map<string, boolean>();
  for (const { businessKey } of progress)
    if (!isCase.has(businessKey)) isCase.set(businessKey, (await findCase(needs, businessKey)) !== undefined);
  return progress.filter(({ businessKey }) => isCase.get(businessKey));
};

/** Messages that found nobody waiting are tried again where something waits now, and closed where nothing ever will. */
const wakeMessages = async (needs: Needs, progress: readonly Progress[]): Promise<void> => {
  const ended = new Set<string>();
  const waiting = new Set<string>();
  for (const one of progress) {
    if (one.kind === 'instance' && one.isRoot && one.endedAt !== undefined) ended.add(one.businessKey);
    else if (one.kind === 'instance' || (one.kind === 'step' && one.mayWaitForMessage)) waiting.add(one.businessKey);
  }
  for (const caseNo of waiting) if (!ended.has(caseNo)) await wakeParked(needs, caseNo);
  for (const caseNo of ended) await closeParked(needs, caseNo);
};

/** Writes what the engine did into our tables: tasks with department and clock, steps for diagram and timeline. */
export const recordProgress = async (needs: Needs, progress: readonly Progress[]): Promise<void> => {
  const ofCases = await keepCases(needs, progress);
  await saveSteps(
    needs,
    ofCases.filter((one): one is StepProgress => one.kind === 'step'),
  );
  for (const one of ofCases) if (one.kind === 'task') await recordTask(needs, one);
  await wakeMessages(needs, ofCases);
  for (const caseNo of new Set(ofCases.map((one) => one.businessKey))) await announce(needs, 'desk', caseNo);
};
