import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from '../bootstrap/prepare.mjs';
import { explain } from '../bootstrap/refusal.mjs';
import { isStackWarm, stopWarmStack } from './warm-stack.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const prove = (args) =>
  new Promise((done) => {
    const child = spawn(process.execPath, ['--import=tsx', 'test/prove/main.ts', ...args], {
      cwd: ROOT,
      stdio: 'inherit',
    });
    // an interruption reaches the child as well, which comes to its end and judges what there is
    process.on('SIGINT', () => undefined);
    child.on('close', (code) => done(code ?? 1));
  });

/** Prepares what a fresh clone lacks and proves; the exit code is 0 when nothing was lost, doubled or believed wrongly. */
export const runProof = async () => {
  const wasWarm = isStackWarm(ROOT);
  try {
    await prepare(ROOT, { systemNeeds: ['jdk', 'maven', 'font'], engineFamilies: ['camunda'], hasPages: false });
    process.exitCode = await prove(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${explain(error) ?? error.stack}\n`);
    process.exitCode = 1;
  } finally {
    if (!wasWarm) await stopWarmStack(ROOT);
  }
};
