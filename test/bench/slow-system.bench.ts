import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Runner } from '../../workers/runner.ts';
import { defineTopic, Nothing, type Topic } from '../../workers/topic.ts';
import { startEngineUnderTest, type EngineUnderTest } from '../contract/engine-under-test.ts';
import { end, external, model, row, start } from '../contract/process-engine/sample-models.ts';
import { startTestRunner, startTestRunners } from '../workers/runner-under-test.ts';
import type { Figures, Print } from './bench.ts';
import { median } from './measure.ts';

export const name = 'slow-system';
export const about = '一个外部系统每次要答五秒时，其余主题还剩几成速度：分开取件与合在一起取件对照';
export const needsEngine = true;

const QUICK = 400;
const SLOW = 200;
const ROUNDS = 5;
/** The engine's first rounds are slower, and would flatter those that come after them. */
const WARM_UP = 4;
const ANSWER_MS = 5000;

let done = 0;
const quick = defineTopic({
  ...{ name: 'quick', input: Nothing, output: Nothing, raises: [] },
  run: async () => {
    done += 1;
    return {};
  },
});
const slow: Topic = {
  ...defineTopic({
    ...{ name: 'slow', input: Nothing, output: Nothing, raises: [] },
    run: async (_input, { signal }) => {
      await wait(ANSWER_MS, undefined, { signal }).catch(() => undefined);
      return {};
    },
  }),
  waitsFor: 'courier',
};

type Start = (under: EngineUnderTest) => Promise<Pick<Runner, 'stop'>>;
const inputOf = ({ access }: EngineUnderTest) => ({ engine: access, topics: [quick, slow], drainMilliseconds: 0 });
const apart: Start = (under) => startTestRunners(under.database, inputOf(under));
const together: Start = async (under) => startTestRunner(under.database, inputOf(under));

const fill = async ({ engine }: EngineUnderTest, definitionKey: string, count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    const businessKey = randomUUID();
    await engine.startProcess({ definitionKey, businessKey, variables: { caseNo: businessKey } });
  }
};

/** Tasks of the quick topic done per second. */
const rate = async (under: EngineUnderTest, begin: Start): Promise<number> => {
  await fill(under, 'bench-quick', QUICK);
  done = 0;
  const since = performance.now();
  const runners = await begin(under);
  while (done < QUICK) await wait(10);
  const seconds = (performance.now() - since) / 1000;
  await runners.stop();
  return QUICK / seconds;
};

export const run = async (print: Print): Promise<void> => {
  const under = await startEngineUnderTest('camunda');
  try {
    for (const { name: topic } of [quick, slow])
      await under.engine.deploy({
        name: topic,
        files: [{ name: `${topic}.bpmn`, xml: model(`bench-${topic}`, row(start, external(topic), end)) }],
      });
    for (let round = 0; round < WARM_UP; round += 1) await rate(under, apart);
    const alone = { apart: [] as number[], together: [] as number[] };
    const beside = { apart: [] as number[], together: [] as number[] };
    for (const [rates, count] of [
      [alone, 0],
      [beside, SLOW],
    ] as const) {
      await fill(under, 'bench-slow', count);
      for (let round = 0; round < ROUNDS; round += 1) {
        rates.apart.push(await rate(under, apart));
        if (count === 0 || round === 0) rates.together.push(await rate(under, together));
      }
    }
    const rowOf = (way: string, key: 'apart' | 'together'): Figures => ({
      取件: way,
      '快主题 件/秒，无慢系统': Math.round(median(alone[key])),
      '快主题 件/秒，慢系统积压': Math.round(median(beside[key])),
      剩下: `${Math.round((100 * median(beside[key])) / median(alone[key]))} %`,
    });
    print(`慢系统每次 ${ANSWER_MS / 1000} 秒，积压 ${SLOW} 件`, [
      rowOf('每个外部系统各自取件', 'apart'),
      rowOf('合在一起', 'together'),
    ]);
  } finally {
    await under.stop();
  }
};
