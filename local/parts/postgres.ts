import { execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { chooseUser, findDataFolder, findPrograms } from './postgres-home.ts';
import type { SystemUser } from './postgres-home.ts';
import { commandLineOf, isAlive, stopProcess } from './process-table.ts';

const SUPERUSER = 'postgres';

/** How a cluster is started: where its folder is, whose password, and whether it may forget on a power cut (tests). */
export interface ClusterSettings {
  root: string;
  dataDir: string;
  clusterId: string;
  password: string;
  port: number;
  mayForget: boolean;
  /** more settings of the server, `name=value` */
  options?: readonly string[];
}

/** A running PostgreSQL of ours. */
export interface Cluster {
  pid: number;
  port: number;
  /** Connection string; without a role it is the superuser's. */
  url(database: string, role?: string, password?: string): string;
  /** Ends it like a clean shutdown: clients are cut off, nothing is lost. */
  stop(): Promise<void>;
}

interface Site {
  programs: string;
  folder: string;
  data: string;
  user: SystemUser | undefined;
}

const findSite = (settings: ClusterSettings): Site => {
  const user = chooseUser();
  const folder = findDataFolder(settings.dataDir, settings.clusterId, user);
  return { user, folder, data: join(folder, 'data'), programs: findPrograms(settings.root, user) };
};

const initialise = async ({ programs, folder, data, user }: Site, password: string): Promise<void> => {
  const draft = join(folder, 'data.new');
  const passwordFile = join(folder, 'password');
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const options = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', `--username=${SUPERUSER}`];
  try {
    await promisify(execFile)(join(programs, 'bin', 'initdb'), [...options, `--pwfile=${passwordFile}`, '-D', draft], {
      ...user,
      cwd: folder,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, data);
};

/** Number and port of the server that runs on this folder, if one does (after kill -9 of the stack it still runs). */
const findRunning = (data: string): { pid: number; port: number } | undefined => {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
  if (!pid || !port || !isAlive(pid) || !commandLineOf(pid).includes(data)) return undefined;
  return { pid, port };
};

// Tests and benches: nothing is kept over a power cut, and a million clocks with their indexes stay in memory.
const FORGETFUL = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  ...['shared_buffers=1GB', 'max_wal_size=4GB'],
];

const launch = (site: Site, settings: ClusterSettings): number => {
  const logs = join(settings.dataDir, 'logs');
  mkdirSync(logs, { recursive: true });
  const log = openSync(join(logs, 'postgres.log'), 'a');
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'timezone=UTC'];
  const words = [...options, ...(settings.mayForget ? FORGETFUL : []), ...(settings.options ?? [])].flatMap(
    (option) => ['-c', option],
  );
  const child = spawn(
    join(site.programs, 'bin', 'postgres'),
    ['-D', site.data, '-p', String(settings.port), ...words],
    { ...site.user, cwd: site.folder, detached: true, stdio: ['ignore', log, log] },
  );
  child.unref();
  if (!child.pid) throw new Error('PostgreSQL 没有启动起来');
  return child.pid;
};

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // a server that is still starting may cut us off
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    // 57P03: still starting up; anything else with a code of PostgreSQL's own is a real refusal
    const code = (error as { code?: string }).code ?? '';
    if (/^[0-9A-Z]{5}$/.test(code) && code !== '57P03' && !code.startsWith('E')) throw error;
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const waitUntilReady = async (cluster: Cluster, dataDir: string): Promise<void> => {
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(50)) {
    if (await answers(cluster.url(SUPERUSER))) return;
    if (!isAlive(cluster.pid)) break;
  }
  const log = readFileSync(join(dataDir, 'logs', 'postgres.log'), 'utf8')
    .trim()
    .split('\n')
    .slice(-5);
  throw new Error(`PostgreSQL 没有启动起来：${log.join(' / ')}`);
};

const describe = (pid: number, port: number, superuserPassword: string): Cluster => ({
  pid,
  port,
  url: (database, role = SUPERUSER, password = superuserPassword) =>
    `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
  stop: () => stopProcess(pid, 'SIGINT', 30_000),
});

/** Takes over the server that still runs on this folder, or makes the cluster where there is none and starts it. */
export const startCluster = async (settings: ClusterSettings): Promise<Cluster> => {
  const site = findSite(settings);
  if (!existsSync(site.data)) await initialise(site, settings.password);
  const running = findRunning(site.data);
  const pid = running?.pid ?? launch(site, settings);
  const cluster = describe(pid, running?.port ?? settings.port, settings.password);
  await waitUntilReady(cluster, settings.dataDir);
  return cluster;
};
