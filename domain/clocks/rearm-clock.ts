import { writeAuditLine } from '../audit/index.ts';
import { queueCommand } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { supervisedRun } from './arm-clock.ts';
import { lockClock, updateSupervisionNo } from './clock-store.ts';

/** One attempt to have a run supervised. */
export interface SupervisionAttempt {
  clockId: string;
  run: number;
  attempt: number;
}

/**
 * Asks the engine to supervise this run once more, by a process of its own; the attempt before no longer counts. `false` when
 * that attempt is not the valid one any more: the clock went on, or somebody else repaired it.
 */
export const rearmClock = async (
  needs: Needs,
  { clockId, run, attempt }: SupervisionAttempt,
  actor: Actor,
): Promise<boolean> => {
  const clock = await lockClock(needs, clockId);
  const isValid = clock?.state === 'running' && clock.armedRun === run && clock.run === run;
  if (!isValid || clock.supervisionNo !== attempt) return false;
  const next = { ...clock, supervisionNo: attempt + 1 };
  await updateSupervisionNo(needs, clockId, next.supervisionNo);
  await queueCommand(needs, { kind: 'start-supervision', subject: clockId, payload: supervisedRun(next) });
  const details = { run, attempt: next.supervisionNo };
  await writeAuditLine(needs, { action: 'rearm-clock', subjectKind: 'clock', subjectId: clockId, details }, actor);
  return true;
};
