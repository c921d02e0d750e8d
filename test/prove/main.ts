import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { drainStack } from '../../local/parts/drain-stack.ts';
import { openStack, type TestStack } from '../support/stack.ts';
import { check, type Verdict } from './checker.ts';
import { Killer } from './killer.ts';
import { sendOutAgain } from './operator.ts';
import { readOptions, type ProveOptions } from './options.ts';
import { Population } from './population.ts';
import { proveMutants } from './prove-mutants.ts';
import { randomFrom } from './random.ts';
import { Storm } from './storm.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
/** Longer than any wait between two tries: what has stood still for so long is stuck, and the checker says where. */
const STUCK_MS = 150_000;
const LOOK_EVERY_MS = 500;
/** Longer than the limit for payment, so that what nobody paid lapses. */
const LAPSE = { days: 30 };

const progress = (storm: Storm, killer: Killer, population: Population, options: ProveOptions): NodeJS.Timeout => {
  const tell = (): void =>
    say(
      `  办件 ${population.filed.length}/${options.cases}，回调 ${storm.report.sent}/${options.callbacks}` +
        `（恶意 ${storm.report.hostile}），终止 ${killer.count}/${options.kills}`,
    );
  return setInterval(tell, 10_000).unref();
};

/** How much is still under way, and how much has happened so far. */
const readProgress = async ({ db }: TestStack): Promise<{ open: number; happened: number }> => {
  const { rows } = await db.raw<{ rows: { open: number; happened: number }[] }>(
    `select ((select count(*) from tasks where state in ('open', 'deciding') and closed_at is null)
         + (select count(*) from parcels where state in ('intended', 'ordered', 'collected', 'in-transit'))
         + (select count(*) from refunds where state in ('intended', 'sent'))
         + (select count(*) from notifications where state = 'pending'))::int as open,
       ((select count(*) from case_events) + (select count(*) from parcel_tracks)
         + (select count(*) from outbox_commands where state = 'done')
         + (select count(*) from notifications where state <> 'pending'))::int as happened`,
  );
  return rows[0] ?? { open: 0, happened: 0 };
};

/** true: nothing moves any more, except what waits for time to pass. false: something is stuck; what it is the checker names. */
const settle = async (stack: TestStack): Promise<boolean> => {
  let [happened, movedAt] = [-1, Date.now()];
  for (; Date.now() - movedAt < STUCK_MS; await wait(LOOK_EVERY_MS)) {
    await drainStack(stack.db, stack.engine).catch(() => undefined);
    const now = await readProgress(stack);
    if (now.open === 0) return true;
    if (now.happened !== happened) [happened, movedAt] = [now.happened, Date.now()];
  }
  return false;
};

const tables = (title: string, counts: Iterable<[string, number]>): void => {
  say(`\n${title}`);
  for (const [name, count] of counts) say(`  ${String(count).padStart(6)}  ${name}`);
};

const play = async (stack: TestStack, options: ProveOptions) => {
  const random = randomFrom(options.seed);
  const population = new Population(stack, random);
  const storm = new Storm(stack, random);
  const killer = new Killer(stack, random, options.labels);
  const timer = progress(storm, killer, population, options);
  process.once('SIGINT', () => {
    say('不再申报、回调、终止；在办的办完后核对。再按一次立即结束。');
    for (const one of [storm, killer]) one.stop();
    population.stopFiling();
  });
  const living = population.live();
  // deaths need cases under way: as long as there are deaths to die, applicants file more
  let isKilling = options.kills > 0;
  const killing = killer.rage(options.kills).finally(() => (isKilling = false));
  // three in four as the cases come, so that they meet orders in every state; the rest when each order has come to its end
  const raging = storm.rage(Math.floor(options.callbacks * 0.75), () =>
    Math.min(1, population.filed.length / options.cases),
  );
  await population.file(options.cases, () => isKilling);
  await Promise.all([killing, raging]);
  const sentOut = await sendOutAgain(stack);
  if (sentOut > 0) say(`  操作人员重新发出 ${sentOut} 件交由人处理的工作`);
  const isSettled = await settle(stack);
  await storm.rage(options.callbacks, () => 1);
  if (isSettled) {
    await stack.moveClock(LAPSE);
    await settle(stack);
  }
  population.stop();
  await living;
  clearInterval(timer);
  return { population, storm, killer };
};

const report = ({ lost, doubled, forged }: Verdict): void => {
  for (const [title, list] of [
    ['丢失', lost],
    ['重复', doubled],
    ['采信伪造', forged],
  ] as const)
    for (const what of list.slice(0, 20)) say(`  ${title}：${what}`);
  say(`lost ${lost.length}, doubled ${doubled.length}, forged accepted ${forged.length}`);
};

/** One whole proof; true when nothing was lost, doubled or believed wrongly. */
const prove = async (options: ProveOptions): Promise<boolean> => {
  const stack = await openStack();
  try {
    const { population, storm, killer } = await play(stack, options);
    tables('回调（到达服务器的）', Object.entries(storm.report.perKind));
    say(`  涉及订单 ${storm.report.orders.size} 个，恶意回调 ${storm.report.hostile} 次`);
    tables('在标记处终止', killer.perLabel);
    const orders = await stack.db('payment_orders').select('state').count('* as count').groupBy('state');
    tables(
      '订单状态',
      orders.map((row) => [String(row.state), Number(row.count)] as [string, number]),
    );
    const verdict = await check({ db: stack.db, filed: population.filed, storm: storm.report });
    report(verdict);
    return verdict.lost.length + verdict.doubled.length + verdict.forged.length === 0;
  } finally {
    await stack.close();
  }
};

// the lock on the warm engine does not keep a process alive, and nothing else does while it is waited for
const alive = setInterval(() => undefined, 60_000);
const options = readOptions(process.argv.slice(2));
const isProven =
  options.mutants === undefined
    ? await prove(options)
    : await proveMutants(resolve(import.meta.dirname, '../..'), options.mutants, say);
process.exitCode = isProven ? 0 : 1;
clearInterval(alive);
