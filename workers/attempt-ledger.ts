import {
  countAttempt,
  forgetAttempts,
  noteAttemptError,
  openIncident,
  resolveIncident,
} from '../domain/exactly-once/index.ts';
import type { Transact } from '../domain/needs.ts';

/** Which piece of work is meant. */
export interface TaskReference {
  externalTaskId: string;
  topic: string;
  caseNo: string;
}

/** How often a piece of work was begun, counted by us: a worker that dies in the middle has used up its attempt too. */
export interface AttemptLedger {
  /** Counts a start and returns how many there were; committed before the work begins. */
  begin(task: TaskReference): Promise<number>;
  failed(task: TaskReference, error: string): Promise<void>;
  /** A person must look at it; when they send it out again, counting starts anew. */
  givenUp(task: TaskReference, error: string): Promise<void>;
  done(task: TaskReference): Promise<void>;
}

const KIND = 'topic-failed';

/** The ledger in our tables; each call is a transaction of its own. */
export const createAttemptLedger = (transact: Transact): AttemptLedger => ({
  begin: (task) => transact((needs) => countAttempt(needs, task)),
  failed: ({ externalTaskId }, error) => transact((needs) => noteAttemptError(needs, externalTaskId, error)),
  givenUp: ({ externalTaskId, topic, caseNo }, error) =>
    transact(async (needs) => {
      await openIncident(needs, { kind: KIND, subject: externalTaskId, caseNo, message: `${topic}: ${error}` });
      await forgetAttempts(needs, externalTaskId);
    }),
  done: ({ externalTaskId, topic }) =>
    transact(async (needs) => {
      await forgetAttempts(needs, externalTaskId);
      await resolveIncident(needs, { kind: KIND, subject: externalTaskId }, { kind: 'engine', id: topic });
    }),
});
