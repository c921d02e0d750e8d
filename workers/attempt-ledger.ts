import {
  type AttemptCount,
  countAttempt,
  countAttemptBelow,
  forgetAttempts,
  forgetAttemptsOfDone,
  type IncidentInput,
  noteAttemptError,
  openIncident,
  resolveIncident,
  TOPIC_FAILED,
} from '../domain/exactly-once/index.ts';
import type { Needs, Transact } from '../domain/needs.ts';
import { STARTS_BEFORE_SUSPICION } from './task-fate.ts';

/** Which piece of work is meant. */
export interface TaskReference {
  externalTaskId: string;
  topic: string;
  caseNo: string;
}

/** How often a piece of work was begun, counted by us: a worker that dies in the middle has used up its attempt too. */
export interface AttemptLedger {
  /**
   * Counts a start and returns how many there were; committed before the work begins. undefined, and not counted: the worker has died in
   * so many of them that this work may be why.
   */
  begin(task: TaskReference): Promise<AttemptCount | undefined>;
  /**
   * The same for work under suspicion, which is then done before the next such work of this process is begun: a death is laid to one of
   * them, and the others, which only happened to be there, get on.
   */
  alone(task: TaskReference, work: (count: AttemptCount) => Promise<void>, signal: AbortSignal): Promise<void>;
  failed(task: TaskReference, error: string, passes: boolean): Promise<void>;
  /** What is away has been away so long that a person must know; the work goes on being tried, and closes the incident once it is done. */
  outlasted(task: TaskReference, error: string): Promise<void>;
  /** The time of this work has not come, however often it was begun: counting starts anew. */
  countAnew(task: TaskReference): Promise<void>;
  /** A person must look at it; when they send it out again, counting starts anew. */
  givenUp(task: TaskReference, error: string): Promise<void>;
  done(task: TaskReference): Promise<void>;
}

const incidentOf = ({ externalTaskId, topic, caseNo }: TaskReference, error: string): IncidentInput => ({
  kind: TOPIC_FAILED,
  subject: externalTaskId,
  caseNo,
  message: `${topic}: ${error}`,
});

const createTurns = (needs: Needs): Pick<AttemptLedger, 'alone'> => {
  let last = Promise.resolve();
  return {
    alone: (task, work, signal) => {
      const mine = last.then(async () => {
        signal.throwIfAborted();
        return work(await countAttempt(needs, task));
      });
      last = mine.catch(() => undefined);
      return mine;
    },
  };
};

/** The ledger in our tables; each call is a transaction of its own, a single statement where that is enough (`needs` on the pool). */
export const createAttemptLedger = (needs: Needs, transact: Transact): AttemptLedger => ({
  ...createTurns(needs),
  begin: (task) => countAttemptBelow(needs, task, STARTS_BEFORE_SUSPICION),
  failed: ({ externalTaskId }, error, passes) => noteAttemptError(needs, { externalTaskId, error, passes }),
  countAnew: ({ externalTaskId }) => forgetAttempts(needs, externalTaskId),
  outlasted: (task, error) =>
    transact(async (inside) => {
      await openIncident(inside, incidentOf(task, error));
      await noteAttemptError(inside, { externalTaskId: task.externalTaskId, error, passes: true });
    }),
  givenUp: (task, error) =>
    transact(async (inside) => {
      await openIncident(inside, incidentOf(task, error));
      await forgetAttempts(inside, task.externalTaskId);
    }),
  done: async ({ externalTaskId, topic }) => {
    const incident = { kind: TOPIC_FAILED, subject: externalTaskId };
    if (await forgetAttemptsOfDone(needs, externalTaskId, incident))
      await transact((inside) => resolveIncident(inside, incident, { kind: 'engine', id: topic }));
  },
});
