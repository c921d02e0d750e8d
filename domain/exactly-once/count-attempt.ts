import type { Needs } from '../needs.ts';
import type { AttemptCount, FailedAttempt } from './attempt.ts';
import {
  deleteAttempts,
  deleteAttemptsOfDone,
  deleteOldAttempts,
  updateAttemptError,
  upsertAttempt,
} from './attempt-store.ts';

/**
 * Counts a start of work on an external task, before the work: a worker that dies in the middle has used up its attempt.
 * Returns how many there were, this one included. Must be committed before the work begins.
 */
export const countAttempt = async (
  needs: Needs,
  input: { externalTaskId: string; topic: string },
): Promise<AttemptCount> => (await upsertAttempt(needs, input)) ?? { begun: 1, passing: 0 };

/** The same, but counts nothing and answers undefined where so many starts, passing failures aside, are counted already. */
export const countAttemptBelow = (
  needs: Needs,
  input: { externalTaskId: string; topic: string },
  below: number,
): Promise<AttemptCount | undefined> => upsertAttempt(needs, input, below);

/** Notes why the last attempt failed, and that it does not count where that passes by itself. */
export const noteAttemptError = (needs: Needs, failed: FailedAttempt): Promise<void> =>
  updateAttemptError(needs, failed);

/** The task is done: its count is forgotten. */
export const forgetAttempts = (needs: Needs, externalTaskId: string): Promise<void> =>
  deleteAttempts(needs, externalTaskId);

/** The same in one statement that also tells whether an incident about it is open, for the common case that none is. */
export const forgetAttemptsOfDone = (
  needs: Needs,
  externalTaskId: string,
  incident: { kind: string; subject: string },
): Promise<boolean> => deleteAttemptsOfDone(needs, externalTaskId, incident);

/** Forgets counts of tasks not touched for so many days; returns how many. */
export const forgetOldAttempts = (needs: Needs, days: number): Promise<number> =>
  deleteOldAttempts(needs, needs.clock.now().minus({ days }).toJSDate());
