import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'camunda-external-task-client-js';
import type { Task, TaskService } from 'camunda-external-task-client-js';
import type { Reached } from '../domain/needs.ts';
import type { AttemptLedger } from './attempt-ledger.ts';
import { createRequestOptions, tell } from './engine-calls.ts';
import type { EngineAddress } from './engine-calls.ts';
import { keepLock } from './keep-lock.ts';
import type { KeptLock } from './keep-lock.ts';
import { CLIENT_INTERVAL, Polling } from './polling.ts';
import { runTask } from './run-task.ts';
import type { WorkContext } from './schedule.ts';
import { prepareTopic } from './topic-variables.ts';
import type { PreparedTopic } from './topic-variables.ts';
import type { Topic } from './topic.ts';

/** What the runner stands on. */
export interface RunnerInput {
  engine: EngineAddress;
  topics: readonly Topic[];
  context: WorkContext;
  attempts: AttemptLedger;
  reached: Reached;
  /** tasks worked on at once; default 8 */
  concurrency?: number;
  /** how long the engine keeps a task for us without hearing from us; default 30 s */
  lockMilliseconds?: number;
  /** how long an answer of the engine may be overdue; default 10 s */
  patienceMilliseconds?: number;
  /** how long work may go on after `stop`; default 20 s */
  drainMilliseconds?: number;
  /** how long the engine goes unasked when nobody wakes the runner; default 1 s */
  restMilliseconds?: number;
}

export interface Runner {
  /** unique per process and start, so that one sees in the engine who holds what */
  workerId: string;
  /** There may be work: it is fetched at once, and not only at the next look. */
  wake(): void;
  /** Fetches no more, lets work in hand end, gives back the rest. Resolves when nothing runs any more. */
  stop(): Promise<void>;
}

/** The net under the wake-ups. It also bounds the wait for work whose pause or whose lock has run out, which nobody announces. */
const REST_MILLISECONDS = 1000;
const PATIENCE_MILLISECONDS = 10_000;
const LOCK_MILLISECONDS = 30_000;

interface ActiveTask {
  task: Task;
  service: TaskService;
  lock: KeptLock;
  ended: Promise<void>;
}

const giveBack = async ({ task, service, lock }: ActiveTask): Promise<void> => {
  lock.abort('the worker stops');
  await tell(() => service.unlock(task), AbortSignal.timeout(5000)).catch(() => undefined);
};

/** Lets work end by itself for a while, then takes it away and gives it back to the engine for another worker. */
const drain = async (active: ReadonlySet<ActiveTask>, milliseconds: number): Promise<void> => {
  const deadline = new AbortController();
  const late = wait(milliseconds, undefined, { signal: deadline.signal }).catch(() => undefined);
  await Promise.race([late, Promise.all([...active].map(({ ended }) => ended))]);
  deadline.abort();
  await Promise.all([...active].map(giveBack));
};

/** Work on one fetched task, kept in `active` until it has ended. */
const createWorkOn = (input: RunnerInput, active: Set<ActiveTask>, lockMilliseconds: number) => {
  const { context, attempts, reached } = input;
  return async (prepared: PreparedTopic, task: Task, service: TaskService): Promise<void> => {
    const lock = keepLock(service, task, lockMilliseconds);
    const work = runTask({ prepared, task, service, lock, context, attempts, reached });
    const ended = work
      .catch((error: unknown) =>
        context.log.error(
          { err: error, externalTaskId: task.id },
          'nothing could be told to the engine; the lock will lapse',
        ),
      )
      .finally(() => {
        lock.release();
        active.delete(entry);
      });
    const entry = { task, service, lock, ended };
    active.add(entry);
    await ended;
  };
};

/** Fetches the work of these topics from the engine and does it, until it is stopped. */
export const startRunner = (input: RunnerInput): Runner => {
  const { engine, topics, context, concurrency = 8, lockMilliseconds = LOCK_MILLISECONDS } = input;
  const workerId = `${hostname()}-${process.pid}-${randomUUID()}`;
  const active = new Set<ActiveTask>();
  const workOn = createWorkOn(input, active, lockMilliseconds);
  const handedBack = new Set<Promise<unknown>>();
  let isStopping = false;
  const requests = createRequestOptions(engine, {
    patienceMilliseconds: input.patienceMilliseconds ?? PATIENCE_MILLISECONDS,
    onPoll: (asked) => polling.begun(asked),
  });
  const client = new Client({
    baseUrl: engine.url,
    workerId,
    maxTasks: concurrency,
    maxParallelExecutions: concurrency,
    interval: CLIENT_INTERVAL,
    lockDuration: lockMilliseconds,
    autoPoll: false,
    usePriority: false,
    sorting: [{ sortBy: 'createTime', sortOrder: 'asc' }],
    interceptors: requests.extend,
  });
  const polling = new Polling(client, input.restMilliseconds ?? REST_MILLISECONDS, context.log);
  for (const prepared of topics.map(prepareTopic)) {
    const options = { variables: prepared.variables, includeExtensionProperties: true, lockDuration: lockMilliseconds };
    client.subscribe(prepared.topic.name, options, async ({ task, taskService }) => {
      // An open poll still brings tasks after the stop; they are somebody else's.
      if (!isStopping) return workOn(prepared, task, taskService);
      const unlocked = tell(() => taskService.unlock(task), AbortSignal.timeout(5000));
      handedBack.add(unlocked);
      await unlocked;
    });
  }
  client.on('handler:error', (error: unknown) => context.log.error({ err: error }, 'a fetched task was not worked on'));
  polling.start();
  return {
    workerId,
    wake: () => polling.wake(),
    stop: async () => {
      isStopping = true;
      await polling.stop();
      await drain(active, input.drainMilliseconds ?? 20_000);
      await Promise.allSettled(handedBack);
      requests.close();
    },
  };
};
