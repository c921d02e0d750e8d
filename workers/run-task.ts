import type { Task, TaskService } from 'camunda-external-task-client-js';
import type { Reached } from '../domain/needs.ts';
import type { AttemptCount } from '../domain/exactly-once/index.ts';
import type { AttemptLedger, TaskReference } from './attempt-ledger.ts';
import { tell, type Told } from './engine-calls.ts';
import type { KeptLock } from './keep-lock.ts';
import type { WorkContext } from './schedule.ts';
import { decideFate, type Fate, hasUsedUpAttempts } from './task-fate.ts';
import type { PreparedTopic } from './topic-variables.ts';

/** What one task is worked on with. */
export interface TaskWork {
  prepared: PreparedTopic;
  task: Task;
  service: TaskService;
  lock: KeptLock;
  context: WorkContext;
  attempts: AttemptLedger;
  reached: Reached;
}

const wordsOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error').slice(0, 500);

const caseNoOf = (task: Task): string => String(task.variables.getTyped('caseNo')?.value ?? task.businessKey ?? '');

const contextOf = ({ prepared, task, context, lock }: TaskWork) => ({
  ...context,
  actor: { kind: 'engine' as const, id: prepared.topic.name },
  caseNo: caseNoOf(task),
  businessKey: task.businessKey ?? '',
  processInstanceId: task.processInstanceId,
  activityId: task.activityId,
  properties: task.extensionProperties ?? {},
  signal: lock.signal,
});

const giveUp = async (work: TaskWork, reference: TaskReference, error: unknown): Promise<void> => {
  const failure = { errorMessage: wordsOf(error), retries: 0, retryTimeout: 0 };
  await work.attempts.givenUp(reference, failure.errorMessage);
  await tell(() => work.service.handleFailure(work.task, failure), work.lock.signal);
  work.context.log.error({ err: error, ...reference }, 'topic given up');
};

/** Only what the engine knows to be over is forgotten: of a task somebody else holds now, count and incident are still right. */
const noteDone = async ({ attempts, context }: TaskWork, reference: TaskReference, outcome: Told): Promise<void> => {
  if (outcome !== 'lost') await attempts.done(reference);
  if (outcome !== 'told') context.log.warn({ ...reference, outcome }, 'the engine no longer waited for this task');
};

/** Written if that is possible: what is away may be our own database. */
const noteFailure = async (work: TaskWork, reference: TaskReference, error: unknown, fate: Fate): Promise<void> => {
  const { attempts } = work;
  const note = (): Promise<void> => {
    if (fate.kind === 'wait')
      return fate.countsAnew ? attempts.countAnew(reference) : attempts.failed(reference, wordsOf(error), true);
    if (fate.kind !== 'again') return Promise.resolve();
    return fate.needsPerson
      ? attempts.outlasted(reference, wordsOf(error))
      : attempts.failed(reference, wordsOf(error), fate.passes);
  };
  await note().catch(() => undefined);
};

const reportBusinessError = async (work: TaskWork, reference: TaskReference, code: string): Promise<void> =>
  noteDone(work, reference, await tell(() => work.service.handleBpmnError(work.task, code), work.lock.signal));

const reportFailure = async (
  work: TaskWork,
  reference: TaskReference,
  error: unknown,
  count: AttemptCount,
): Promise<void> => {
  const { service, task, lock, prepared } = work;
  const fate = decideFate(error, count, prepared.topic.raises);
  if (fate.kind === 'business-error')
    // what the engine has against it has a fate of its own: it may only be away
    return reportBusinessError(work, reference, fate.code).catch((refused: unknown) =>
      reportFailure(work, reference, refused, count),
    );
  if (fate.kind === 'give-up') return giveUp(work, reference, error);
  await noteFailure(work, reference, error, fate);
  const { attemptsLeft: retries, delayMilliseconds: retryTimeout } = fate;
  await tell(() => service.handleFailure(task, { errorMessage: wordsOf(error), retries, retryTimeout }), lock.signal);
  work.context.log.warn({ err: error, ...reference, attempt: count.begun }, 'topic will be tried again');
};

const runAndComplete = async (work: TaskWork, reference: TaskReference): Promise<void> => {
  const { prepared, task, service, lock, reached } = work;
  const { name } = prepared.topic;
  const input = prepared.readInput(task.variables);
  await reached(`topic-begun:${name}`);
  const output = (await prepared.topic.run(input, contextOf(work))) as Record<string, unknown>;
  await reached(`topic-done:${name}`);
  const variables = prepared.writeOutput(output);
  const outcome = await tell(() => service.complete(task, variables), lock.signal);
  await reached(`topic-completed:${name}`);
  await noteDone(work, reference, outcome);
};

/** Works on one task and tells the engine what came of it, whatever that is. Rejects only when even that was impossible. */
export const runTask = async (work: TaskWork): Promise<void> => {
  const { task, prepared, attempts, lock } = work;
  const reference = { externalTaskId: task.id, topic: prepared.topic.name, caseNo: caseNoOf(task) };
  let count: AttemptCount = { begun: 1, passing: 0 };
  const start = async (counted: AttemptCount): Promise<void> => {
    count = counted;
    if (hasUsedUpAttempts(count)) return giveUp(work, reference, new Error('every attempt ended without a word'));
    await runAndComplete(work, reference);
  };
  try {
    const counted = await attempts.begin(reference);
    await (counted === undefined ? attempts.alone(reference, start, lock.signal) : start(counted));
  } catch (error) {
    if (lock.signal.aborted) {
      work.context.log.warn({ ...reference }, 'work stopped: the task is no longer ours');
      return;
    }
    await reportFailure(work, reference, error, count);
  }
};
