import { announce, closeMessagesOf, wakeParked } from '../exactly-once/index.ts';
import type { Needs } from '../needs.ts';
import { cancelSpecialProcedures } from '../special-procedures/index.ts';
import { findSubject } from './find-subject.ts';
import type { Progress, StepProgress } from './progress.ts';
import { recordTask } from './record-task.ts';
import { saveSteps } from './step-store.ts';
import type { Subject } from './subject.ts';

const FEED = { kind: 'engine', id: 'engine-feed' } as const;

const isRootOver = (one: Progress): boolean => one.kind === 'instance' && one.isRoot && one.endedAt !== undefined;

/** What the reports are about, by business key; the processes that supervise a clock are about nothing with tasks. */
const findSubjects = async (needs: Needs, progress: readonly Progress[]): Promise<Map<string, Subject>> => {
  const subjects = new Map<string, Subject>();
  for (const businessKey of new Set(progress.map((one) => one.businessKey))) {
    const subject = await findSubject(needs, businessKey);
    if (subject !== undefined) subjects.set(businessKey, subject);
  }
  return subjects;
};

/** Messages that found nobody waiting are tried again where something waits now, and closed where nothing ever will. */
const wakeMessages = async (needs: Needs, progress: readonly Progress[]): Promise<void> => {
  const ended = new Set<string>();
  const waiting = new Set<string>();
  for (const one of progress) {
    if (isRootOver(one)) ended.add(one.businessKey);
    else if (one.kind === 'instance' || (one.kind === 'step' && one.mayWaitForMessage)) waiting.add(one.businessKey);
  }
  for (const key of waiting) if (!ended.has(key)) await wakeParked(needs, key);
  for (const key of ended) await closeMessagesOf(needs, key);
};

/**
 * Writes what the engine did into our tables: tasks with department and clock; for diagram and timeline of a case its steps, too.
 */
export const recordProgress = async (needs: Needs, progress: readonly Progress[]): Promise<void> => {
  const subjects = await findSubjects(needs, progress);
  const known = progress.filter(({ businessKey }) => subjects.has(businessKey));
  const isStepOfCase = (one: Progress): one is StepProgress =>
    one.kind === 'step' && subjects.get(one.businessKey)?.kind === 'case';
  await saveSteps(needs, known.filter(isStepOfCase));
  for (const one of known) if (one.kind === 'task') await recordTask(needs, one);
  for (const { businessKey: caseNo } of known.filter(isRootOver))
    if (subjects.get(caseNo)?.kind === 'case') await cancelSpecialProcedures(needs, { caseNo }, FEED);
  await wakeMessages(needs, known);
  for (const { caseNo } of subjects.values()) if (caseNo !== undefined) await announce(needs, 'desk', caseNo);
};
