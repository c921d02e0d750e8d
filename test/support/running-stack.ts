import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endLeftovers } from '../../local/bootstrap/earlier-run.mjs';
import type { DemoAccess } from '../../local/demo/make-accounts.ts';
import { findFreePort } from '../../local/parts/ports.ts';
import { stopProcess } from '../../local/parts/process-table.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** One line of `stack.json`. */
export interface StackPart {
  name: string;
  url: string;
  pid: number;
  log: string;
}

/** `npm start` as somebody runs it, on a data folder of its own. */
export class RunningStack {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'tongban-stack-'));
  #port = 0;
  #child: ChildProcess | undefined;
  #output = '';

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Everything it has printed since its last start. */
  get output(): string {
    return this.#output;
  }

  /** Resolves when it says that it is ready; rejects with what it said when it ends before. Answers milliseconds. */
  async start(): Promise<number> {
    this.#port ||= await findFreePort();
    this.#output = '';
    const since = Date.now();
    const args = [join(ROOT, 'local', 'start.mjs'), '--port', String(this.#port), '--data', this.dataDir];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    const isReady = new Promise<void>((done) => {
      const hear = (chunk: Buffer): void => {
        this.#output += chunk.toString();
        if (this.#output.includes('Tongban is ready: ')) done();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
    });
    const hasEnded = once(child, 'exit').then(() => Promise.reject(new Error(this.#output)));
    hasEnded.catch(() => undefined);
    await Promise.race([isReady, hasEnded]);
    return Date.now() - since;
  }

  parts(): StackPart[] {
    return JSON.parse(readFileSync(join(this.dataDir, 'stack.json'), 'utf8')) as StackPart[];
  }

  part(name: string): StackPart {
    const part = this.parts().find((one) => one.name === name);
    if (!part) throw new Error(`stack.json has no part ${name}`);
    return part;
  }

  demo(): DemoAccess {
    return JSON.parse(readFileSync(join(this.dataDir, 'demo.json'), 'utf8')) as DemoAccess;
  }

  /** Sends the signal to the stack itself and resolves when it is gone. */
  async end(signal: NodeJS.Signals): Promise<void> {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill(signal);
    await gone;
  }

  /** kill -9 of a part; resolves when another one of that name runs and `isWell` says so. */
  async killAndAwaitNext(name: string, isWell: () => Promise<boolean>): Promise<void> {
    const { pid } = this.part(name);
    process.kill(pid, 'SIGKILL');
    for (const late = Date.now() + 180_000; Date.now() < late; await wait(100))
      if (this.part(name).pid !== pid && (await isWell().catch(() => false))) return;
    throw new Error(`${name} did not come back`);
  }

  /** Runs another start that is to fail; answers what it said. */
  async startAnother(args: string[]): Promise<string> {
    const child = spawn(process.execPath, [join(ROOT, 'local', 'start.mjs'), ...args], { cwd: ROOT });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    if (code !== 1) throw new Error(`it ended with ${code}: ${said}`);
    return said;
  }

  async remove(): Promise<void> {
    await this.end('SIGKILL');
    await endLeftovers(this.dataDir);
    const pidFile = join(this.dataDir, 'postgres', 'data', 'postmaster.pid');
    if (existsSync(pidFile)) await stopProcess(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGINT');
    // under root the tables are elsewhere, behind a link
    const tables = join(this.dataDir, 'postgres');
    if (existsSync(tables)) rmSync(realpathSync(tables), { recursive: true, force: true });
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
