import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgramName } from './programs.ts';
import type { TestStack } from './stack.ts';
import { TEST_DATA_DIR } from './test-cluster.ts';

/** Makes a program die at labelled points, and starts it again as the local stack would. */
export interface Crashes {
  /** Labels reached so far, each once, in the order they were reached first. */
  reached(): string[];
  /** How often the program died. */
  count(): number;
  /** Starts it once more and lets it live. */
  end(): Promise<void>;
}

const unlock = async ({ engine }: TestStack['site'], id: string): Promise<void> => {
  const authorization = `Basic ${Buffer.from(`${engine.user}:${engine.password}`).toString('base64')}`;
  await fetch(`${engine.url}/external-task/${id}/unlock`, { method: 'POST', headers: { authorization } });
};

/**
 * Time-outs of those who have died, without waiting for them: what their lease and lock would do by lapsing is done at once.
 */
const lapse = async ({ db, engine, site }: TestStack): Promise<void> => {
  await db('outbox_commands').where({ state: 'pending' }).update({ leased_until: null });
  for (const task of await engine.listExternalTasks({})) if (task.workerId !== undefined) await unlock(site, task.id);
};

/** Restarts `program` whenever it dies at `label` (`*` = at every label, the first time it is reached). */
export const crashAt = async (stack: TestStack, program: ProgramName, label: string): Promise<Crashes> => {
  const file = join(TEST_DATA_DIR, `crash-${program}`);
  rmSync(file, { force: true });
  const env = { CRASH_AT: label, CRASH_FILE: file };
  let deaths = 0;
  let isOver = false;
  const live = async (): Promise<void> => {
    await stack.restart(program, env);
    while (!isOver) {
      await stack.ended(program);
      if (isOver) return;
      deaths += 1;
      await lapse(stack);
      await stack.restart(program, env).catch(() => undefined);
    }
  };
  await stack.restart(program, env);
  const living = live();
  const labels = () => (existsSync(file) ? [...new Set(readFileSync(file, 'utf8').trim().split('\n'))] : []);
  return {
    reached: labels,
    count: () => deaths,
    end: async () => {
      isOver = true;
      await stack.restart(program);
      await living;
    },
  };
};
