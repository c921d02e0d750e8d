import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { createBpmnCompiler } from '../../../adapters/bpmn-compiler.ts';
import { createProcessEngine } from '../../../adapters/engine-rest.ts';
import { createLog } from '../../../adapters/log.ts';
import { connectOutside } from '../../../adapters/outside.ts';
import { createPasswordHasher } from '../../../adapters/password-hasher.ts';
import { PostgresWakeUp } from '../../../adapters/postgres-wake-up.ts';
import { readTemplates } from '../../../adapters/process-folder.ts';
import { createDomain, createEffects } from '../../../domain/domain.ts';
import type { ApiScope, Role } from '../../../domain/people/index.ts';
import { lintPublication } from '../../../processes/lint/lint-publication.ts';
import { createApp, type ServerApp } from '../../../server/app.ts';
import type { ServerDeps, ServerSettings } from '../../../server/server-deps.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestSimulator, type TestSimulator } from '../../support/simulators.ts';
import { DEPARTMENTS, publishSampleItem, SYSTEM } from './sample-item.ts';

export const PASSWORD = 'Correct-Horse-7';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The whole HTTP door over a database of this file's own, with a real licence repository but without an engine. */
export interface TestServer {
  database: TestDatabase;
  deps: ServerDeps;
  app: ServerApp['app'];
  tables: ServerApp['tables'];
  /** the licence repository it asks */
  repository: TestSimulator;
  /** makes an account; its login name is unique in the file */
  addAccount(loginName: string, roles: Role[], departmentId?: string): Promise<string>;
  /** an agent that carries the account's cookies and CSRF token */
  signIn(loginName: string): Promise<SignedIn>;
  addApiKey(...scopes: ApiScope[]): Promise<{ id: string; token: string }>;
  close(): Promise<void>;
}

export interface SignedIn {
  agent: TestAgent;
  csrfToken: string;
}

const settingsOf = (folder: string): ServerSettings => ({
  publicUrl: 'http://127.0.0.1:8080',
  sessionSecret: 'a secret of the tests only',
  uiFolder: join(folder, 'ui'),
  quarantineFolder: join(folder, 'quarantine'),
  uploadLimit: 20 * 1024 * 1024,
  idleMinutes: 30,
  rates: { apiKey: 10_000, account: 10_000, signIn: 10_000 },
  checkAnswers: true,
});

const buildUis = (folder: string): void => {
  for (const ui of ['desk', 'modeler']) {
    mkdirSync(join(folder, 'ui', ui, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'ui', ui, 'index.html'), `<!doctype html><title>${ui}</title>`);
    writeFileSync(join(folder, 'ui', ui, 'assets', 'main-abc123.js'), 'void 0;');
  }
};

const NOBODY = { url: 'http://127.0.0.1:9', client: 'tongban', key: 'nobody listens there' };

const depsOf = (
  { needs, clock, transact, urls }: TestDatabase,
  repository: TestSimulator,
  wakeUp: PostgresWakeUp,
  settings: ServerSettings,
): ServerDeps => {
  const { url, client, key } = repository;
  const systems = { payment: NOBODY, courier: NOBODY, sms: NOBODY, licenceRepository: { url, client, key } };
  const fileStore = join(settings.quarantineFolder, '..', 'files');
  const engine = createProcessEngine({ url: `${NOBODY.url}/engine-rest`, user: 'nobody', password: 'nobody' });
  const templates = readTemplates(join(ROOT, 'processes/templates'));
  const compiler = createBpmnCompiler({ lint: lintPublication, templates });
  const paymentProvider = { provider: 'platform', ...NOBODY } as const;
  const world = connectOutside({ ...systems, paymentProvider, fileStore, publicUrl: settings.publicUrl }, clock);
  const outside = { ...world, engine, compiler, hasher: createPasswordHasher() };
  const reached = () => undefined;
  return {
    reading: createDomain(needs),
    transact: (work) => transact((inside) => work(createDomain(inside))),
    effects: createEffects({ transact, clock, reached, outside }),
    clock,
    reached,
    wakeUp,
    log: createLog('server', 'silent'),
    templates,
    signers: systems,
    sessionDatabaseUrl: urls.app,
    checkReady: async () => void (await needs.db.raw('select 1')),
    settings,
  };
};

/** For `before`; pair it with `close()` in `after`. */
export const openTestServer = async (change: Partial<ServerSettings> = {}): Promise<TestServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-server-'));
  buildUis(folder);
  const database = await openTestDatabase();
  const repository = await startTestSimulator('licences', database.clock);
  const wakeUp = new PostgresWakeUp(database.urls.app, createLog('server', 'silent'));
  const deps = depsOf(database, repository, wakeUp, { ...settingsOf(folder), ...change });
  await deps.transact(async (domain) => {
    for (const department of DEPARTMENTS) await domain.people.saveDepartment(department, SYSTEM);
  });
  await publishSampleItem(database.needs, join(ROOT, 'processes'));
  const server = await createApp(deps);
  return {
    database,
    deps,
    repository,
    app: server.app,
    tables: server.tables,
    addAccount: (loginName, roles, departmentId) => {
      const account = { loginName, displayName: `${loginName} 员`, password: PASSWORD, roles };
      return deps.effects.people.createAccount({ ...account, ...(departmentId && { departmentId }) }, SYSTEM);
    },
    signIn: (loginName) => signInTo(server.app, loginName),
    addApiKey: (...scopes) => deps.transact((domain) => domain.people.createApiKey({ name: 'portal', scopes }, SYSTEM)),
    close: async () => {
      await server.endStreams();
      await server.close();
      await wakeUp.close();
      await repository.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const signInTo = async (app: ServerApp['app'], loginName: string): Promise<SignedIn> => {
  const agent = supertest.agent(app);
  const { body, status } = await agent.post('/session').send({ login: loginName, password: PASSWORD });
  if (status !== 200) throw new Error(`${loginName} could not sign in: ${JSON.stringify(body)}`);
  const { csrfToken } = body as { csrfToken: string };
  agent.set('X-CSRF-Token', csrfToken);
  return { agent, csrfToken };
};
