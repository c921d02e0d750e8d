import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import type { Part } from './part.ts';
import { startCluster } from './postgres.ts';
import type { Cluster, ClusterSettings } from './postgres.ts';
import { isAlive } from './process-table.ts';

const LOOK_EVERY_MS = 500;
const PAUSE_MS = 1000;

/** PostgreSQL as a part of the stack. It may be one an earlier, killed stack left running, so it is looked at, not awaited. */
export const supervisePostgres = (
  settings: ClusterSettings,
  first: Cluster,
  onChange: (part: Part, event: 'died' | 'restarted') => void,
): Part => {
  let cluster = first;
  let isStopping = false;
  const restart = async (): Promise<void> => {
    onChange(part, 'died');
    while (!isStopping) {
      try {
        cluster = await startCluster({ ...settings, port: cluster.port });
        return onChange(part, 'restarted');
      } catch {
        await wait(PAUSE_MS); // memory or files of the dead server are still held by its last processes
      }
    }
  };
  const watch = async (): Promise<void> => {
    for (; !isStopping; await wait(LOOK_EVERY_MS)) if (!isAlive(cluster.pid) && !isStopping) await restart();
  };
  const part: Part = {
    name: 'postgres',
    get url() {
      return `postgres://127.0.0.1:${cluster.port}/tongban`;
    },
    log: join(settings.dataDir, 'logs', 'postgres.log'),
    get pid() {
      return cluster.pid;
    },
    async stop() {
      isStopping = true;
      await watching;
      await cluster.stop();
    },
  };
  const watching = watch();
  return part;
};
