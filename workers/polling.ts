import type { Client, Task } from 'camunda-external-task-client-js';
import { backOff } from './task-fate.ts';
import type { WorkerLog } from './worker-log.ts';

const LONGEST_PAUSE = 5000;
/** The client plans its next turn itself so many milliseconds after an answer, and tries again as often while all places are taken. */
export const CLIENT_INTERVAL = 20;
/** Between an answer and the next fetch: longer than the client's own turn takes to pass by. */
const BETWEEN_POLLS = CLIENT_INTERVAL + 5;

/**
 * The one poll of a client: woken when there is work, with a pause after failures and an end that can be waited for. The client by
 * itself polls again at its plain interval however often it failed and whether or not there is work, and doubles its polling for good
 * when it is started twice. So after every answer it is stopped – the turn it plans then does nothing – and started once: when
 * somebody says that there is work, when the answer was full, or after `restMilliseconds` without either.
 */
export class Polling {
  readonly #client: Client;
  readonly #restMilliseconds: number;
  readonly #log: WorkerLog;
  #isStopping = false;
  #isOpen = false;
  #isWoken = false;
  #isResting = false;
  #asked = 0;
  #failures = 0;
  #next: NodeJS.Timeout | undefined;
  #closed: () => void = () => undefined;

  constructor(client: Client, restMilliseconds: number, log: WorkerLog) {
    this.#client = client;
    this.#restMilliseconds = restMilliseconds;
    this.#log = log;
    client.on('poll:success', (tasks: Task[]) => this.#answered(tasks.length));
    client.on('poll:error', (error: unknown) => this.#failed(error));
  }

  start(): void {
    this.#isResting = false;
    clearTimeout(this.#next);
    this.#client.start();
  }

  /** There may be work: fetches as soon as the poll before has been answered. */
  wake(): void {
    this.#isWoken = true;
    if (this.#isResting && !this.#isStopping) this.start();
  }

  /** To be called whenever a fetch goes out, with how many tasks it asks for. */
  begun(asked: number): void {
    this.#isOpen = true;
    this.#isWoken = false;
    this.#asked = asked;
  }

  /** Starts no more polls; resolves when the open one has been answered, its tasks included. */
  stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#next);
    this.#client.stop();
    return new Promise((resolve) => {
      if (this.#isOpen) this.#closed = resolve;
      else resolve();
    });
  }

  #end(): void {
    this.#isOpen = false;
    this.#client.stop();
    this.#closed();
  }

  #answered(count: number): void {
    this.#end();
    this.#failures = 0;
    if (count >= this.#asked) this.#isWoken = true;
    // only after the client has planned its own turn, which must find it stopped
    queueMicrotask(() => this.#plan(() => this.#rest(), BETWEEN_POLLS));
  }

  #failed(error: unknown): void {
    this.#end();
    if (this.#isStopping) return;
    const failures = (this.#failures += 1);
    if (failures === 1 || failures % 20 === 0)
      this.#log.warn({ err: error, failures }, 'the engine did not answer a poll');
    this.#plan(() => this.start(), Math.min(LONGEST_PAUSE, backOff(failures)));
  }

  #rest(): void {
    if (this.#isWoken) return this.start();
    this.#isResting = true;
    this.#plan(() => this.start(), this.#restMilliseconds);
  }

  #plan(next: () => void, milliseconds: number): void {
    if (!this.#isStopping) this.#next = setTimeout(next, milliseconds);
  }
}
