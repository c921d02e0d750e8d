import { join } from 'node:path';
import { createAttemptLedger } from './attempt-ledger.ts';
import type { CommandHandlers, WakeUp } from '../domain/exactly-once/index.ts';
import type { Needs, Reached, Transact } from '../domain/needs.ts';
import { recordProgress } from '../domain/tasks/index.ts';
import type { TakeProgress } from '../domain/tasks/index.ts';
import { startEngineFeed } from './engine-feed.ts';
import type { EngineAddress } from './engine-calls.ts';
import { loadExports } from './load-exports.ts';
import { startOutboxRelay } from './outbox-relay.ts';
import { startRunners } from './start-runners.ts';
import { startSchedules, type Schedule, type WorkContext } from './schedule.ts';
import type { Topic } from './topic.ts';

/** What all workers of one process stand on; `main.ts` fills it from the adapters. */
export interface WorkersInput {
  /** bound to the pool */
  needs: Needs;
  transact: Transact;
  context: WorkContext;
  engine: EngineAddress;
  handlers: CommandHandlers;
  takeProgress: TakeProgress;
  wakeUp: WakeUp;
  reached: Reached;
}

export interface Workers {
  workerIds: readonly string[];
  /** Begins nothing new; resolves when work in hand has ended or was given back. */
  stop(): Promise<void>;
}

/** Relay, feed, topics and schedules of one process. Any number of processes may run side by side. */
export const startWorkers = async (input: WorkersInput): Promise<Workers> => {
  const { needs, transact, context, engine, wakeUp, reached, handlers } = input;
  const topics = await loadExports<Topic>(join(import.meta.dirname, 'topics'));
  const schedules = await loadExports<Schedule>(join(import.meta.dirname, 'schedules'));
  const { log } = context;
  const relay = await startOutboxRelay({ needs, transact, handlers, wakeUp, reached, log });
  const feed = await startEngineFeed({
    transact,
    take: input.takeProgress,
    record: recordProgress,
    wakeUp,
    reached,
    log,
  });
  const attempts = createAttemptLedger(needs, transact);
  const runners = await startRunners({ engine, topics, context, attempts, wakeUp, reached });
  const running = await startSchedules(schedules, context, wakeUp);
  return {
    workerIds: runners.workerIds,
    stop: async () => {
      await Promise.all([runners, relay, feed, ...running].map((one) => one.stop()));
    },
  };
};
