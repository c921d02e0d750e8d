import { once } from 'node:events';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { endLeftovers, ownershipMark } from '../../local/bootstrap/earlier-run.mjs';
import { launch, waitUntilReady } from '../../local/parts/part.ts';
import type { PartPlan } from '../../local/parts/part.ts';
import { planServer, planSimulator, planWorker } from '../../local/parts/plans.ts';
import type { SIMULATORS } from '../../local/parts/plans.ts';
import type { Site } from '../../local/parts/site.ts';
import { TEST_DATA_DIR } from './test-cluster.ts';

const MARK = join(TEST_DATA_DIR, 'programs');

/** The programs a test may kill and start again. */
export type ProgramName = 'server' | 'worker' | (typeof SIMULATORS)[number];

/** Ends the programs of a test run that was killed. */
export const endStrayPrograms = (): Promise<number> => endLeftovers(MARK);

const planFor = (site: Site, name: ProgramName): PartPlan => {
  if (name === 'server') return planServer(site);
  if (name === 'worker') return planWorker(site);
  return planSimulator(site, name);
};

/** Programs of one stack as children of the test: started, killed and started again on demand, never by themselves. */
export class Programs {
  readonly #site: Site;
  readonly #running = new Map<ProgramName, ChildProcess>();

  constructor(site: Site) {
    this.#site = site;
  }

  async start(name: ProgramName, env: Record<string, string> = {}): Promise<void> {
    const plan = planFor(this.#site, name);
    const marked = { ...plan, env: { ...plan.env, ...ownershipMark(MARK), ...env } };
    const child = launch(marked);
    child.unref();
    this.#running.set(name, child);
    await waitUntilReady(marked, child);
  }

  async end(name: ProgramName, signal: NodeJS.Signals): Promise<void> {
    this.#running.get(name)?.kill(signal);
    await this.ended(name);
  }

  /** Resolves when the program is gone, at once when it does not run. */
  async ended(name: ProgramName): Promise<void> {
    const child = this.#running.get(name);
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    this.#running.delete(name);
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((name) => this.end(name, 'SIGKILL')));
  }
}
