import type { WakeUp } from '../domain/exactly-once/index.ts';
import type { Needs, Reached, Transact } from '../domain/needs.ts';
import type { Progress, TakeProgress } from '../domain/tasks/index.ts';
import { startWokenLoop } from './woken-loop.ts';
import type { Running } from './woken-loop.ts';
import type { WorkerLog } from './worker-log.ts';

const BATCH = 200;

/** What the feed stands on. Taking and recording are one transaction: a report is forgotten only with its consequence written. */
export interface FeedInput {
  transact: Transact;
  take: TakeProgress;
  record(needs: Needs, progress: readonly Progress[]): Promise<void>;
  wakeUp: WakeUp;
  reached: Reached;
  log: WorkerLog;
}

/** Brings what the engine did into our tables. One at a time per process; several processes share the queue without overlap. */
export const startEngineFeed = (input: FeedInput): Promise<Running> => {
  const round = () =>
    input.transact(async (needs) => {
      const { taken, progress } = await input.take(needs, BATCH);
      if (taken === 0) return false;
      await input.reached('feed-taken');
      if (progress.length > 0) await input.record(needs, progress);
      await input.reached('feed-recorded');
      return taken === BATCH;
    });
  return startWokenLoop({ ...input, name: 'engine-feed', channel: 'engine-events', pollEvery: 2000, round });
};
