import { getCalendar, officeTime } from '../../domain/calendar/index.ts';
import { createDomain } from '../../domain/domain.ts';
import { reckonDates } from '../../domain/clocks/index.ts';
import type { Db } from '../../domain/needs.ts';
import type { WorkContext } from '../../workers/schedule.ts';
import { continueCalendarImport } from '../../workers/schedules/continue-calendar-import.ts';
import { calendarOf2027 } from '../support/calendar-2027.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import type { Figures, Print } from './bench.ts';
import { timed } from './measure.ts';

export const name = 'recompute';
export const about = '一百万个在办时限随新一年的工作日历重算（PostgreSQL 中逐行改写）';

const CLOCKS = 1_000_000;
const actor = { kind: 'system', id: 'bench' } as const;

/** Limits of December that reach beyond the Spring Festival of 2027: by the rule every one is due on another day than by the notice. */
const makeClocks = async (database: TestDatabase): Promise<void> => {
  const calendar = await getCalendar(database.needs);
  const kinds = Array.from({ length: 400 }, (_, at) => {
    const startedAt = officeTime(`2026-12-${String(10 + (at % 20)).padStart(2, '0')}T10:00`);
    const budget = 45 + Math.floor(at / 20);
    const ledger = { startedAt, unit: 'working-day' as const, budget, yellowBefore: undefined };
    const { dueAt, yellowAt, redAt } = reckonDates(calendar, { ...ledger, suspensions: [], extensions: [] });
    return { at, startedAt, budget, dueAt, yellowAt, redAt };
  });
  const column = (of: (kind: (typeof kinds)[number]) => unknown) => kinds.map(of) as string[];
  await database.db.raw(
    `insert into clocks (id, subject_kind, subject_id, case_no, limit_key, department_id, started_at, budget, unit, legal_basis,
       state, due_at, yellow_at, red_at, watch_from, is_provisional)
     select gen_random_uuid()::text, 'case', 'c' || n, '11350500MB0000019G3000117013000' || lpad(n::text, 12, '0'), 'statutory',
       'municipal-administration', k.started_at, k.budget, 'working-day', '行政许可法第四十二条', 'running', k.due_at, k.yellow_at,
       k.red_at, k.yellow_at - interval '10 days', true
     from generate_series(1, ?::int) n
     join unnest(?::int[], ?::timestamptz[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
       k(at, started_at, budget, due_at, yellow_at, red_at) on k.at = n % 400`,
    [
      CLOCKS,
      column(({ at }) => at),
      column(({ startedAt }) => startedAt.toISO()),
      column(({ budget }) => budget),
      column(({ dueAt }) => dueAt.toISO()),
      column(({ yellowAt }) => yellowAt.toISO()),
      column(({ redAt }) => redAt.toISO()),
    ],
  );
  await database.analyse();
};

const STATEMENTS: readonly [what: string, pattern: RegExp][] = [
  ['读取并锁定', /for update (nowait|skip locked)/],
  ['查有无他人正在改的', /id <> all/],
  ['读中止与延长', /join clock_suspensions/],
  ['改写', /^update clocks/],
  ['提交', /^commit/i],
];

/** Adds up how long the database took over each kind of statement. */
const watch = (db: Db): Map<string, number> => {
  const spent = new Map<string, number>();
  const began = new Map<string, number>();
  const kindOf = (sql: string) => STATEMENTS.find(([, pattern]) => pattern.test(sql))?.[0] ?? '其他语句';
  db.on('query', ({ __knexQueryUid: id }: { __knexQueryUid: string }) => began.set(id, performance.now()));
  db.on('query-response', (_: unknown, { __knexQueryUid: id, sql }: { __knexQueryUid: string; sql: string }) => {
    const kind = kindOf(sql);
    spent.set(kind, (spent.get(kind) ?? 0) + performance.now() - (began.get(id) ?? 0));
    began.delete(id);
  });
  return spent;
};

const seconds = (ms: number): number => Math.round(ms / 10) / 100;

const tableOf = (spent: Map<string, number>): Figures[] =>
  [...spent]
    .sort(([, one], [, other]) => other - one)
    .map(([what, ms]) => ({ 语句: what, '秒（两路合计）': seconds(ms) }));

export const run = async (print: Print): Promise<void> => {
  const database = await openTestDatabase();
  try {
    database.clock.set('2026-12-30T09:00');
    const seeded = await timed(() => makeClocks(database));
    const { transact, needs } = database;
    const context = {
      transact: (work) => transact((inside) => work(createDomain(inside))),
    } as Pick<WorkContext, 'transact'> as WorkContext;
    const importId = await context.transact((domain) => domain.calendarImports.draftImport(calendarOf2027, actor));
    const previewed = await timed(() => createDomain(needs).calendarImports.previewImport(importId));
    await context.transact((domain) => domain.calendarImports.applyImport({ importId }, actor));
    const spent = watch(database.db);
    const cpu = process.cpuUsage();
    const applied = await timed(async () => {
      while (await continueCalendarImport.run(context));
    });
    const own = process.cpuUsage(cpu);
    const { progress, state } = await createDomain(needs).calendarImports.getImport(importId);
    if (state !== 'applied' || progress.moved !== CLOCKS) throw new Error(`${state}: ${progress.moved} clocks moved`);
    print('重算', [
      {
        时限: progress.visited,
        变动: progress.moved,
        '制作（秒）': seconds(seeded.ms),
        '预览（秒）': seconds(previewed.ms),
        '重算（秒）': seconds(applied.ms),
        '行/秒': Math.round(CLOCKS / (applied.ms / 1000)),
        '本进程 CPU（秒）': seconds((own.user + own.system) / 1000),
      },
    ]);
    print('时间用在哪里', tableOf(spent));
  } finally {
    await database.close();
  }
};
