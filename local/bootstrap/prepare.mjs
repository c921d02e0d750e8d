import { join } from 'node:path';
import { buildEngine, buildPages } from './builds.mjs';
import { ensureSystem } from './debian.mjs';
import { installDependencies } from './dependencies.mjs';
import { takeLock } from './lock.mjs';
import { checkDisk, isFirstSetup } from './machine.mjs';

/** Everything a fresh clone lacks before TypeScript can run; what is there already costs no time. */
export const prepare = async (root, { systemNeeds, engineFamilies, hasPages }) => {
  checkDisk(root, isFirstSetup(root));
  const waiting = () => process.stdout.write('另一个启动正在准备同一目录，等待它完成……\n');
  const release = await takeLock(join(root, '.data', 'setup.lock'), waiting);
  try {
    await ensureSystem(systemNeeds);
    await installDependencies(root);
    for (const family of engineFamilies) await buildEngine(root, family);
    if (hasPages) await buildPages(root);
  } finally {
    release();
  }
};
