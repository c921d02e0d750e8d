import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../../local/parts/process-table.ts';
import type { ProgramName } from './programs.ts';
import type { TestStack } from './stack.ts';
import { TEST_DATA_DIR } from './test-cluster.ts';
import { launchEngine, warmEngineEnded, warmEnginePid } from './warm-engine.ts';

/** A program that dies at labelled points and is started again, as the local stack would. */
export interface Crashes {
  /** Labels reached so far, each once, in the order they were reached first. */
  reached(): string[];
  /** How often it died. */
  count(): number;
  /** Resolves when it runs again. */
  alive(): Promise<void>;
  /** From now on it lives. */
  end(): Promise<void>;
}

const unlock = async ({ engine }: TestStack['site'], id: string): Promise<void> => {
  const authorization = `Basic ${Buffer.from(`${engine.user}:${engine.password}`).toString('base64')}`;
  await fetch(`${engine.url}/external-task/${id}/unlock`, { method: 'POST', headers: { authorization } });
};

/** Worker ids name host, process and start. */
const isOfTheDead = (workerId: string): boolean => !isAlive(Number(/-(\d+)-[0-9a-f]{8}-/.exec(workerId)?.[1]));

/** Leases and locks of the dead lapse at once: what waiting for them would do, without the wait. */
export const lapseOfTheDead = async ({ db, engine, site }: TestStack): Promise<void> => {
  await db('outbox_commands').where({ state: 'pending' }).update({ leased_until: null });
  await db('notifications')
    .where({ state: 'pending' })
    .update({ next_attempt_at: db.ref('created_at') });
  for (const task of await engine.listExternalTasks({}))
    if (task.workerId !== undefined && isOfTheDead(task.workerId)) await unlock(site, task.id);
};

const readLabels = (file: string): string[] =>
  existsSync(file) ? [...new Set(readFileSync(file, 'utf8').trim().split('\n'))] : [];

/**
 * The worker kills the engine at each of these labels the first time it comes by, and goes on; the engine is started again each
 * time. The worker is told of the new engine by being started again, too: it knows the process to kill by its number.
 */
export const crashEngineAt = async (stack: TestStack, labels: readonly string[]): Promise<Crashes> => {
  const file = join(TEST_DATA_DIR, 'crash-engine');
  rmSync(file, { force: true });
  let deaths = 0;
  let isOver = false;
  const arm = async (): Promise<number> => {
    const pid = warmEnginePid();
    if (pid === undefined) throw new Error('no engine runs');
    const env = { CRASH_AT: labels.join(','), CRASH_FILE: file, CRASH_PID: String(pid) };
    await stack.restart('worker', env);
    return pid;
  };
  const revive = async (): Promise<number> => {
    deaths += 1;
    // it would pass points with the new engine before it knows whom to kill
    await stack.kill('worker');
    await launchEngine(stack.site);
    await lapseOfTheDead(stack);
    return arm();
  };
  let starting = Promise.resolve(await arm());
  const live = async (): Promise<void> => {
    for (;;) {
      await warmEngineEnded(await starting);
      if (isOver) return;
      starting = revive();
    }
  };
  const living = live();
  return {
    reached: () => readLabels(file).filter((label) => labels.includes(label)),
    count: () => deaths,
    alive: () => starting.then(() => undefined),
    end: async () => {
      isOver = true;
      process.kill(await starting, 'SIGKILL');
      await living;
      await launchEngine(stack.site);
      await lapseOfTheDead(stack);
      await stack.restart('worker');
    },
  };
};

/** Lets `program` die at every label the first time it is reached, and starts it again each time. */
export const crashEverywhere = async (stack: TestStack, program: ProgramName): Promise<Crashes> => {
  const file = join(TEST_DATA_DIR, `crash-${program}`);
  rmSync(file, { force: true });
  const env = { CRASH_AT: '*', CRASH_FILE: file };
  let deaths = 0;
  let isOver = false;
  // it may die at the next label before it has said that it is ready
  const start = (): Promise<void> => stack.restart(program, env).catch(() => undefined);
  await start();
  let starting = Promise.resolve();
  const live = async (): Promise<void> => {
    for (;;) {
      await stack.ended(program);
      if (isOver) return;
      deaths += 1;
      if (program === 'worker') await lapseOfTheDead(stack);
      if (isOver) return;
      starting = start();
      await starting;
      // the engine may have answered the last poll of the dead only after it had died
      if (program === 'worker') await lapseOfTheDead(stack);
    }
  };
  const living = live();
  return {
    reached: () => readLabels(file),
    count: () => deaths,
    alive: () => starting,
    end: async () => {
      isOver = true;
      await stack.kill(program);
      await living;
      if (program === 'worker') await lapseOfTheDead(stack);
      await stack.restart(program);
    },
  };
};
