import { readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { prepare } from '../../local/bootstrap/prepare.mjs';
import type { Bench } from './bench.ts';
import { print } from './print-table.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ENDING = '.bench.ts';
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const loadBenches = async (): Promise<Bench[]> => {
  const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith(ENDING));
  return Promise.all(names.sort().map(async (name) => (await import(join(import.meta.dirname, name))) as Bench));
};

/** Those named, a beginning being enough; all when none is named. A name without a bench stops before anything is measured. */
const pick = (benches: readonly Bench[], names: readonly string[]): readonly Bench[] => {
  const unknown = names.find((name) => !benches.some((bench) => bench.name.startsWith(name)));
  if (unknown !== undefined) throw new Error(`没有这项测量：${unknown}。npm run bench -- --list 列出全部。`);
  return names.length === 0 ? benches : benches.filter((bench) => names.some((name) => bench.name.startsWith(name)));
};

const machine = (): string => {
  const [first] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(1);
  return `${cpus().length} 核（${first?.model.trim() ?? '未知'}），内存 ${memory} GB，Node.js ${process.version}`;
};

const run = async (args: readonly string[]): Promise<void> => {
  const benches = await loadBenches();
  if (args.includes('--list'))
    return print(
      '可以测量的项目：',
      benches.map(({ name, about }) => ({ name, about })),
    );
  const picked = pick(benches, args);
  if (picked.some((bench) => bench.needsEngine))
    await prepare(ROOT, { systemNeeds: ['jdk', 'maven'], engineFamilies: ['camunda'], hasPages: false });
  say(`${new Date().toISOString().slice(0, 10)}，${machine()}\n`);
  for (const bench of picked) {
    say(`▶ ${bench.name}：${bench.about}\n`);
    await bench.run(print);
  }
};

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
