import type { Client } from 'camunda-external-task-client-js';
import { backOff } from './task-fate.ts';
import type { WorkerLog } from './worker-log.ts';

const LONGEST_PAUSE = 5000;

/** The one poll of a client, with a pause after failures and an end that can be waited for. */
export interface Polling {
  start(): void;
  /** To be called whenever a fetch goes out. */
  begun(): void;
  /** Starts no more polls; resolves when the open one has been answered, its tasks included. */
  stop(): Promise<void>;
}

/**
 * The client polls again at its plain interval however often it failed, and doubles its polling for good when it is started
 * twice. So after a failure it is stopped – the turn it has already planned then does nothing – and started once, later.
 */
export const createPolling = (client: Client, log: WorkerLog): Polling => {
  let isStopping = false;
  let isOpen = false;
  let failures = 0;
  let restart: NodeJS.Timeout | undefined;
  let closed: () => void = () => undefined;

  const ended = () => {
    isOpen = false;
    closed();
  };
  client.on('poll:success', () => {
    failures = 0;
    ended();
  });
  client.on('poll:error', (error: unknown) => {
    ended();
    client.stop();
    if (isStopping) return;
    failures++;
    const pause = Math.min(LONGEST_PAUSE, backOff(failures));
    if (failures === 1 || failures % 20 === 0) log.warn({ err: error, failures }, 'the engine did not answer a poll');
    restart = setTimeout(() => client.start(), pause);
  });
  return {
    start: () => client.start(),
    begun: () => {
      isOpen = true;
    },
    stop: () => {
      isStopping = true;
      clearTimeout(restart);
      client.stop();
      return new Promise((resolve) => {
        if (isOpen) closed = resolve;
        else resolve();
      });
    },
  };
};
