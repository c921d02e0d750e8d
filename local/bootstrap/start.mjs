import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.mjs';
import { endLeftovers } from './earlier-run.mjs';
import { mayInstall } from './debian.mjs';
import { findFont } from './font.mjs';
import { takeLockOrFindHolder } from './lock.mjs';
import { checkPort } from './machine.mjs';
import { prepare } from './prepare.mjs';
import { Refusal, explain } from './refusal.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const run = async () => {
  const { port, dataDir } = readArguments(ROOT, process.argv.slice(2), process.env);
  mkdirSync(dataDir, { recursive: true });
  const holder = takeLockOrFindHolder(join(dataDir, 'stack.lock'));
  if (holder)
    throw new Refusal(
      `${dataDir} 上已有一套通办在运行（进程 ${holder}）：请先停止它，或用 --data 另选目录（already running）。`,
    );
  const left = await endLeftovers(dataDir);
  if (left > 0) process.stdout.write(`已停止上次遗留的 ${left} 个部件\n`);
  await checkPort(port);
  const engineFamilies = process.env.ENGINE_URL ? [] : [process.env.ENGINE_FAMILY || 'camunda'];
  const systemNeeds = [...(engineFamilies.length > 0 ? ['jdk', 'maven'] : []), ...(mayInstall() ? ['font'] : [])];
  if (!mayInstall()) await findFont(ROOT);
  await prepare(ROOT, { systemNeeds, engineFamilies, hasPages: true });
  const { register } = await import('tsx/esm/api');
  register();
  const { runStack } = await import('../stack.ts');
  await runStack({ root: ROOT, dataDir, port, engineFamily: engineFamilies[0] });
};

/** Prepares the clone and runs the stack until it is told to stop. */
export const start = async () => {
  try {
    await run();
  } catch (error) {
    process.stderr.write(`${explain(error) ?? error.stack}\n`);
    process.exit(1);
  }
};
