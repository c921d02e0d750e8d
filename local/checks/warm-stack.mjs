import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endLeftovers } from '../bootstrap/earlier-run.mjs';

const dataDirOf = (root) => process.env.TEST_DATA_DIR ?? join(root, '.data', 'test');

const runningPostgres = (dataDir) => {
  const file = join(dataDir, 'postgres', 'data', 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const commandLine = `/proc/${pid}/cmdline`;
  return existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes('postgres') ? pid : undefined;
};

/** Whether an earlier run left its PostgreSQL (and perhaps its engine) running for the next one. */
export const isStackWarm = (root) => runningPostgres(dataDirOf(root)) !== undefined;

/** Stops engine and PostgreSQL of tests that ran on this data folder. */
export const stopStackOn = async (dataDir) => {
  await endLeftovers(dataDir);
  const pid = runningPostgres(dataDir);
  if (pid) process.kill(pid, 'SIGINT');
  while (runningPostgres(dataDir) !== undefined) await wait(50);
};

/** Stops what the tests share between runs. */
export const stopWarmStack = (root) => stopStackOn(dataDirOf(root));
