import { execFileSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { linkPostgresLibraries, postgresHome } from '../bootstrap/postgres-links.mjs';

/** The account PostgreSQL runs under; undefined = our own, which PostgreSQL accepts unless it is root. */
export interface SystemUser {
  uid: number;
  gid: number;
}

const REACHABLE_BY_ALL = '/var/lib/tongban';
const USER = 'postgres';

const idOf = (option: '-u' | '-g'): number =>
  Number(execFileSync('id', [option, USER], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));

const findUser = (): SystemUser | undefined => {
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    return undefined;
  }
};

const createUser = (): void => {
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER]);
};

/** PostgreSQL refuses to run as root; then it runs as user `postgres`, made here where the system has none. */
export const chooseUser = (): SystemUser | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  if (!findUser()) createUser();
  return findUser();
};

const mayPass = (folder: string, user: SystemUser): boolean => {
  const { mode, uid } = statSync(folder);
  return uid === user.uid || (mode & 0o001) !== 0;
};

/** Whether the user can get to this folder, that is, pass every folder above it. The folder may not exist yet. */
export const isReachable = (path: string, user: SystemUser): boolean => {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && !mayPass(folder, user)) return false;
    if (folder === dirname(folder)) return true;
  }
};

const copyPrograms = (home: string): string => {
  const version = createHash('sha256')
    .update(readFileSync(join(home, 'bin', 'postgres')))
    .digest('hex')
    .slice(0, 12);
  const target = join(REACHABLE_BY_ALL, `postgres-${version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  mkdirSync(REACHABLE_BY_ALL, { recursive: true, mode: 0o755 });
  cpSync(home, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, target);
  } catch {
    rmSync(draft, { recursive: true }); // another start was faster
  }
  return target;
};

/** Where PostgreSQL's programs are for this user: in node_modules, or copied to where the user can reach them. */
export const findPrograms = (root: string, user: SystemUser | undefined): string => {
  linkPostgresLibraries(root);
  const home = postgresHome(root);
  if (!user || isReachable(join(home, 'bin'), user)) return home;
  return copyPrograms(home);
};

const ownFolder = (folder: string, user: SystemUser | undefined): string => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
};

/** Where the cluster's files live: `DIR/postgres`, or, out of the user's reach, a folder of their own linked there. */
export const findDataFolder = (dataDir: string, clusterId: string, user: SystemUser | undefined): string => {
  const folder = join(dataDir, 'postgres');
  if (!user || isReachable(dataDir, user)) return ownFolder(folder, user);
  mkdirSync(REACHABLE_BY_ALL, { recursive: true, mode: 0o755 });
  const elsewhere = ownFolder(join(REACHABLE_BY_ALL, `data-${clusterId}`), user);
  rmSync(folder, { force: true });
  symlinkSync(elsewhere, folder);
  return elsewhere;
};
