import { randomUUID } from 'node:crypto';
import { postCallback, postLetter } from './callback-post.ts';
import type { CallbackEvent, Letter, PostManner } from './callback-post.ts';
import type { CallbackFault, Fault, Faults } from './faults.ts';
import type { Ledger } from './ledger.ts';
import type { Settings } from './settings.ts';

export type { CallbackEvent } from './callback-post.ts';

export interface CallbackParts {
  settings: Settings;
  faults: Faults;
  ledger: Ledger;
  /** how this simulator spoils an event for a hostile fault kind */
  /** the form of an event that does not speak our own protocol; undefined: it does */
  write?: (event: CallbackEvent, manner: PostManner) => Letter | undefined;
  forgers?: Partial<Record<CallbackFault, (event: CallbackEvent) => CallbackEvent>>;
}

const RETRY_MS = [200, 1000, 3000, 10_000, 30_000, 60_000];
const HOSTILE: readonly string[] = ['forged', 'replayed', 'old-key', 'wrong-amount', 'other-merchant'];

const findUntold = (ledger: Ledger): Map<string, CallbackEvent> => {
  const untold = new Map<string, CallbackEvent>();
  for (const entry of ledger.entries) {
    if (entry.type === 'callback-queued') untold.set(String(entry['eventId']), entry['event'] as CallbackEvent);
    if (entry.type === 'callback-delivered') untold.delete(String(entry['eventId']));
  }
  return untold;
};

/** Callbacks as a real provider sends them: signed, repeated until a 2xx, sometimes spoiled. Pending ones survive a restart. */
export class Callbacks {
  readonly #parts: CallbackParts;
  readonly #untold: Map<string, CallbackEvent>;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #underway = new Set<Promise<unknown>>();
  #held: string[] = [];
  #isStopping = false;

  constructor(parts: CallbackParts) {
    this.#parts = parts;
    this.#untold = findUntold(parts.ledger);
    for (const eventId of this.#untold.keys()) this.#later(100, () => this.#insist(eventId));
  }

  /** Writes the event down, then delivers it. */
  tell(fields: Record<string, unknown>): CallbackEvent {
    const event: CallbackEvent = { eventId: randomUUID(), ...fields };
    this.#parts.ledger.append('callback-queued', { eventId: event.eventId, event });
    this.#untold.set(event.eventId, event);
    void this.#begin(() => this.#sendFirst(event));
    return event;
  }

  /** Sends everything untold now, also what is late or was never to come; answers how many remain untold. */
  async flush(): Promise<number> {
    this.#held = [];
    await Promise.all(this.#underway);
    await Promise.all([...this.#untold.keys()].map((eventId) => this.#begin(() => this.#deliver(eventId))));
    return this.#untold.size;
  }

  /** Sends one message of your own making, once; answers the status the other side gave. */
  send(event: CallbackEvent, manner?: PostManner): Promise<number> {
    const letter = this.#parts.write?.(event, manner ?? {});
    return letter ? postLetter(letter) : postCallback(this.#parts.settings, event, manner);
  }

  /** Begins nothing more; resolves when what is under way has ended and the ledger may be closed. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.allSettled(this.#underway);
  }

  async #begin(work: () => Promise<unknown>): Promise<void> {
    if (this.#isStopping) return;
    const running = work().finally(() => this.#underway.delete(running));
    this.#underway.add(running);
    await running;
  }

  #later(ms: number, work: () => Promise<unknown>): void {
    if (this.#isStopping) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#begin(work);
    }, ms);
    this.#timers.add(timer.unref());
  }

  async #deliver(eventId: string): Promise<boolean> {
    const event = this.#untold.get(eventId);
    if (!event) return true;
    const status = await this.send(event);
    const isTold = status >= 200 && status < 300;
    if (isTold && this.#untold.delete(eventId)) this.#parts.ledger.append('callback-delivered', { eventId, status });
    return isTold;
  }

  async #insist(eventId: string, attempt = 0): Promise<void> {
    if (this.#isStopping) return;
    if (await this.#deliver(eventId)) return;
    this.#later(RETRY_MS[attempt] ?? 60_000, () => this.#insist(eventId, attempt + 1));
  }

  async #sendHostile({ kind }: Fault, event: CallbackEvent): Promise<void> {
    const { settings, forgers = {}, ledger } = this.#parts;
    const forge = forgers[kind as CallbackFault];
    const spoiled = { ...(forge?.(event) ?? event), eventId: randomUUID() };
    const manners: Partial<Record<Fault['kind'], PostManner>> = {
      forged: { key: 'not-the-key' },
      'old-key': { key: `${settings.key}-of-last-year` },
      replayed: { at: new Date(settings.now().getTime() - 3_600_000) },
    };
    const status = await this.send(spoiled, manners[kind]);
    ledger.append('hostile-sent', { kind, eventId: event.eventId, status });
  }

  async #sendFirst(event: CallbackEvent): Promise<void> {
    const fault = this.#parts.faults.takeForCallback();
    const { eventId } = event;
    if (fault?.kind === 'never') return;
    if (fault?.kind === 'reordered') return void this.#held.push(eventId);
    if (fault?.kind === 'late') return this.#later(fault.delayMs ?? 1000, () => this.#insist(eventId));
    if (fault?.kind === 'duplicate')
      await Promise.all(Array.from({ length: (fault.times ?? 2) - 1 }, () => this.send(event)));
    if (fault && HOSTILE.includes(fault.kind)) await this.#sendHostile(fault, event);
    await this.#insist(eventId);
    for (const held of this.#held.splice(0)) await this.#insist(held);
  }
}
