import pg from 'pg';
import type { WakeUp, WakeUpChannel } from '../domain/exactly-once/index.ts';
import type { Log } from './log.ts';

const RECONNECT_MS = 1000;

/** How often a connection that has nothing to say is asked whether it still works, and how long it may take to answer. */
interface Pace {
  probeEvery: number;
  patience: number;
}
const PACE: Pace = { probeEvery: 30_000, patience: 20_000 };

type Listener = (payload: string) => void;

/**
 * Hears NOTIFY on one connection of its own, shared by all channels, and connects again when it breaks or answers no more. After a
 * break every listener is woken once, for what was announced meanwhile.
 */
export class PostgresWakeUp implements WakeUp {
  readonly #connectionString: string;
  readonly #log: Log;
  readonly #pace: Pace;
  readonly #listeners = new Map<WakeUpChannel, Set<Listener>>();
  #client: pg.Client | undefined;
  #connecting: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  /** a connection answers one statement at a time */
  #asked: Promise<unknown> = Promise.resolve();

  constructor(connectionString: string, log: Log, pace = PACE) {
    this.#connectionString = connectionString;
    this.#log = log;
    this.#pace = pace;
  }

  async listen(channel: WakeUpChannel, onWake: Listener): Promise<() => Promise<void>> {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(onWake));
    await this.#connect();
    await this.#ask(`listen "${channel}"`);
    return async () => {
      listeners.delete(onWake);
      if (listeners.size === 0) await this.#ask(`unlisten "${channel}"`).catch(() => undefined);
    };
  }

  #ask(statement: string): Promise<unknown> {
    const answer = this.#asked.then(() => this.#client?.query(statement));
    this.#asked = answer.catch(() => undefined);
    return answer;
  }

  /** Stops hearing anything; nothing is woken afterwards. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#connecting?.catch(() => undefined);
    await this.#client?.end().catch(() => undefined);
  }

  #connect(): Promise<void> {
    if (this.#client !== undefined) return Promise.resolve();
    this.#connecting ??= this.#open().finally(() => (this.#connecting = undefined));
    return this.#connecting;
  }

  async #open(): Promise<void> {
    const { probeEvery, patience } = this.#pace;
    const client = new pg.Client({
      connectionString: this.#connectionString,
      keepAlive: true,
      connectionTimeoutMillis: patience,
      query_timeout: patience,
    });
    const probe = setInterval(() => void this.#ask('select 1').catch(() => client.end()), probeEvery);
    client.on('notification', ({ channel, payload }) => this.#wake(channel as WakeUpChannel, payload ?? ''));
    client.on('error', (error) => this.#log.warn({ err: error }, 'wake-up connection broke'));
    client.on('end', () => {
      clearInterval(probe);
      this.#reconnect(client);
    });
    try {
      await client.connect();
      this.#client = client;
      for (const channel of this.#listeners.keys()) await client.query(`listen "${channel}"`);
    } catch (error) {
      // one that hears only some of the channels is worth nothing
      clearInterval(probe);
      void client.end().catch(() => undefined);
      throw error;
    }
  }

  #reconnect(client: pg.Client): void {
    if (this.#client === client) this.#client = undefined;
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#connect().then(
        () => this.#wakeAll(),
        () => this.#reconnect(client),
      );
    }, RECONNECT_MS);
  }

  #wake(channel: WakeUpChannel, payload: string): void {
    for (const listener of this.#listeners.get(channel) ?? []) listener(payload);
  }

  #wakeAll(): void {
    for (const channel of this.#listeners.keys()) this.#wake(channel, '');
  }
}
