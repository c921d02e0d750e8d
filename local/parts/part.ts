import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../bootstrap/refusal.mjs';
import { isAlive, stopProcess } from './process-table.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const STABLE_AFTER_MS = 60_000;
const LOG_LIMIT_BYTES = 20 * 1024 * 1024;

/** How one program of the stack is started and how one sees that it works. */
export interface PartPlan {
  name: string;
  url: string;
  log: string;
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  isReady(): Promise<boolean>;
  /** How long it may take until it is ready, in milliseconds. */
  patienceMs: number;
}

/** A running program of the stack. It is started again when it dies, until `stop`. */
export interface Part {
  name: string;
  url: string;
  log: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const openLog = (file: string): number => {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a');
};

/** Starts the program in a session of its own (Ctrl-C reaches the stack only, which stops its parts in order). */
export const launch = (plan: PartPlan): ChildProcess => {
  const log = openLog(plan.log);
  const child = spawn(plan.command, plan.args, {
    cwd: plan.cwd,
    env: { ...process.env, ...plan.env },
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => undefined); // shows as a missing pid
  return child;
};

const lastLines = (log: string): string => readFileSync(log, 'utf8').trim().split('\n').slice(-8).join('\n');

/** Waits until the program works; refuses with its last log lines when it ends or takes too long. */
export const waitUntilReady = async (plan: PartPlan, child: ChildProcess): Promise<number> => {
  for (const late = Date.now() + plan.patienceMs; Date.now() < late; await wait(50)) {
    if (!child.pid || child.exitCode !== null || child.signalCode !== null) break;
    if (await plan.isReady().catch(() => false)) return child.pid;
  }
  if (child.pid && isAlive(child.pid)) await stopProcess(child.pid);
  throw new Refusal(`${plan.name} 没有启动起来，日志 ${plan.log} 的最后几行：\n${lastLines(plan.log)}`);
};

const hasExited = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Whether a GET of this address is answered with success. */
export const answersAt = async (url: string, headers: Record<string, string> = {}): Promise<boolean> => {
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(2000) });
  await answer.body?.cancel();
  return answer.ok;
};

class SupervisedPart implements Part {
  readonly #plan: PartPlan;
  readonly #onChange: (part: Part, event: 'died' | 'restarted') => void;
  #child: ChildProcess;
  #isStopping = false;
  #wake = new AbortController();
  #watch: Promise<void> = Promise.resolve();

  constructor(plan: PartPlan, child: ChildProcess, onChange: (part: Part, event: 'died' | 'restarted') => void) {
    this.#plan = plan;
    this.#child = child;
    this.#onChange = onChange;
  }

  get name(): string {
    return this.#plan.name;
  }

  get url(): string {
    return this.#plan.url;
  }

  get log(): string {
    return this.#plan.log;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  watch(): void {
    this.#watch = this.#keepAlive();
  }

  async #keepAlive(): Promise<void> {
    for (let pause = FIRST_PAUSE_MS, begin = Date.now(); ; begin = Date.now()) {
      await hasExited(this.#child);
      if (this.#isStopping) return;
      this.#onChange(this, 'died');
      if (Date.now() - begin > STABLE_AFTER_MS) pause = FIRST_PAUSE_MS;
      await wait(pause, undefined, { signal: this.#wake.signal }).catch(() => undefined);
      if (this.#isStopping) return;
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      this.#child = launch(this.#plan);
      this.#onChange(this, 'restarted');
    }
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#wake.abort();
    if (this.pid) await stopProcess(this.pid);
    await this.#watch;
  }
}

/** Starts a part, waits until it works, and from then on starts it again whenever it dies. */
export const startPart = async (
  plan: PartPlan,
  onChange: (part: Part, event: 'died' | 'restarted') => void,
): Promise<Part> => {
  const child = launch(plan);
  await waitUntilReady(plan, child);
  const part = new SupervisedPart(plan, child, onChange);
  part.watch();
  return part;
};
