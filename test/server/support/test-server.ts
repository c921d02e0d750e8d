import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { createPasswordHasher } from '../../../adapters/password-hasher.ts';
import { createDomain, createEffects } from '../../../domain/domain.ts';
import type { Role } from '../../../domain/people/index.ts';
import { createApp, type ServerApp } from '../../../server/app.ts';
import type { ServerDeps, ServerSettings } from '../../../server/server-deps.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

export const PASSWORD = 'Correct-Horse-7';

const DEPARTMENTS = [
  { id: 'government-service-centre', name: '政务服务中心窗口', position: 1 },
  { id: 'municipal-administration', name: '市政管理局', position: 2 },
  { id: 'traffic-police', name: '公安交管支队', position: 3 },
  { id: 'supervision-office', name: '行政审批监督科', position: 4 },
  { id: 'information-centre', name: '信息中心', position: 5 },
];

const admin = { kind: 'system', id: 'test' } as const;

/** The whole HTTP door over a database of this file's own, without an engine. */
export interface TestServer {
  database: TestDatabase;
  deps: ServerDeps;
  app: ServerApp['app'];
  /** makes an account with these roles; the login name is the id's */
  addAccount(loginName: string, roles: Role[], departmentId?: string): Promise<string>;
  /** an agent that carries the account's cookies and CSRF token */
  signIn(loginName: string): Promise<SignedIn>;
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

const settingsFolder = (): string => mkdtempSync(join(tmpdir(), 'tongban-server-'));

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const depsOf = (database: TestDatabase, settings: ServerSettings): ServerDeps => {
  const { needs, clock, transact } = database;
  const outside = { hasher: createPasswordHasher() };
  return {
    reading: createDomain(needs),
    transact: (work) => transact((inside) => work(createDomain(inside))),
    effects: createEffects({ transact, clock, reached: () => undefined, outside }),
    clock,
    reached: () => undefined,
    wakeUp: { listen: () => Promise.resolve(() => Promise.resolve()) },
    log: silent,
    sessionDatabaseUrl: database.urls.app,
    checkReady: () => Promise.resolve(),
    settings,
  };
};

/** For `before`; pair it with `close()` in `after`. */
export const openTestServer = async (change: Partial<ServerSettings> = {}): Promise<TestServer> => {
  const folder = settingsFolder();
  const database = await openTestDatabase();
  const deps = depsOf(database, { ...settingsOf(folder), ...change });
  await deps.transact(async (domain) => {
    for (const department of DEPARTMENTS) await domain.people.saveDepartment(department, admin);
  });
  const server = await createApp(deps);
  return {
    database,
    deps,
    app: server.app,
    addAccount: (loginName, roles, departmentId) =>
      deps.effects.people.createAccount(
        { loginName, displayName: `${loginName} 员`, password: PASSWORD, roles, ...(departmentId && { departmentId }) },
        admin,
      ),
    signIn: (loginName) => signInTo(server.app, loginName),
    close: async () => {
      await server.close();
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
