import { createRequire } from 'node:module';
import { getCalendar, officeTime, type WorkingCalendar } from '../../domain/calendar/index.ts';
import { type ClockLedger, reckonDates } from '../../domain/clocks/index.ts';
import { openTestDatabase } from '../support/database.ts';
import type { Print } from './bench.ts';
import { type Contender, median, quantile, race } from './measure.ts';

// the ES module of the package cannot be loaded by name from Node
const { findWorkday } = createRequire(import.meta.url)('chinese-days') as {
  findWorkday(deltaDays: number, date: string): string;
};

export const name = 'deadline-arithmetic';
export const about = '一个时限的届满日：本系统的算法、逐日循环、chinese-days';

const ROUNDS = 15;
const MS_PER_DAY = 86_400_000;

interface Limit {
  from: string;
  budget: number;
}

/** As many limits as an office has: starts over ten years, budgets of 1 to 60 working days. */
const limits: Limit[] = Array.from({ length: 4096 }, (_, at) => ({
  from: new Date(Date.UTC(2016, 0, 4 + ((at * 977) % 3600))).toISOString().slice(0, 10),
  budget: 1 + ((at * 31) % 60),
}));
const limitAt = (at: number): Limit => limits[at & 4095] ?? { from: '', budget: 0 };

/** The loop everybody writes first: go on day by day and ask a set of exceptions. */
const naiveLoop = (calendar: WorkingCalendar): ((limit: Limit) => string) => {
  const [off, worked] = [new Set<string>(), new Set<string>()];
  for (let at = Date.UTC(2016, 0, 1); at < Date.UTC(2027, 0, 1); at += MS_PER_DAY) {
    const day = new Date(at).toISOString().slice(0, 10);
    const isWeekend = [0, 6].includes(new Date(at).getUTCDay());
    if (calendar.isWorkingDay(day) === isWeekend) (isWeekend ? worked : off).add(day);
  }
  return ({ from, budget }) => {
    const date = new Date(`${from}T00:00:00Z`);
    let left = budget;
    let day = from;
    while (left > 0) {
      date.setUTCDate(date.getUTCDate() + 1);
      day = date.toISOString().slice(0, 10);
      const weekday = date.getUTCDay();
      const isWeekend = weekday === 0 || weekday === 6;
      if (isWeekend ? worked.has(day) : !off.has(day)) left -= 1;
    }
    return day;
  };
};

const ledgerOf = ({ from, budget }: Limit): ClockLedger => ({
  startedAt: officeTime(`${from}T09:00:00`),
  budget,
  unit: 'working-day',
  yellowBefore: undefined,
  suspensions: [],
  extensions: [],
});

type Way = [name: string, times: number, dueOn: (limit: Limit) => string];

/** Figures of something wrong are worth nothing. */
const requireAgreement = (ways: readonly Way[]): void => {
  for (const limit of limits) {
    const answers = new Set(ways.map(([, , dueOn]) => dueOn(limit)));
    if (answers.size > 1) throw new Error(`${JSON.stringify(limit)}: ${[...answers].join(' ≠ ')}`);
  }
};

const contenderOf = ([name, times, dueOn]: Way): Contender => ({
  name,
  times,
  work: (count) => {
    let sum = 0;
    for (let at = 0; at < count; at += 1) sum += dueOn(limitAt(at)).charCodeAt(9);
    return sum;
  },
});

const rowsOf = (samples: Map<string, number[]>, reference: string) => {
  const own = median(samples.get(reference) ?? []);
  return [...samples].map(([way, each]) => ({
    做法: way,
    'ns/次（中位）': Math.round(median(each) * 10) / 10,
    最快: Math.round(quantile(each, 0) * 10) / 10,
    最慢: Math.round(quantile(each, 1) * 10) / 10,
    倍数: Math.round((median(each) / own) * 10) / 10,
  }));
};

export const run = async (print: Print): Promise<void> => {
  const database = await openTestDatabase();
  try {
    const calendar = await getCalendar(database.needs);
    const ledgers = new Map(limits.map((limit) => [limit, ledgerOf(limit)]));
    const ways: Way[] = [
      ['届满日（文字进、文字出）', 200_000, ({ from, budget }) => calendar.addWorkingDays(from, budget)],
      [
        '时限的全部日期（reckonDates）',
        2_000,
        (limit) => reckonDates(calendar, ledgers.get(limit) ?? ledgerOf(limit)).dueAt.toISODate() ?? '',
      ],
      ['逐日循环', 2_000, naiveLoop(calendar)],
      ['chinese-days findWorkday', 500, ({ from, budget }) => findWorkday(budget, from)],
    ];
    requireAgreement(ways);
    const samples = race(ways.map(contenderOf), ROUNDS);
    print(`${limits.length} 个时限，1–60 个工作日，${ROUNDS} 轮交替`, rowsOf(samples, ways[0]?.[0] ?? ''));
  } finally {
    await database.close();
  }
};
