import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { applyEngineSql } from '../../../engine/apply-sql.mjs';
import { connectDatabase } from '../../../adapters/postgres.ts';
import { createClock } from '../../../adapters/clock.ts';
import { migrate } from '../../../adapters/migrate.ts';
import type { Db } from '../../../domain/needs.ts';
import { endLeftovers } from '../../../local/bootstrap/earlier-run.mjs';
import { makeAccounts, type DemoAccess } from '../../../local/demo/make-accounts.ts';
import { databaseUrls, dropDatabase, prepareDatabase, runStatements } from '../../../local/parts/database.ts';
import { loadSite } from '../../../local/parts/load-site.ts';
import type { Part } from '../../../local/parts/part.ts';
import { PartList } from '../../../local/parts/part-list.ts';
import { planEngine } from '../../../local/parts/plans.ts';
import { findFreePort } from '../../../local/parts/ports.ts';
import { startCluster, type Cluster } from '../../../local/parts/postgres.ts';
import { startPrograms, startSimulators } from '../../../local/parts/start-programs.ts';
import type { Site } from '../../../local/parts/site.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const DATA_DIR = join(ROOT, '.data', 'bench');
const [OURS, BARE] = ['bench', 'bench_bare'];

/** What the engine served is written down by itself, so that its calls are counted without anything in between. */
const ACCESS_LOG = {
  SERVER_TOMCAT_ACCESSLOG_ENABLED: 'true',
  SERVER_TOMCAT_ACCESSLOG_BUFFERED: 'false',
  SERVER_TOMCAT_ACCESSLOG_ROTATE: 'false',
  SERVER_TOMCAT_ACCESSLOG_DIRECTORY: 'log',
  SERVER_TOMCAT_ACCESSLOG_PATTERN: '%m %U',
};

/** The whole product, and beside it the same engine alone on a database of its own: no triggers, nothing of ours. */
export interface TwoEngines {
  cluster: Cluster;
  site: Site;
  access: DemoAccess;
  /** as the app role */
  db: Db;
  bare: Site['engine'];
  /** process id by name: engine, server, worker … and `bare-engine` */
  pids: ReadonlyMap<string, number>;
  /** engine requests served so far */
  callsOf(which: 'ours' | 'bare'): number;
  close(): Promise<void>;
}

const linesIn = (file: string): number => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0);

const startEngineOf = async (site: Site, parts: PartList, name: string): Promise<Part> => {
  const plan = planEngine(site, 'camunda', true);
  rmSync(join(plan.cwd, 'log'), { recursive: true, force: true });
  return parts.start({ ...plan, name, env: { ...plan.env, ...ACCESS_LOG } });
};

/** Durable as in production, with the statement counter loaded. */
const startDatabase = async (site: Site): Promise<Cluster> => {
  const { clusterId, superuser: password } = site.secrets;
  const options = ['shared_preload_libraries=pg_stat_statements', 'pg_stat_statements.track=top'];
  const settings = { root: ROOT, dataDir: DATA_DIR, clusterId, password, port: site.ports.postgres };
  const cluster = await startCluster({ ...settings, mayForget: false, options });
  await runStatements(cluster.url('postgres'), ['create extension if not exists pg_stat_statements']);
  for (const name of [OURS, BARE]) {
    await dropDatabase(cluster, name);
    await prepareDatabase(cluster, name, site.secrets);
  }
  return cluster;
};

/** Starts everything anew under `.data/bench`; takes a minute. */
export const startTwoEngines = async (): Promise<TwoEngines> => {
  await endLeftovers(DATA_DIR);
  await endLeftovers(join(DATA_DIR, 'bare'));
  for (const folder of ['simulators', 'files', 'logs'])
    rmSync(join(DATA_DIR, folder), { recursive: true, force: true });
  const given = await loadSite(ROOT, DATA_DIR, await findFreePort());
  const cluster = await startDatabase(given);
  const site: Site = { ...given, database: databaseUrls(cluster, OURS, given.secrets) };
  const barePort = await findFreePort();
  const bareSite: Site = {
    ...site,
    dataDir: join(DATA_DIR, 'bare'),
    ports: { ...site.ports, engine: barePort },
    engine: { ...site.engine, url: `http://127.0.0.1:${barePort}/engine-rest` },
    database: databaseUrls(cluster, BARE, given.secrets),
  };
  await migrate(site.database.owner);
  const parts = new PartList(DATA_DIR);
  const engine = await startEngineOf(site, parts, 'engine');
  const bareEngine = await startEngineOf(bareSite, parts, 'bare-engine');
  await applyEngineSql(site.database.owner);
  await startSimulators(site, parts);
  await startPrograms(site, parts);
  const db = connectDatabase(site.database.app, 4);
  const access = await makeAccounts(db, createClock());
  const stack = JSON.parse(readFileSync(join(DATA_DIR, 'stack.json'), 'utf8')) as { name: string; pid: number }[];
  const pids = new Map(stack.map(({ name, pid }) => [name, pid]));
  pids.set('postgres', cluster.pid).set('engine', engine.pid).set('bare-engine', bareEngine.pid);
  const logOf = { ours: site.dataDir, bare: bareSite.dataDir };
  return {
    ...{ cluster, site, access, db, bare: bareSite.engine, pids },
    callsOf: (which) => linesIn(join(logOf[which], 'engine', 'log', 'access_log.log')),
    close: async () => {
      await db.destroy();
      await parts.stopAll();
      await cluster.stop();
    },
  };
};
