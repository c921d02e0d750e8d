import type { WakeUp, WakeUpChannel } from '../domain/exactly-once/index.ts';
import type { Domain, Effects } from '../domain/domain.ts';
import type { Clock } from '../domain/needs.ts';
import { startWokenLoop } from './woken-loop.ts';
import type { Running } from './woken-loop.ts';
import type { WorkerLog } from './worker-log.ts';

/** What a schedule and a topic are given. `transact` is one unit of work; `effects` open their own. */
export interface WorkContext {
  transact<T>(work: (domain: Domain) => Promise<T>): Promise<T>;
  effects: Effects;
  clock: Clock;
  log: WorkerLog;
}

/** Something done again and again: small batches, safe to run twice at once. */
export interface Schedule {
  name: string;
  /** milliseconds of real time between two looks */
  every: number;
  /** also looks when this is announced */
  channel?: WakeUpChannel;
  /** true = there may be more, run again at once */
  run(context: WorkContext): Promise<boolean>;
}

const deaf: WakeUp = { listen: async () => async () => undefined };

/** Starts every schedule on a loop of its own; a failed run is logged and tried again at its next turn. */
export const startSchedules = (
  schedules: readonly Schedule[],
  context: WorkContext,
  wakeUp: WakeUp,
): Promise<Running[]> =>
  Promise.all(
    schedules.map((schedule) =>
      startWokenLoop({
        name: schedule.name,
        channel: schedule.channel ?? 'outbox',
        wakeUp: schedule.channel === undefined ? deaf : wakeUp,
        pollEvery: schedule.every,
        log: context.log,
        round: () => schedule.run(context),
      }),
    ),
  );
