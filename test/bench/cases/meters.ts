import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { TwoEngines } from './two-engines.ts';

/** What a round of cases cost. */
export interface Cost {
  seconds: number;
  engineCalls: number;
  statements: number;
  commits: number;
  /** CPU seconds by program */
  cpu: Record<string, number>;
}

const TICKS_PER_SECOND = 100;

const statOf = (pid: number): string[] => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
};

/** User and system time in seconds; with that of children it has waited for. */
const cpuOf = (pid: number): number => {
  const stat = statOf(pid);
  return [11, 12, 13, 14].reduce((sum, at) => sum + Number(stat[at] ?? 0), 0) / TICKS_PER_SECOND;
};

const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((child) => child > 0 && Number(statOf(child)[1]) === pid);

const cpuNow = ({ pids, cluster }: TwoEngines): Record<string, number> => {
  const own = [...pids].map(([name, pid]) => [name, cpuOf(pid)] as const);
  const backends = childrenOf(cluster.pid).reduce((sum, pid) => sum + cpuOf(pid), cpuOf(cluster.pid));
  const driver = process.cpuUsage();
  return { ...Object.fromEntries(own), postgres: backends, driver: (driver.user + driver.system) / 1e6 };
};

interface Counts {
  statements: number;
  commits: number;
}

/** Statistics reach the tables a second after a backend has gone idle. */
const STATISTICS_MS = 1500;

const countsOf = async (engines: TwoEngines, database: string): Promise<Counts> => {
  await wait(STATISTICS_MS);
  const client = new pg.Client({ connectionString: engines.cluster.url('postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<{ statements: string; commits: string }>(
      `select coalesce((select sum(s.calls) from pg_stat_statements s where s.dbid = d.datid), 0) as statements,
         d.xact_commit as commits from pg_stat_database d where d.datname = $1`,
      [database],
    );
    return { statements: Number(rows[0]?.statements), commits: Number(rows[0]?.commits) };
  } finally {
    await client.end();
  }
};

const NOTHING: Counts = { statements: 0, commits: 0 };

/** Runs one round of one side and reads every meter before and after. */
export const metered = async (
  engines: TwoEngines,
  which: 'ours' | 'bare',
  work: () => Promise<void>,
): Promise<Cost> => {
  const database = which === 'ours' ? 'bench' : 'bench_bare';
  const [before, calls, cpu] = [await countsOf(engines, database), engines.callsOf(which), cpuNow(engines)];
  const since = performance.now();
  await work();
  const seconds = (performance.now() - since) / 1000;
  const cpuAfter = cpuNow(engines);
  const engineCalls = engines.callsOf(which) - calls;
  const after = (await countsOf(engines, database)) ?? NOTHING;
  return {
    seconds,
    engineCalls,
    statements: after.statements - before.statements,
    commits: after.commits - before.commits,
    cpu: Object.fromEntries(Object.entries(cpuAfter).map(([name, spent]) => [name, spent - (cpu[name] ?? 0)])),
  };
};
