import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findSupervisionDamage } from '../../adapters/engine-supervision.ts';
import { createDomain, createEffects, type Outside } from '../../domain/domain.ts';
import { createAttemptLedger } from '../../workers/attempt-ledger.ts';
import { loadExports } from '../../workers/load-exports.ts';
import { startRunner } from '../../workers/runner.ts';
import type { Topic } from '../../workers/topic.ts';
import { startEngineUnderTest, type EngineNode, type EngineUnderTest } from '../contract/engine-under-test.ts';
import type { Figures, Print } from './bench.ts';
import { quantile, timed } from './measure.ts';
import * as crowd from './supervision/supervised-crowd.ts';

export const name = 'supervision-timers';
export const about =
  '一分钟内到期的定时（默认 10000 个，BENCH_TIMERS 可改）由引擎触发，黄灯晚多少；核对用时；十万个未来定时的空转';
export const needsEngine = true;

const TIMERS = Number(process.env['BENCH_TIMERS'] ?? 10_000);
const IDLE_SECONDS = Number(process.env['BENCH_IDLE_SECONDS'] ?? 60);
const FUTURE = 100_000;
const PATIENCE_MS = 30 * 60_000;

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** The real topics on the real engine, in real time. */
const startTopics = async (under: EngineUnderTest, node: EngineNode) => {
  const { needs, transact, clock } = crowd.realNeeds(under);
  const reached = () => undefined;
  const context = {
    transact: <T>(work: (domain: ReturnType<typeof createDomain>) => Promise<T>) =>
      transact((inside) => work(createDomain(inside))),
    effects: createEffects({ transact, clock, reached, outside: {} as Outside }),
    clock,
    log: silent,
  };
  const topics = await loadExports<Topic>(join(import.meta.dirname, '../../workers/topics'));
  return startRunner({ engine: node.access, topics, context, attempts: createAttemptLedger(needs, transact), reached });
};

/** Milliseconds each yellow came after its instant. */
const latenessOf = async ({ database }: EngineUnderTest): Promise<number[]> => {
  for (const late = Date.now() + PATIENCE_MS; Date.now() < late; await wait(500)) {
    const row = await database.db('supervision_events').count().first();
    if (Number(row?.['count']) >= TIMERS) break;
  }
  const { rows } = await database.db.raw<{ rows: { ms: number }[] }>(
    `select extract(epoch from e.at - c.yellow_at)::float8 * 1000 as ms from supervision_events e join clocks c on c.id = e.clock_id`,
  );
  if (rows.length < TIMERS) throw new Error(`only ${rows.length} of ${TIMERS} turned yellow`);
  return rows.map(({ ms }) => ms);
};

const cpuSeconds = ({ access }: EngineNode): number => {
  const folder = `engine-under-test-${new URL(access.url).port}`;
  const read = (pid: string, file: string): string => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  const pid = readdirSync('/proc').find((one) => /^\d+$/.test(one) && read(one, 'environ').includes(folder));
  const stat = read(pid ?? '', 'stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

const idle = async (node: EngineNode): Promise<number> => {
  const before = cpuSeconds(node);
  await wait(IDLE_SECONDS * 1000);
  return ((cpuSeconds(node) - before) / IDLE_SECONDS) * 100;
};

const measure = async (under: EngineUnderTest, print: Print): Promise<void> => {
  await crowd.deploySupervision(under);
  // one node does it all, as in production: its compiler is warm when the timers fall due
  const node = await under.startNode({ jobExecutor: true });
  const started = await timed(() => crowd.superviseCrowd(under, node, TIMERS));
  const { needs } = crowd.realNeeds(under);
  const reconciled = await timed(() => findSupervisionDamage(needs, 200));
  if (reconciled.result.length > 0) throw new Error('the reconciler found what is not there');
  const runner = await startTopics(under, node);
  try {
    await crowd.fallDueWithinAMinute(under);
    const lateness = await latenessOf(under);
    const figures: Figures = { 定时: TIMERS, '启动监察 个/秒': TIMERS / (started.ms / 1000) };
    for (const [title, share] of [
      ['p50', 0.5],
      ['p99', 0.99],
      ['最晚', 1],
    ] as const)
      figures[`黄灯晚 ${title} 秒`] = quantile(lateness, share) / 1000;
    print('引擎自己触发到登记黄灯', [{ ...figures, '核对一遍 ms': reconciled.ms }]);
    const without = await idle(node);
    await crowd.addFutureTimers(under, FUTURE);
    const loaded = await idle(node);
    print(`空转 ${IDLE_SECONDS} 秒的引擎 CPU（一个核的百分比）`, [
      { 未来定时: TIMERS, 'CPU %': without },
      { 未来定时: TIMERS + FUTURE, 'CPU %': loaded },
    ]);
  } finally {
    await runner.stop();
    await node.stop();
  }
};

export const run = async (print: Print): Promise<void> => {
  const under = await startEngineUnderTest('camunda');
  try {
    await measure(under, print);
  } finally {
    await under.stop();
  }
};
