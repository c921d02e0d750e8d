import type { Log } from '../server-deps.ts';

/** What is heard within this time becomes one. */
const GATHER_MS = 50;
/** Nobody reads a list more often; in a busy hour every open page would otherwise fetch it anew for each decision of a colleague. */
const REST_MS = 500;

/** Handles what is heard, soon the first time, then at most every `REST_MS` for the same payload; the last of it is never left out. */
export interface Gathering {
  add(payload: string): void;
  /** Waits for what is being handled; what still rests is dropped. */
  stop(): Promise<void>;
}

/** One payload at a time; one that cannot be handled is logged and does not keep the others. */
export const gathering = (handle: (payload: string) => Promise<void>, log: Log): Gathering => {
  const timers = new Map<string, NodeJS.Timeout>();
  const heardMeanwhile = new Set<string>();
  let running: Promise<void> = Promise.resolve();

  const later = (payload: string, milliseconds: number, then: (payload: string) => void): void => {
    timers.set(payload, setTimeout(then, milliseconds, payload));
  };
  const pass = (payload: string): void => {
    heardMeanwhile.delete(payload);
    running = running
      .then(() => handle(payload))
      .catch((error: unknown) => log.warn({ err: error }, 'a change could not be told'));
    later(payload, REST_MS, endRest);
  };
  const endRest = (payload: string): void => {
    timers.delete(payload);
    if (heardMeanwhile.has(payload)) pass(payload);
  };
  return {
    add: (payload) => {
      if (timers.has(payload)) heardMeanwhile.add(payload);
      else later(payload, GATHER_MS, pass);
    },
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      return running;
    },
  };
};
