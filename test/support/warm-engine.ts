import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { applyEngineSql } from '../../engine/apply-sql.mjs';
import { engineFiles } from '../../engine/build.mjs';
import type { EngineFamily } from '../../engine/build.mjs';
import { engineReadyPath } from '../../engine/command.mjs';
import { migrate } from '../../adapters/migrate.ts';
import { takeLock } from '../../local/bootstrap/lock.mjs';
import { databaseUrls, prepareDatabase } from '../../local/parts/database.ts';
import { answersAt, launch, waitUntilReady } from '../../local/parts/part.ts';
import { engineHeaders, planEngine } from '../../local/parts/plans.ts';
import { findPorts } from '../../local/parts/ports.ts';
import { commandLineOf, stopProcess } from '../../local/parts/process-table.ts';
import { ensureDemoSeal } from '../../local/parts/demo-seal.ts';
import type { Site } from '../../local/parts/site.ts';
import { writeJson } from '../../local/parts/write-json.ts';
import { asSuperuser, layoutHash, TEST_DATA_DIR, useTestCluster } from './test-cluster.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FAMILY: EngineFamily = 'camunda';
const DATABASE = 'stack';
const LOOK_EVERY_MS = 25;
/** A machine that is busy is not an engine that is gone. */
const TIMES_ASKED = 3;
const RECORD = join(TEST_DATA_DIR, 'warm-engine.json');

interface WarmEngine {
  pid: number;
  port: number;
  /** what it was built from; another stamp means a fresh engine on a fresh database */
  stamp: string;
}

const engineSqlHash = (): string => {
  const folder = join(ROOT, 'engine', 'sql');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
};

const stampNow = (): string => {
  const classes = readFileSync(join(engineFiles(FAMILY).classes, '.stamp'), 'utf8');
  return `${classes} ${layoutHash()} ${engineSqlHash()}`;
};

const readRecord = (): WarmEngine | undefined =>
  existsSync(RECORD) ? (JSON.parse(readFileSync(RECORD, 'utf8')) as WarmEngine) : undefined;

const isOurs = ({ pid }: Pick<WarmEngine, 'pid'>): boolean => commandLineOf(pid).includes(TEST_DATA_DIR);

/** `known`: the port of an engine that runs. */
const describeSite = async (known?: number): Promise<Site> => {
  const { cluster, secrets } = await useTestCluster();
  ensureDemoSeal(TEST_DATA_DIR, secrets.demoSeal);
  const free = await findPorts();
  const ports = { ...free, postgres: 0, engine: known ?? free.engine };
  const engine = { url: `http://127.0.0.1:${ports.engine}/engine-rest`, user: 'tongban', password: secrets.engineRest };
  const database = databaseUrls(cluster, DATABASE, secrets);
  const publicUrl = `http://127.0.0.1:${ports.server}`;
  const testClock = join(TEST_DATA_DIR, 'clock');
  const at = { root: ROOT, dataDir: TEST_DATA_DIR, port: ports.server, publicUrl, testClock };
  return { ...at, ports, secrets, database, engine };
};

const isWarm = async (record: WarmEngine): Promise<boolean> => {
  if (!isOurs(record) || record.stamp !== stampNow()) return false;
  const site = await describeSite(record.port);
  const url = new URL(engineReadyPath, site.engine.url).href;
  for (let asked = 1; asked < TIMES_ASKED; asked += 1) {
    if (await answersAt(url, engineHeaders(site)).catch(() => false)) return true;
    await wait(LOOK_EVERY_MS);
  }
  return answersAt(url, engineHeaders(site)).catch(() => false);
};

const startFresh = async (): Promise<Site> => {
  const { cluster, secrets } = await useTestCluster();
  await asSuperuser(cluster, (client) => client.query(`drop database if exists "${DATABASE}" with (force)`));
  await prepareDatabase(cluster, DATABASE, secrets);
  const site = await describeSite();
  await migrate(site.database.owner);
  await launchEngine(site);
  await applyEngineSql(site.database.owner);
  return site;
};

/** The warm engine's process. */
export const warmEnginePid = (): number | undefined => readRecord()?.pid;

/** Resolves when the process is gone, e.g. after a kill. */
export const warmEngineEnded = async (pid: number): Promise<void> => {
  while (isOurs({ pid })) await wait(LOOK_EVERY_MS);
};

/** A new engine on the port and the database of one that died; resolves when it serves. */
export const launchEngine = async (site: Site): Promise<void> => {
  const plan = planEngine(site, FAMILY, false);
  const child = launch(plan);
  child.unref();
  const pid = await waitUntilReady(plan, child);
  writeJson(RECORD, { pid, port: site.ports.engine, stamp: stampNow() } satisfies WarmEngine);
};

/** Starts or joins the warm engine of the tests: job executor off, on the database `stack`, our triggers applied. */
export const useWarmEngine = async (): Promise<Site> => {
  await useTestCluster();
  const release = await takeLock(join(TEST_DATA_DIR, 'engine.lock'));
  try {
    const record = readRecord();
    if (record && (await isWarm(record))) return await describeSite(record.port);
    if (record && isOurs(record)) await stopProcess(record.pid);
    return await startFresh();
  } finally {
    release();
  }
};
