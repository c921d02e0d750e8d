import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkPostgresLibraries } from './postgres-links.mjs';
import { runProgram, step } from './steps.mjs';

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

const packagesIn = (file) => JSON.parse(read(file) || '{}').packages ?? {};

/** Whether npm has already put in exactly what the lockfile says (optional packages may belong to other platforms). */
const isInstalled = (root) => {
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  const wanted = Object.entries(packagesIn(join(root, 'package-lock.json'))).filter(([path]) => path !== '');
  return wanted.every(([path, entry]) => {
    const found = installed[path];
    return found ? found.version === entry.version : Boolean(entry.optional || entry.devOptional || entry.peer);
  });
};

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** `npm ci`, only when the lockfile is another one than at the last time. */
export const installDependencies = async (root) => {
  const stamp = join(root, 'node_modules', '.tongban-lockfile');
  const hash = createHash('sha256')
    .update(read(join(root, 'package-lock.json')))
    .digest('hex');
  if (read(stamp) === hash) return;
  if (!isInstalled(root))
    await step('安装 npm 依赖', (tell) => runProgram(npm, ['ci', '--no-progress'], { cwd: root }, tell));
  linkPostgresLibraries(root);
  writeFileSync(stamp, hash);
};
