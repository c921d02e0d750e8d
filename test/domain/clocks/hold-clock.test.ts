import { expect } from 'chai';
import { armClocks, createClocks, lightOf, rearmClock, remainingOf, turnClock } from '../../../domain/clocks/index.ts';
import type { LimitClock } from '../../../domain/clocks/index.ts';
import { getCalendar, officeTime } from '../../../domain/calendar/index.ts';
import type { Actor } from '../../../domain/needs.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';

const actor: Actor = { kind: 'system', id: 'test' };

describe('clocks', () => {
  let database: TestDatabase;
  let clocks: ReturnType<typeof createClocks>;
  let subject = 0;

  before(async () => {
    database = await openTestDatabase();
    clocks = createClocks(database.needs);
  });
  after(() => database.close());
  beforeEach(() => database.clock.set('2026-03-02T09:00'));

  const open = (budget: number): Promise<LimitClock> => {
    const limit = { budget, unit: 'working-day' as const, legalBasis: '行政许可法第四十二条' };
    const subjectId = `case-${(subject += 1)}`;
    return clocks.openClock({ subjectKind: 'case', subjectId, caseNo: subjectId, limitKey: 'statutory', limit }, actor);
  };
  const commandsOf = async (clock: LimitClock): Promise<string[]> => {
    const rows = await database.db('outbox_commands').where({ subject: clock.id }).orderBy('id');
    return rows.map((row) => `${row.kind}:${row.payload.run}`);
  };
  const reread = async (clock: LimitClock): Promise<LimitClock> => {
    const found = await clocks.findClock(clock);
    if (found === undefined) throw new Error('clock is gone');
    return found;
  };

  it('opens once for one limit of one subject', async () => {
    // given
    const first = await open(20);
    // when
    const again = await clocks.openClock({ ...first, limit: first, startedAt: officeTime('2026-03-05T09:00') }, actor);
    // then
    expect(again.id).to.equal(first.id);
    expect(again.dueAt.toISODate()).to.equal('2026-03-30');
  });

  it('is handed to the engine once yellow is less than an hour away: at once where it is that near, else by the minute', async () => {
    // given
    const near = await open(1);
    const short = await open(2);
    const long = await open(20);
    const before = [await commandsOf(near), await commandsOf(short), await commandsOf(long)];
    // when
    database.clock.set('2026-03-26T23:00');
    await armClocks(database.needs, 100);
    const early = await commandsOf(long);
    database.clock.set('2026-03-26T23:01');
    await armClocks(database.needs, 100);
    await armClocks(database.needs, 100);
    // then
    expect(before).to.deep.equal([['start-supervision:1'], [], []]);
    expect([early, await commandsOf(long)]).to.deep.equal([[], ['start-supervision:1']]);
  });

  it('asks the engine once more for the attempt that is valid, and for no other', async () => {
    // given
    const clock = await open(1);
    const rearm = (attempt: number, run = 1) => rearmClock(database.needs, { clockId: clock.id, run, attempt }, actor);
    // when
    const answers = [await rearm(2), await rearm(1, 2), await rearm(1), await rearm(1)];
    await clocks.stopClock({ ...clock, reason: 'decided' }, actor);
    const tooLate = await rearm(2);
    // then
    expect([...answers, tooLate]).to.deep.equal([false, false, true, false, false]);
    const rows = await database.db('outbox_commands').where({ subject: clock.id }).orderBy('id');
    expect(rows.map(({ kind, payload }) => `${kind}:${payload.attempt}`)).to.deep.equal([
      'start-supervision:1',
      'start-supervision:2',
      'stop-supervision:2',
    ]);
  });

  it('stands still while suspended and goes on with a new run and new dates', async () => {
    // given a clock under supervision
    const clock = await open(1);
    // when
    await clocks.suspendClock({ clockId: clock.id, basis: '第四十五条', approverId: 'head' }, actor);
    database.clock.set('2026-03-09T10:00');
    const standing = await reread(clock);
    const resumed = await clocks.resumeClock({ clockId: clock.id }, actor);
    // then: 3 to 6 March did not count, 9 March is the first day that does
    expect(standing.state).to.equal('suspended');
    expect([resumed.run, resumed.dueAt.toISODate()]).to.deep.equal([2, '2026-03-09']);
    const commands = ['start-supervision:1', 'stop-supervision:1', 'start-supervision:2'];
    expect(await commandsOf(clock)).to.deep.equal(commands);
  });

  it('is extended once on one legal basis, and not after it is over', async () => {
    // given
    const clock = await open(20);
    const extension = { clockId: clock.id, budget: 10, basis: '第四十二条', reason: '情况复杂', approverId: 'head' };
    // when
    const extended = await clocks.extendClock(extension, actor);
    const again = await refusal(clocks.extendClock(extension, actor));
    database.clock.set('2026-05-01T09:00');
    const late = await refusal(clocks.extendClock({ ...extension, basis: '另一条' }, actor));
    // then
    expect(extended.dueAt.toISODate()).to.equal('2026-04-14');
    expect([again.code, late.code]).to.deep.equal(['extension-used', 'clock-overdue']);
  });

  it('refuses to suspend what stands still, to resume what runs, and to suspend before the last suspension ended', async () => {
    // given
    const clock = await open(20);
    const suspend = (fromAt?: string) => {
      const from = fromAt === undefined ? {} : { fromAt: officeTime(fromAt) };
      return clocks.suspendClock({ clockId: clock.id, basis: 'x', approverId: 'head', ...from }, actor);
    };
    // when
    const running = await refusal(clocks.resumeClock({ clockId: clock.id }, actor));
    await suspend();
    const twice = await refusal(suspend());
    database.clock.advance({ days: 3 });
    await clocks.resumeClock({ clockId: clock.id }, actor);
    const overlapping = await refusal(suspend('2026-03-03T09:00'));
    // then
    expect([running.code, twice.code, overlapping.code]).to.deep.equal([
      'clock-not-suspended',
      'clock-not-running',
      'suspension-order',
    ]);
  });

  it('stops for good, ends its supervision, and keeps the light it had', async () => {
    // given
    const clock = await open(1);
    // when
    await clocks.stopClock({ ...clock, reason: 'decided' }, actor);
    await clocks.stopClock({ ...clock, reason: 'again' }, actor);
    const stopped = await reread(clock);
    // then
    expect([stopped.state, stopped.stopReason]).to.deep.equal(['stopped', 'decided']);
    expect(await commandsOf(clock)).to.deep.equal(['start-supervision:1', 'stop-supervision:1']);
    expect(
      (await refusal(clocks.suspendClock({ clockId: clock.id, basis: 'x', approverId: 'y' }, actor))).code,
    ).to.equal('clock-not-running');
  });

  it('is not late for the days it stood still when it is stopped while suspended (行政许可法第四十五条)', async () => {
    // given a limit of 2 working days, suspended from its first day on
    const clock = await open(2);
    await clocks.suspendClock({ clockId: clock.id, basis: 'hearing', approverId: 'head' }, actor);
    // when it is withdrawn two weeks later
    database.clock.set('2026-03-16T09:00');
    await clocks.stopClock({ ...clock, reason: 'withdrawn' }, actor);
    // then
    const stopped = await reread(clock);
    expect([stopped.state, stopped.dueAt.toISODate()]).to.deep.equal(['stopped', '2026-03-17']);
    expect(lightOf(stopped, database.clock.now())).to.equal('yellow');
  });

  it('turns only for its present run and only when due by our own clock', async () => {
    // given
    const clock = await open(3);
    const turn = (run: number) => turnClock(database.needs, { clockId: clock.id, run, colour: 'red' });
    // when
    const early = await refusal(turn(1));
    database.clock.set('2026-03-06T00:00');
    const other = await turn(2);
    const due = await turn(1);
    // then
    expect(early.code).to.equal('clock-not-due');
    expect(other).to.equal(undefined);
    expect(due?.id).to.equal(clock.id);
    expect((await reread(clock)).turnedRedAt?.toISO()).to.equal('2026-03-06T00:00:00.000+08:00');
  });

  it('tells in words how much is left', async () => {
    // given
    const clock = await open(2);
    const calendar = await getCalendar(database.needs);
    const at = (iso: string) => remainingOf(calendar, clock, officeTime(iso)).text;
    // when / then
    expect([
      at('2026-03-02T09:00'),
      at('2026-03-04T23:00'),
      at('2026-03-05T00:00'),
      at('2026-03-09T09:00'),
    ]).to.deep.equal(['剩余 2 个工作日', '今日到期', '已超期 1 个工作日', '已超期 3 个工作日']);
  });
});
