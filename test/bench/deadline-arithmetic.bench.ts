import { createRequire } from 'node:module';
import {
  dayNumberOf,
  dayOfNumber,
  getCalendar,
  officeTime,
  type WorkingCalendar,
} from '../../domain/calendar/index.ts';
import { type ClockLedger, type DayLedger, reckonDates, reckonDays } from '../../domain/clocks/index.ts';
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

const LIMITS = 4096;
const MASK = LIMITS - 1;

/** As many limits as an office has: starts over ten years, budgets of 1 to 60 working days. */
const limits: Limit[] = Array.from({ length: LIMITS }, (_, at) => ({
  from: new Date(Date.UTC(2016, 0, 4 + ((at * 977) % 3600))).toISOString().slice(0, 10),
  budget: 1 + ((at * 31) % 60),
}));

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

/** The ledger as the core has it, in day numbers. */
const dayLedgerOf = ({ from, budget }: Limit): DayLedger => ({
  unit: 'working-day',
  start: dayNumberOf(from),
  total: budget,
  yellowBefore: 1,
  suspended: [],
});

/** The same limit with a suspension in its middle: what most clocks that are reckoned again have. */
const suspendedOf = (limit: Limit): DayLedger => {
  const ledger = dayLedgerOf(limit);
  return { ...ledger, suspended: [[ledger.start + 1, ledger.start + 9]] };
};

/** A way to the due day: from a prepared limit to something the day can be told from. */
interface Way<T> {
  name: string;
  times: number;
  prepare(limit: Limit): T;
  dueOn(prepared: T): number | string;
}

/** Figures of something wrong are worth nothing. */
const requireAgreement = (ways: readonly Way<never>[]): void => {
  for (const limit of limits) {
    const answers = ways.map(({ prepare, dueOn }) => dueOn(prepare(limit)));
    const days = new Set(answers.map((day) => (typeof day === 'number' ? dayOfNumber(day) : day)));
    if (days.size > 1) throw new Error(`${JSON.stringify(limit)}: ${[...days].join(' ≠ ')}`);
  }
};

const contenderOf = <T>({ name, times, prepare, dueOn }: Way<T>): Contender => {
  const prepared = limits.map(prepare);
  return {
    name,
    times,
    work: (count) => {
      let sum = 0;
      for (let at = 0; at < count; at += 1) {
        const day = dueOn(prepared[at & MASK] as T);
        sum += typeof day === 'number' ? day : day.charCodeAt(9);
      }
      return sum;
    },
  };
};

const way = <T>(one: Way<T>): Way<never> => one as unknown as Way<never>;

const waysWith = (calendar: WorkingCalendar): Way<never>[] => [
  way({
    name: '届满日、黄灯日、是否暂算（日序号）',
    times: 2_000_000,
    prepare: dayLedgerOf,
    dueOn: (ledger) => reckonDays(calendar.days, ledger).dueDay,
  }),
  way({
    name: '届满日（文字进、文字出）',
    times: 500_000,
    prepare: (limit) => limit,
    dueOn: ({ from, budget }) => calendar.addWorkingDays(from, budget),
  }),
  way({
    name: '时限的全部日期（时刻进、时刻出）',
    times: 20_000,
    prepare: ledgerOf,
    dueOn: (ledger) => reckonDates(calendar, ledger).dueAt.toISODate() ?? '',
  }),
  way({ name: '逐日循环', times: 4_000, prepare: (limit) => limit, dueOn: naiveLoop(calendar) }),
  way({
    name: 'chinese-days findWorkday',
    times: 1_000,
    prepare: (limit) => limit,
    dueOn: ({ from, budget }) => findWorkday(budget, from),
  }),
];

const round = (value: number): number => (value < 100 ? Math.round(value * 10) / 10 : Math.round(value));

const rowsOf = (samples: Map<string, number[]>) => {
  const first = median([...samples.values()][0] ?? []);
  return [...samples].map(([name, each]) => ({
    做法: name,
    'ns/次（中位）': round(median(each)),
    最快: round(quantile(each, 0)),
    最慢: round(quantile(each, 1)),
    倍数: round(median(each) / first),
  }));
};

export const run = async (print: Print): Promise<void> => {
  const database = await openTestDatabase();
  try {
    const calendar = await getCalendar(database.needs);
    const ways = waysWith(calendar);
    requireAgreement(ways);
    print(`${limits.length} 个时限，1–60 个工作日，${ROUNDS} 轮交替`, rowsOf(race(ways.map(contenderOf), ROUNDS)));
    const suspended = { name: '有一段中止的时限（日序号）', times: 2_000_000, prepare: suspendedOf };
    const held = way({ ...suspended, dueOn: (ledger: DayLedger) => reckonDays(calendar.days, ledger).dueDay });
    print('有中止的时限', rowsOf(race([contenderOf(held)], ROUNDS)));
  } finally {
    await database.close();
  }
};
