import { createClock } from '../../adapters/clock.ts';
import { readConfig } from '../../adapters/config.ts';
import { createProcessEngine } from '../../adapters/engine-rest.ts';
import { connectDatabase, createTransact } from '../../adapters/postgres.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/needs.ts';
import { runRetryCommand } from './retry-command.ts';

const OPERATOR: Actor = { kind: 'system', id: 'operator' };

/** `npm run retry -- 17 18`: hands out again what was given up, once its cause is mended. Without numbers it lists what there is. */
const run = async (): Promise<void> => {
  const config = readConfig();
  const clock = createClock(config.testClock);
  const db = connectDatabase(config.databaseUrl, 2);
  const needs = { transact: createTransact(db, clock), clock, reached: () => undefined };
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  try {
    const engine = createProcessEngine(config.engine);
    await runRetryCommand({ ...needs, engine, say }, process.argv.slice(2), OPERATOR);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    process.stderr.write(`${error.message}（${error.code}）\n`);
    process.exitCode = 1;
  } finally {
    await db.destroy();
  }
};

await run();
