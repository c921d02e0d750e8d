import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram, step } from './steps.mjs';

/** The engine's jars and classes; `engine/build.mjs` knows itself what is out of date. */
export const buildEngine = (root, family) =>
  step(`准备流程引擎（${family}）`, (tell) =>
    runProgram(process.execPath, [join(root, 'engine', 'build.mjs'), family], { cwd: root }, tell),
  );

const filesBelow = (path) => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
};

// What the pages are made of: their own folders, the kit, the types of their wire, rules and templates of the canvas.
const SOURCES = {
  'desk-ui': ['desk-ui', 'ui-kit', 'server', 'package-lock.json', 'tsconfig.json'],
  'modeler-ui': ['modeler-ui', 'ui-kit', 'server', 'processes/lint', 'processes/templates', 'package-lock.json'],
};

const hashOf = (root, paths) => {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesBelow(join(root, path))))
    hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
};

const isBuilt = (stamp, hash) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;

/** Builds the pages whose sources changed since their last build. */
export const buildPages = async (root) => {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  for (const [page, sources] of Object.entries(SOURCES)) {
    const stamp = join(root, 'dist', `.${page}`);
    const hash = hashOf(root, sources);
    if (!existsSync(join(root, page, 'vite.config.ts')) || isBuilt(stamp, hash)) continue;
    await step(`构建页面 ${page}`, (tell) =>
      runProgram(process.execPath, [vite, 'build', page, '--logLevel', 'warn'], { cwd: root }, tell),
    );
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stamp, hash);
  }
};
