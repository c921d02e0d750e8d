import { createDomain, type Domain } from '../../domain/domain.ts';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import type { Print } from './bench.ts';
import { quantile, timed } from './measure.ts';
import { fillOffice } from './supervision/fill-office.ts';

export const name = 'pause-resume';
export const about = '时限中止和恢复：一个、一万个';

const MANY = 10_000;
const AT_ONCE = 8;
const ACTOR = { kind: 'system', id: 'bench' } as const;

/** Milliseconds of each; `AT_ONCE` transactions at a time. */
const forAll = async (
  database: TestDatabase,
  ids: readonly string[],
  work: (domain: Domain, clockId: string) => Promise<unknown>,
): Promise<number[]> => {
  const [samples, waiting] = [[] as number[], [...ids]];
  const lane = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const clockId = id;
      const { ms } = await timed(() => database.transact((needs) => work(createDomain(needs), clockId)));
      samples.push(ms);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return samples;
};

export const run = async (print: Print): Promise<void> => {
  const database = await openTestDatabase();
  try {
    await fillOffice(database, MANY * 2.5);
    const now = database.clock.now().plus({ days: 3 }).toJSDate();
    const rows: { id: string }[] = await database.db('clocks').where('red_at', '>', now).limit(MANY).select('id');
    const ids = rows.map(({ id }) => id);
    const measure = async (what: string, some: readonly string[]) => {
      const suspended = await timed(() =>
        forAll(database, some, ({ clocks }, clockId) =>
          clocks.suspendClock({ clockId, basis: 'expert-review', approverId: 'bench' }, ACTOR),
        ),
      );
      database.clock.advance({ days: 1 });
      const resumed = await timed(() =>
        forAll(database, some, ({ clocks }, clockId) => clocks.resumeClock({ clockId }, ACTOR)),
      );
      const figures = ({ ms, result }: { ms: number; result: number[] }) => ({
        '总计 秒': ms / 1000,
        '每个 p50 ms': quantile(result, 0.5),
        '每个 p99 ms': quantile(result, 0.99),
      });
      return [
        { 动作: `中止 ${what}`, ...figures(suspended) },
        { 动作: `恢复 ${what}`, ...figures(resumed) },
      ];
    };
    const one = await measure('1 个', ids.slice(0, 1));
    print(`每个各自一笔事务，${AT_ONCE} 笔同时，含审计；恢复含重算`, [
      ...one,
      ...(await measure(`${ids.length - 1} 个`, ids.slice(1))),
    ]);
  } finally {
    await database.close();
  }
};
