import type { WakeUp, WakeUpChannel } from '../domain/exactly-once/index.ts';
import type { WorkerLog } from './worker-log.ts';

/** Something that runs until it is stopped; `stop` resolves when the work in hand is done. */
export interface Running {
  /** looks at once, as if it had been woken */
  wake(): void;
  stop(): Promise<void>;
}

/** What a loop does and what wakes it. */
export interface LoopInput {
  name: string;
  wakeUp: WakeUp;
  channel: WakeUpChannel;
  /** the net under the wake-ups, in milliseconds */
  pollEvery: number;
  log: WorkerLog;
  /** one round; true = there may be more, run again at once */
  round(): Promise<boolean>;
}

/** Runs `round` whenever woken, and now and then by itself. A failed round is logged and tried again at the next poll. */
export const startWokenLoop = async (input: LoopInput): Promise<Running> => {
  let isStopped = false;
  let isWoken = true;
  let rest: (() => void) | undefined;
  const wake = () => {
    isWoken = true;
    rest?.();
  };
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, input.pollEvery);
      rest = () => {
        clearTimeout(timer);
        resolve();
      };
      if (isWoken || isStopped) rest();
    });
  const unlisten = await input.wakeUp.listen(input.channel, wake);
  const run = async () => {
    while (!isStopped) {
      isWoken = false;
      const hasMore = await input.round().catch((error: unknown) => {
        input.log.error({ err: error, loop: input.name }, 'round failed');
        return false;
      });
      if (!hasMore) await pause();
    }
  };
  const running = run();
  return {
    wake,
    stop: async () => {
      isStopped = true;
      rest?.();
      await running;
      await unlisten();
    },
  };
};
