import { fileURLToPath } from 'node:url';
import { createBpmnCompiler } from '../adapters/bpmn-compiler.ts';
import { createClock } from '../adapters/clock.ts';
import { type Config, readConfig } from '../adapters/config.ts';
import { takeEngineProgress } from '../adapters/engine-progress.ts';
import { createProcessEngine } from '../adapters/engine-rest.ts';
import { requireEngineTriggers, requireSameDatabase } from '../adapters/engine-tables.ts';
import { createLog, type Log } from '../adapters/log.ts';
import { connectOutside } from '../adapters/outside.ts';
import { createPasswordHasher } from '../adapters/password-hasher.ts';
import { PostgresWakeUp } from '../adapters/postgres-wake-up.ts';
import { connectDatabase, createTransact } from '../adapters/postgres.ts';
import { readTemplates } from '../adapters/process-folder.ts';
import { createReached } from '../adapters/reached.ts';
import { createCommandHandlers, createDomain, createEffects } from '../domain/domain.ts';
import type { Db } from '../domain/needs.ts';
import { lintPublication } from '../processes/lint/lint-publication.ts';
import { startWorkers, type WorkersInput } from './start-workers.ts';

const templatesFolder = fileURLToPath(new URL('../processes/templates', import.meta.url));

/** Connects the workers to their database, their engine and the world outside. */
const connect = (config: Config, log: Log, db: Db, wakeUp: PostgresWakeUp): WorkersInput => {
  const clock = createClock(config.testClock);
  const transact = createTransact(db, clock);
  const reached = createReached(config);
  const engine = createProcessEngine(config.engine);
  const compiler = createBpmnCompiler({ lint: lintPublication, templates: readTemplates(templatesFolder) });
  const outside = { ...connectOutside(config, clock), engine, compiler, hasher: createPasswordHasher() };
  const effects = createEffects({ transact, clock, reached, outside });
  const inDomain: WorkersInput['context']['transact'] = (work) => transact((needs) => work(createDomain(needs)));
  return {
    needs: { db, clock },
    transact,
    context: { transact: inDomain, effects, clock, log },
    engine: config.engine,
    handlers: createCommandHandlers(engine),
    takeProgress: takeEngineProgress,
    wakeUp,
    reached,
  };
};

/** Until SIGTERM or SIGINT: then nothing new is begun, work in hand is finished or given back. */
const run = async (): Promise<void> => {
  const config = readConfig();
  const log = createLog('worker', config.logLevel);
  const db = connectDatabase(config.databaseUrl);
  await requireEngineTriggers(db);
  await requireSameDatabase(db, createProcessEngine(config.engine));
  const wakeUp = new PostgresWakeUp(config.databaseUrl, log);
  const workers = await startWorkers(connect(config, log, db, wakeUp));
  log.info({ workerIds: workers.workerIds }, 'ready');
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
  await workers.stop();
  await wakeUp.close();
  await db.destroy();
  log.info({}, 'stopped');
};

await run();
