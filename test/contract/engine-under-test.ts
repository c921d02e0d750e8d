import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createProcessEngine } from '../../adapters/engine-rest.ts';
import type { EngineAccess } from '../../adapters/engine-http.ts';
import type { ProcessEngine } from '../../domain/exactly-once/index.ts';
import { applyEngineSql } from '../../engine/apply-sql.mjs';
import { buildEngine } from '../../engine/build.mjs';
import type { EngineFamily } from '../../engine/build.mjs';
import { engineCommand, engineReadyPath } from '../../engine/command.mjs';
import { databaseUrls } from '../../local/parts/database.ts';
import { findFreePort } from '../../local/parts/ports.ts';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { TEST_DATA_DIR, useTestCluster } from '../support/test-cluster.ts';

const PASSWORD = 'engine-under-test';
const PATIENCE_MS = 180_000;

/** One running engine node. */
export interface EngineNode {
  access: EngineAccess;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** A real engine with a database of its own, our triggers applied; its job executor is off. */
export interface EngineUnderTest extends EngineNode {
  family: EngineFamily;
  engine: ProcessEngine;
  database: TestDatabase;
  /** The engine's own role, which reaches its own schema only. */
  engineDatabaseUrl: string;
  /** Answers the interface itself gives, past our adapter. */
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Another node on the same database. */
  startNode(settings: { jobExecutor: boolean }): Promise<EngineNode>;
}

const authorization = ({ user, password }: EngineAccess): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

const answers = async (access: EngineAccess): Promise<boolean> => {
  try {
    const url = new URL(engineReadyPath, access.url);
    const response = await fetch(url, { headers: { authorization: authorization(access) } });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
};

const waitUntilReady = async (child: ChildProcess, access: EngineAccess, log: string): Promise<void> => {
  for (const late = Date.now() + PATIENCE_MS; Date.now() < late && child.exitCode === null; await wait(100)) {
    if (await answers(access)) return;
  }
  child.kill('SIGKILL');
  throw new Error(`the engine did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`);
};

const startNode = async (family: EngineFamily, databaseUrl: string, jobExecutor: boolean): Promise<EngineNode> => {
  const port = await findFreePort();
  const access = { url: `http://127.0.0.1:${port}/engine-rest`, user: 'tongban', password: PASSWORD };
  const dataDir = join(TEST_DATA_DIR, `engine-under-test-${port}`);
  mkdirSync(dataDir, { recursive: true });
  const settings = { family, port, databaseUrl, dataDir, jobExecutor, user: access.user, password: PASSWORD };
  const { command, args, env } = engineCommand(settings);
  const file = join(dataDir, 'engine.log');
  const log = openSync(file, 'w');
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
  closeSync(log);
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    process.off('exit', end);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  await waitUntilReady(child, access, file);
  return { access, stop };
};

/** For `before`, with a time-out of four minutes; pair it with `stop()` in `after`. Builds the family, and fails when that is impossible. */
export const startEngineUnderTest = async (family: EngineFamily): Promise<EngineUnderTest> => {
  await buildEngine(family);
  const { cluster, secrets } = await useTestCluster();
  const database = await openTestDatabase();
  const name = new URL(database.urls.owner).pathname.slice(1);
  const engineDatabaseUrl = databaseUrls(cluster, name, secrets).engine;
  const node = await startNode(family, engineDatabaseUrl, false);
  await applyEngineSql(database.urls.owner);
  return {
    ...node,
    family,
    engine: createProcessEngine(node.access),
    database,
    engineDatabaseUrl,
    startNode: ({ jobExecutor }) => startNode(family, engineDatabaseUrl, jobExecutor),
    stop: async () => {
      await node.stop();
      await database.close();
    },
    request: (method, path, body, headers = {}) =>
      fetch(`${node.access.url}${path}`, {
        method,
        headers: { authorization: authorization(node.access), 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
};
