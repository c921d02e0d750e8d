import type { EngineFamily } from '../engine/build.mjs';
import { endLeftovers } from './bootstrap/earlier-run.mjs';
import type { DemoAccess } from './demo/make-accounts.ts';
import { makeDemo, makeDemoAccounts, readDemo } from './demo/make-demo.ts';
import { loadSite } from './parts/load-site.ts';
import { PartList } from './parts/part-list.ts';
import type { Site } from './parts/site.ts';
import { startDatabase } from './parts/start-database.ts';
import { startEngine } from './parts/start-engine.ts';
import { markFinished, markUnfinished } from './parts/start-over.ts';
import { startPrograms, startSimulators } from './parts/start-programs.ts';

/** Where the stack lives and where it answers; no engine family = the engine named by ENGINE_URL. */
export interface StackOptions {
  root: string;
  dataDir: string;
  port: number;
  engineFamily?: EngineFamily;
}

const stopOnSignal = (dataDir: string, parts: PartList, stopping: AbortController): void => {
  const stop = async (exitCode: number): Promise<void> => {
    stopping.abort();
    console.log('正在停止……');
    await parts.stopAll();
    await endLeftovers(dataDir); // what was still being started
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop(0));
  process.once('uncaughtException', (error) => {
    console.error(error);
    void stop(1);
  });
};

/** Cases are made only where engine and database are the stack's own: the clock is moved for all of it. */
const makeFirstDemo = async (site: Site, parts: PartList, family: EngineFamily | undefined): Promise<DemoAccess> => {
  if (!family || process.env.DATABASE_URL) return makeDemoAccounts(site);
  markUnfinished(site.dataDir);
  const access = await makeDemo(site, parts, family);
  markFinished(site.dataDir);
  return access;
};

const sayReady = (site: Site, { accounts, apiKey }: DemoAccess): void => {
  console.log(`\nTongban is ready: ${site.publicUrl}\n`);
  for (const { name, user, password, roles, department } of accounts)
    console.log(`  ${user.padEnd(14)} ${password}  ${name}（${department}，${roles.join('、')}）`);
  console.log(`\n  API key  ${apiKey}\n`);
};

const startAll = async ({ root, dataDir, port, engineFamily }: StackOptions, parts: PartList): Promise<void> => {
  const site = await loadSite(root, dataDir, port);
  site.database = await startDatabase(site, parts);
  const access = readDemo(dataDir) ?? (await makeFirstDemo(site, parts, engineFamily));
  await Promise.all([startEngine(site, parts, engineFamily, true), startSimulators(site, parts)]);
  await startPrograms(site, parts);
  sayReady(site, access);
};

/** Starts every part in order and keeps them running until a signal; a failed start takes down what it had started. */
export const runStack = async (options: StackOptions): Promise<void> => {
  const parts = new PartList(options.dataDir);
  const stopping = new AbortController();
  stopOnSignal(options.dataDir, parts, stopping);
  try {
    await startAll(options, parts);
  } catch (error) {
    if (stopping.signal.aborted) return; // it failed because we are taking it down
    await parts.stopAll();
    await endLeftovers(options.dataDir);
    throw error;
  }
};
