import type { EngineFamily } from '../engine/build.mjs';
import { endLeftovers } from './bootstrap/earlier-run.mjs';
import { loadSite } from './parts/load-site.ts';
import { PartList } from './parts/part-list.ts';
import { startDatabase } from './parts/start-database.ts';
import { startEngine } from './parts/start-engine.ts';
import { startSimulators } from './parts/start-programs.ts';

/** Where the stack lives and where it answers; no engine family = the engine named by ENGINE_URL. */
export interface StackOptions {
  root: string;
  dataDir: string;
  port: number;
  engineFamily?: EngineFamily;
}

const stopOnSignal = (dataDir: string, parts: PartList): void => {
  const stop = async (): Promise<void> => {
    console.log('正在停止……');
    await parts.stopAll();
    await endLeftovers(dataDir); // what was still being started
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop());
};

const startAll = async ({ root, dataDir, port, engineFamily }: StackOptions, parts: PartList): Promise<void> => {
  const site = await loadSite(root, dataDir, port);
  site.database = await startDatabase(site, parts);
  await Promise.all([startEngine(site, parts, engineFamily, true), startSimulators(site, parts)]);
  console.log(`Tongban is ready: ${site.publicUrl}`);
};

/** Starts every part in order and keeps them running until a signal; a failed start takes down what it had started. */
export const runStack = async (options: StackOptions): Promise<void> => {
  const parts = new PartList(options.dataDir);
  stopOnSignal(options.dataDir, parts);
  try {
    await startAll(options, parts);
  } catch (error) {
    await parts.stopAll();
    await endLeftovers(options.dataDir);
    throw error;
  }
};
