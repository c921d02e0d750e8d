import { DateTime } from 'luxon';
import { demoFiling } from '../../local/demo/demo-filings.ts';
import { Office } from '../../local/demo/office.ts';
import type { Figures, Print } from './bench.ts';
import { Crowd } from './cases/crowd.ts';
import { metered, type Cost } from './cases/meters.ts';
import { PlainEngine } from './cases/plain-engine.ts';
import { playPlainCases } from './cases/plain-office.ts';
import { roadPermit, SAMPLE_XML, samplePermit } from './cases/stories.ts';
import { dearestStatements, resetStatements, type StatementCost } from './cases/statements.ts';
import { startTwoEngines, type TwoEngines } from './cases/two-engines.ts';
import { median } from './measure.ts';

export const name = 'cases';
export const about = '整个办件：经本平台办到送达，与裸引擎上的普通客户端并排比较';
export const needsEngine = true;

const numberFrom = (variable: string, usual: number): number => Number(process.env[variable] ?? usual);
const AT_ONCE = numberFrom('BENCH_AT_ONCE', 16);
const CASES = numberFrom('BENCH_CASES', 96);
const ROUNDS = numberFrom('BENCH_ROUNDS', 5);
/** Before that the JVM is still compiling, on both sides. */
const WARM_UP = numberFrom('BENCH_WARM_UP', 300);

const round = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** Filings with uploaded materials; those are taken in before the clock starts, for a bare engine knows no files. */
const prepareFilings = async ({ site, access, db }: TwoEngines, count: number): Promise<unknown[]> => {
  const outside = { payments: '', courier: '', licences: '' };
  const office = new Office({ baseUrl: site.publicUrl, access, db, ...outside });
  const startsOn = DateTime.now().plus({ days: 60 }).toISODate();
  const filings: unknown[] = [];
  for (let n = 0; filings.length < count; n += 1) {
    const filing = demoFiling(n, startsOn, false);
    if (filing.form.isExcavation === false && filing.hasPlanningApproval)
      filings.push(await office.prepare(filing, 'courier'));
  }
  return filings;
};

const rowOf = (side: string, cost: Cost, cases: number): Figures => ({
  '': side,
  '件/秒': round(cases / cost.seconds, 2),
  '引擎调用/件': round(cost.engineCalls / cases),
  'SQL/件': round(cost.statements / cases),
  '提交/件': round(cost.commits / cases),
});

const cpuRow = (side: string, { cpu }: Cost, cases: number): Figures => ({
  'CPU 毫秒/件': side,
  ...Object.fromEntries(Object.entries(cpu).map(([program, seconds]) => [program, round((seconds * 1000) / cases)])),
});

const statementRow = ({ calls, milliseconds, role, text }: StatementCost, cases: number): Figures => ({
  '次/件': round(calls / cases),
  '毫秒/件': round(milliseconds / cases, 2),
  角色: role.replace('tongban_', ''),
  语句: text,
});

const playOurs = async (engines: TwoEngines, crowd: Crowd, cases: number): Promise<Cost> => {
  const filings = await prepareFilings(engines, cases);
  return metered(engines, 'ours', () => crowd.play(filings, AT_ONCE));
};

let batch = 0;
const playBare = (engines: TwoEngines, plain: PlainEngine, story: typeof roadPermit, cases: number): Promise<Cost> =>
  metered(engines, 'bare', () =>
    playPlainCases(plain, story, { prefix: `plain-${(batch += 1)}`, total: cases, atOnce: AT_ONCE }),
  );

const compiledFiles = async ({ db }: TwoEngines): Promise<{ name: string; xml: string }[]> => {
  const row = await db('model_versions')
    .where({ item_key: 'road-occupation', state: 'published' })
    .first('compiled_files');
  return row.compiled_files;
};

const compare = async (engines: TwoEngines, print: Print): Promise<void> => {
  const plain = new PlainEngine(engines.bare);
  const crowd = new Crowd(engines.site, engines.access, engines.db);
  await plain.deploy(await compiledFiles(engines));
  await plain.deploy([{ name: 'sample-permit.bpmn', xml: SAMPLE_XML }]);
  await crowd.open(DateTime.now().toISODate());
  await playBare(engines, plain, samplePermit, WARM_UP);
  const sample = await playBare(engines, plain, samplePermit, CASES);
  print('普通客户端在样例流程上（用来证明它够快）', [rowOf('样例流程', sample, CASES)]);
  await playBare(engines, plain, roadPermit, WARM_UP);
  await playOurs(engines, crowd, WARM_UP);
  const ratios: number[] = [];
  for (let one = 1; one <= ROUNDS; one += 1) {
    const bare = await playBare(engines, plain, roadPermit, CASES);
    const ours = await playOurs(engines, crowd, CASES);
    ratios.push(bare.seconds / ours.seconds);
    print(`第 ${one} 轮，${CASES} 件，同时 ${AT_ONCE} 件`, [
      rowOf('裸引擎', bare, CASES),
      rowOf('本平台', ours, CASES),
    ]);
    print('时间用在哪里', [cpuRow('裸引擎', bare, CASES), cpuRow('本平台', ours, CASES)]);
  }
  await resetStatements(engines);
  await playOurs(engines, crowd, CASES);
  for (const [title, by] of [
    ['次数', 'calls'],
    ['用时', 'total_exec_time'],
  ] as const)
    print(
      `本平台的 SQL，按${title}`,
      (await dearestStatements(engines, by, 12)).map((one) => statementRow(one, CASES)),
    );
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  print(`本平台 ÷ 裸引擎：中位 ${round(median(ratios), 2)}（${round(least, 2)}–${round(most, 2)}）`);
  crowd.close();
  plain.close();
};

export const run = async (print: Print): Promise<void> => {
  const engines = await startTwoEngines();
  try {
    await compare(engines, print);
  } finally {
    await engines.close();
  }
};
