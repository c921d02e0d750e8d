import { createDomain } from '../../domain/domain.ts';
import type { Needs } from '../../domain/needs.ts';
import { openTestDatabase } from '../support/database.ts';
import type { Figures, Print } from './bench.ts';
import { median, timed } from './measure.ts';
import { fillOffice } from './supervision/fill-office.ts';

export const name = 'lights';
export const about = '十万、一百万个在办时限：看板算灯、全部翻灯、交付监察、办件列表按灯筛选';

const SIZES = [100_000, 1_000_000];
const TIMES = 3;

const medianOf = async (work: () => Promise<unknown>): Promise<number> => {
  const samples: number[] = [];
  for (let time = 0; time < TIMES; time += 1) samples.push((await timed(work)).ms);
  return Math.round(median(samples));
};

/** Every light of the office read at three moments: nothing is written for any of them to change. */
const measureFlips = async (needs: Needs): Promise<Figures> => {
  const figures: Figures = {};
  for (const [moment, days] of [
    ['今天', 0],
    ['二十天后', 20],
    ['六十天后（全红）', 60],
  ] as const) {
    const clock = { now: () => needs.clock.now().plus({ days }) };
    figures[`看板 ms，${moment}`] = await medianOf(() => createDomain({ ...needs, clock }).supervision.showBoard());
  }
  return figures;
};

const measureLists = async (needs: Needs): Promise<Figures> => {
  const { cases } = createDomain(needs);
  return {
    '红灯办件 ms': await medianOf(() => cases.listCases({ light: 'red', limit: 50 })),
    '黄灯办件 ms': await medianOf(() => cases.listCases({ light: 'yellow', limit: 50 })),
    '绿灯办件 ms': await medianOf(() => cases.listCases({ light: 'green', limit: 50 })),
  };
};

export const run = async (print: Print): Promise<void> => {
  const rows: Figures[] = [];
  for (const size of SIZES) {
    const database = await openTestDatabase();
    try {
      const limits = await fillOffice(database, size);
      const flips = await measureFlips(database.needs);
      const lists = await measureLists(database.needs);
      await database.db('clocks').where('armed_run', 1).limit(10_000).update({ armed_run: 0 });
      const arming = await timed(() => database.transact((needs) => createDomain(needs).clocks.armClocks(10_000)));
      rows.push({ 在办时限: limits, ...flips, ...lists, '交付一万个 ms': Math.round(arming.ms) });
    } finally {
      await database.close();
    }
  }
  print('灯是“现在”和时限的函数，翻灯不写一行；下面是一次读全部灯用的时间（中位数）', rows);
};
