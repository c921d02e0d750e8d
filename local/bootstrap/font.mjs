import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureSystem, isMissing } from './debian.mjs';
import { runProgram, step } from './steps.mjs';

const IN_PACKAGE = 'usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc';

const unpack = async (folder, tell) => {
  mkdirSync(folder, { recursive: true });
  await runProgram('apt-get', ['download', '-q', 'fonts-noto-cjk'], { cwd: folder }, tell);
  const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
  await runProgram('dpkg-deb', ['-x', archive ?? '', '.'], { cwd: folder }, tell);
  rmSync(join(folder, archive ?? ''));
};

/**
 * The font licences are printed with, for who may not install it: Debian's package, unpacked beside the data, which needs
 * no right, and named by FONT for everything started from here.
 */
export const findFont = async (root) => {
  if (process.env.FONT || !isMissing('font')) return;
  const folder = join(root, '.data', 'fonts');
  const file = join(folder, IN_PACKAGE);
  try {
    if (!existsSync(file)) await step('下载中文字体', (tell) => unpack(folder, tell));
  } catch {
    return ensureSystem(['font']); // tells the cure
  }
  process.env.FONT = file;
};
