import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { lapseOfTheDead } from '../support/crashes.ts';
import type { ProgramName } from '../support/programs.ts';
import type { TestStack } from '../support/stack.ts';
import { TEST_DATA_DIR } from '../support/test-cluster.ts';
import type { Random } from './random.ts';

const COMMANDS = ['start-process', 'complete-task', 'correlate-message'];
const TOPICS = [
  ...['record-acceptance', 'record-inspection', 'summarise-reviews', 'record-decision', 'request-payment'],
  ...['issue-licence', 'complete-case', 'dispatch-courier', 'record-delivery', 'settle-withdrawal'],
];
const EFFECTS = ['request-payment', 'issue-licence', 'dispatch-courier'];
const around = (names: readonly string[], of: readonly string[]): string[] =>
  names.flatMap((name) => of.map((kind) => `${name}:${kind}`));

/** Where relay, worker and server may die. */
export const LABELS: Record<'relay' | 'worker' | 'server', readonly string[]> = {
  relay: around(['relay-before-deliver', 'relay-delivered', 'relay-settled'], COMMANDS),
  worker: [
    ...around(['topic-begun', 'topic-done', 'topic-completed'], TOPICS),
    ...around(['effect-intended', 'effect-sent', 'effect-answered', 'effect-confirmed'], EFFECTS),
    ...['feed-taken', 'feed-recorded', 'notification-sent'],
  ],
  server: ['case-committed', 'decision-committed', 'callback-committed:payment-gateway', 'callback-committed:courier'],
};

const PATIENCE_MS = 12_000;
/** Strikes in a row that met nobody: the point is out of reach, and the count at the end says so. */
const MOST_IN_VAIN = 20;
/** Where a part has only a few points to be struck at, each restart would keep the cases from getting there. */
const [FEW, LONG_PATIENCE_MS] = [5, 60_000];
type Part = keyof typeof LABELS;
/** The parts of each program, as often as they are to be struck. Each program is struck by itself: it need not wait for the other. */
const TURNS = { worker: ['relay', 'worker', 'worker'], server: ['server'] } as const satisfies Record<string, Part[]>;
type Program = keyof typeof TURNS & ProgramName;
const PROGRAMS = Object.keys(TURNS) as Program[];

/** Lets relay, worker and server die with a labelled point in flight, again and again; only those deaths are counted. */
export class Killer {
  readonly #stack: TestStack;
  readonly #random: Random;
  readonly perLabel = new Map<string, number>();
  readonly #labels: Record<Part, readonly string[]> = { relay: [], worker: [], server: [] };
  count = 0;
  #isOver = false;

  /** `only`: these labels; all when empty */
  constructor(stack: TestStack, random: Random, only: readonly string[]) {
    this.#stack = stack;
    this.#random = random;
    for (const [part, labels] of Object.entries(LABELS) as [Part, readonly string[]][]) {
      this.#labels[part] = labels.filter((label) => only.length === 0 || only.includes(label));
      for (const label of this.#labels[part]) this.perLabel.set(label, 0);
    }
  }

  stop(): void {
    this.#isOver = true;
  }

  /** The half that was struck least: rare points wait for their turn, and common ones do not take it from them. */
  #chooseLabels(part: Part): string[] {
    const struck = (label: string): number => this.perLabel.get(label) ?? 0;
    const labels = [...this.#labels[part]].sort((one, other) => struck(one) - struck(other));
    const middle = struck(labels[Math.floor((labels.length - 1) / 2)] ?? '');
    return labels.filter((label) => struck(label) <= middle);
  }

  /** The label it died at; undefined: nobody came by in time, and it goes on living. */
  async #strike(program: Program, part: Part): Promise<string | undefined> {
    const labels = this.#chooseLabels(part);
    const file = join(TEST_DATA_DIR, `prove-${program}`);
    rmSync(file, { force: true });
    await this.#stack.restart(program, { CRASH_AT: labels.join(','), CRASH_FILE: file }).catch(() => undefined);
    const late = new AbortController();
    const patienceMs = this.#labels[part].length < FEW ? LONG_PATIENCE_MS : PATIENCE_MS;
    const patience = wait(patienceMs, undefined, { signal: late.signal }).catch(() => undefined);
    await Promise.race([this.#stack.ended(program), patience]);
    late.abort();
    const passed = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    return passed.find((label) => labels.includes(label));
  }

  #turnsOf(program: Program): Part[] {
    return TURNS[program].filter((part) => this.#labels[part].length > 0);
  }

  async #rageAt(program: Program, kills: number): Promise<void> {
    const turns = this.#turnsOf(program);
    let vain = 0;
    for (let killed = 0; killed < kills && vain < MOST_IN_VAIN && !this.#isOver;) {
      const label = await this.#strike(program, this.#random.pick(turns));
      vain = label === undefined ? vain + 1 : 0;
      if (label === undefined) continue;
      killed += 1;
      this.count += 1;
      this.perLabel.set(label, (this.perLabel.get(label) ?? 0) + 1);
      if (program === 'worker') await lapseOfTheDead(this.#stack);
    }
    await this.#stack.restart(program);
  }

  /** Until so many deaths counted, or `stop`. */
  async rage(kills: number): Promise<void> {
    const ofServer = this.#turnsOf('server').length;
    const ofBoth = PROGRAMS.flatMap((program) => this.#turnsOf(program)).length;
    const share = { server: Math.round((kills * ofServer) / ofBoth), worker: 0 };
    share.worker = kills - share.server;
    await Promise.all(PROGRAMS.map((program) => this.#rageAt(program, share[program])));
    await lapseOfTheDead(this.#stack);
  }
}
