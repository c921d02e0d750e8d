import { randomBytes } from 'node:crypto';
import { createClock } from '../../adapters/clock.ts';
import { readConfig } from '../../adapters/config.ts';
import { createPasswordHasher } from '../../adapters/password-hasher.ts';
import { connectDatabase, createTransact } from '../../adapters/postgres.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/needs.ts';
import * as people from '../../domain/people/index.ts';
import { runPeopleCommand, USAGE } from './people-commands.ts';

const OPERATOR: Actor = { kind: 'system', id: 'operator' };

/** `npm run people -- account zhangsan 张三 municipal-administration reviewer,inspector`: who may work here, from the command line. */
const run = async (): Promise<void> => {
  const config = readConfig();
  const clock = createClock();
  const db = connectDatabase(config.databaseUrl, 2);
  const transact = createTransact(db, clock);
  const effects = people.createPeopleEffects({
    transact,
    clock,
    reached: () => undefined,
    hasher: createPasswordHasher(),
  });
  const makePassword = () => `Tb-${randomBytes(9).toString('base64url')}`;
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  try {
    await runPeopleCommand({ transact, effects, makePassword, say }, process.argv.slice(2), OPERATOR);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    process.stderr.write(`${error.message}（${error.code}）\n${error.code === 'usage' ? USAGE : ''}`);
    process.exitCode = 1;
  } finally {
    await db.destroy();
  }
};

await run();
