import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBpmnCompiler } from '../adapters/bpmn-compiler.ts';
import { createClock } from '../adapters/clock.ts';
import { type Config, readConfig } from '../adapters/config.ts';
import { createProcessEngine } from '../adapters/engine-rest.ts';
import { createLog, type Log } from '../adapters/log.ts';
import { connectOutside } from '../adapters/outside.ts';
import { createPasswordHasher } from '../adapters/password-hasher.ts';
import { connectNotices, platformSigner } from '../adapters/payment-provider.ts';
import { PostgresWakeUp } from '../adapters/postgres-wake-up.ts';
import { connectDatabase, createTransact } from '../adapters/postgres.ts';
import { readTemplates } from '../adapters/process-folder.ts';
import { createReached } from '../adapters/reached.ts';
import { createDomain, createEffects } from '../domain/domain.ts';
import type { Db } from '../domain/needs.ts';
import { lintPublication } from '../processes/lint/lint-publication.ts';
import { createApp } from './app.ts';
import { serve } from './serve.ts';
import type { ServerDeps, ServerSettings } from './server-deps.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const UPLOAD_LIMIT = 20 * 1024 * 1024;

const settingsOf = (config: Config): ServerSettings => ({
  publicUrl: config.publicUrl,
  sessionSecret: config.sessionSecret,
  uiFolder: join(root, 'dist'),
  quarantineFolder: join(config.fileStore, 'quarantine'),
  uploadLimit: UPLOAD_LIMIT,
  idleMinutes: 30,
  rates: { apiKey: 3000, account: 1200, signIn: 60 },
  checkAnswers: false,
});

/** Connects the program to its database, its engine and the world outside. */
const connect = (config: Config, log: Log, db: Db, wakeUp: PostgresWakeUp): ServerDeps => {
  const clock = createClock(config.testClock);
  const transact = createTransact(db, clock);
  const reached = createReached(config);
  const engine = createProcessEngine(config.engine);
  const templates = readTemplates(join(root, 'processes/templates'));
  const compiler = createBpmnCompiler({ lint: lintPublication, templates });
  const outside = { ...connectOutside(config, clock), engine, compiler, hasher: createPasswordHasher() };
  return {
    reading: createDomain({ db, clock }),
    transact: (work) => transact((inside) => work(createDomain(inside))),
    effects: createEffects({ transact, clock, reached, outside }),
    clock,
    reached,
    wakeUp,
    log,
    templates,
    signers: {
      payment: platformSigner(config),
      courier: config.courier,
      licenceRepository: config.licenceRepository,
      sms: config.sms,
    },
    notices: connectNotices(config, clock),
    sessionDatabaseUrl: config.databaseUrl,
    checkReady: async () => void (await Promise.all([db.raw('select 1'), engine.ping()])),
    settings: settingsOf(config),
  };
};

/** Until SIGTERM or SIGINT: then no new request is taken, those accepted are finished, and everything is given back. */
const run = async (): Promise<void> => {
  const config = readConfig();
  const log = createLog('server', config.logLevel);
  const db = connectDatabase(config.databaseUrl);
  const wakeUp = new PostgresWakeUp(config.databaseUrl, log);
  const { app, endStreams, close } = await createApp(connect(config, log, db, wakeUp));
  const serving = await serve(app, config.port, log, config.host);
  log.info({ port: serving.port }, 'ready');
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
  await Promise.all([serving.stop(), endStreams()]);
  await close();
  await wakeUp.close();
  await db.destroy();
  log.info({}, 'stopped');
};

await run();
