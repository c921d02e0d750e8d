import { expect } from 'chai';
import { createCalendarImports } from '../../../domain/calendar-imports/index.ts';
import type { CalendarYear } from '../../../domain/calendar/index.ts';
import { getCalendar, officeTime } from '../../../domain/calendar/index.ts';
import { createClocks } from '../../../domain/clocks/index.ts';
import type { ClockUnit, LimitClock } from '../../../domain/clocks/index.ts';
import { listOpenIncidents } from '../../../domain/exactly-once/index.ts';
import type { Actor } from '../../../domain/needs.ts';
import { calendarOf2027 } from '../../support/calendar-2027.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';

const actor: Actor = { kind: 'account', id: 'administrator' };
const worker: Actor = { kind: 'system', id: 'continue-calendar-import' };

interface Row {
  id: string;
  due_at: Date;
  yellow_at: Date;
  red_at: Date;
  is_provisional: boolean;
  run: number;
  armed_run: number;
}

describe('import of a working calendar', () => {
  let database: TestDatabase;
  let clocks: ReturnType<typeof createClocks>;
  let subject = 0;

  beforeEach(async () => {
    database = await openTestDatabase();
    clocks = createClocks(database.needs);
    database.clock.set('2026-12-20T09:00');
  });
  afterEach(() => database.close());

  const imports = () => createCalendarImports(database.needs);
  const inOne = <T>(work: (room: ReturnType<typeof createCalendarImports>) => Promise<T>): Promise<T> =>
    database.transact((needs) => work(createCalendarImports(needs)));
  const draft = (content: CalendarYear = calendarOf2027) => inOne((room) => room.draftImport(content, actor));
  const apply = (importId: string) => inOne((room) => room.applyImport({ importId }, actor));
  const undo = (importId: string) => inOne((room) => room.undoImport({ importId }, actor));
  const batch = (limit = 3) => inOne((room) => room.continueImport({ limit }, worker));
  const finish = async (limit = 3): Promise<void> => {
    while (await batch(limit));
  };
  const stateOf = async (importId: string) => (await imports().getImport(importId)).state;

  const open = (
    startedAt: string,
    budget: number,
    more: { unit?: ClockUnit; departmentId?: string; limitKey?: string; yellowBefore?: number } = {},
  ): Promise<LimitClock> => {
    const {
      unit = 'working-day',
      departmentId = 'municipal-administration',
      limitKey = 'statutory',
      yellowBefore,
    } = more;
    const limit = { budget, unit, legalBasis: '行政许可法第四十二条', yellowBefore };
    const subjectId = `case-${(subject += 1)}`;
    const input = { subjectKind: 'case' as const, subjectId, caseNo: subjectId, limitKey, limit, departmentId };
    return clocks.openClock({ ...input, startedAt: officeTime(startedAt) }, actor);
  };
  const suspend = (clock: LimitClock, at: string) =>
    clocks.suspendClock({ clockId: clock.id, fromAt: officeTime(at), basis: '专家评审', approverId: 'head' }, actor);
  const resume = (clock: LimitClock, at: string) =>
    clocks.resumeClock({ clockId: clock.id, untilAt: officeTime(at) }, actor);
  const rows = (): Promise<Row[]> => database.db('clocks').orderBy('id');
  const row = async (clock: LimitClock): Promise<Row> => database.db('clocks').where({ id: clock.id }).first();
  const dueDay = async (clock: LimitClock) => officeTime((await row(clock)).due_at).toISODate();
  const datesOf = (list: readonly Row[]) =>
    list.map(({ id, due_at, yellow_at, red_at, is_provisional }) => ({
      id,
      due_at,
      yellow_at,
      red_at,
      is_provisional,
    }));
  const commandsOf = async (clock: LimitClock): Promise<string[]> => {
    const list = await database.db('outbox_commands').where({ subject: clock.id }).orderBy('id');
    return list.map((one: { kind: string; payload: { run: number } }) => `${one.kind}:${one.payload.run}`);
  };

  /** An office in December: clocks in every unit, some held, some stopped, some with days that did not count. */
  const openOffice = async (): Promise<void> => {
    for (const budget of [2, 20, 30, 40, 60])
      for (const day of ['11-25', '12-10', '12-18']) await open(`2026-${day}T10:00`, budget);
    for (const unit of ['calendar-day', 'month', 'hour'] as const) await open('2026-12-01T10:00', 3, { unit });
    await open('2026-12-15T10:00', 60, { unit: 'calendar-day', limitKey: 'supplement#2' });
    const held = await open('2026-12-01T10:00', 30, { limitKey: 'promised' });
    await suspend(held, '2026-12-10T10:00');
    const resumed = await open('2026-12-01T10:00', 30, { departmentId: 'traffic-police' });
    await suspend(resumed, '2026-12-03T10:00');
    await resume(resumed, '2026-12-14T10:00');
    const extension = { budget: 10, basis: '第四十二条', reason: '情况复杂', approverId: 'head' };
    await clocks.extendClock({ ...extension, clockId: resumed.id }, actor);
    const stopped = await open('2026-12-01T10:00', 30);
    await clocks.stopClock({ ...stopped, reason: 'decided' }, actor);
  };

  it('shows before what it does afterwards: the same clocks, the same days, and every other row untouched', async () => {
    // given
    await openOffice();
    const before = await rows();
    const importId = await draft();
    // when
    const preview = await imports().previewImport(importId);
    const { moves } = await imports().listImportMoves({ importId, after: '', limit: 100 });
    const looked = await rows();
    await apply(importId);
    await finish();
    // then
    expect(looked, 'looking changes nothing').to.deep.equal(before);
    const after = await rows();
    const changed = after.filter(
      (one, at) => JSON.stringify(datesOf([one])) !== JSON.stringify(datesOf([before[at] as Row])),
    );
    expect(moves.map(({ clockId }) => clockId)).to.deep.equal(changed.map(({ id }) => id));
    expect(moves.map(({ to }) => [to.dueAt.toISO(), to.isProvisional])).to.deep.equal(
      changed.map((one) => [officeTime(one.due_at).toISO(), one.is_provisional]),
    );
    expect(preview.totals.moved + preview.totals.marked).to.equal(changed.length);
    expect(preview.totals.moved).to.equal((await imports().getImport(importId)).progress.moved);
    expect(await stateOf(importId)).to.equal('applied');
  });

  it('says of every clock which changed days lie in its time', async () => {
    // given 20 working days from 18 December: by the rule due on 18 January, by the notice too, save that it is certain now
    const certain = await open('2026-12-18T10:00', 20);
    const spring = await open('2026-12-18T10:00', 35);
    const importId = await draft();
    // when
    const { moves } = await imports().listImportMoves({ importId, after: '', limit: 10 });
    const of = (clock: LimitClock) => moves.find(({ clockId }) => clockId === clock.id);
    // then
    expect(of(certain)).to.deep.include({ days: [] });
    expect([of(certain)?.from.isProvisional, of(certain)?.to.isProvisional]).to.deep.equal([true, false]);
    expect(of(spring)?.days.map(({ day, kind, name }) => `${day} ${kind} ${name}`)).to.include.members([
      '2027-01-31 work 春节',
      '2027-02-05 off 春节',
    ]);
    expect(of(spring)?.from.dueAt.toISODate()).to.not.equal(of(spring)?.to.dueAt.toISODate());
  });

  it('gives totals by department and limit, and the clocks page by page', async () => {
    // given
    await openOffice();
    const importId = await draft();
    const preview = await imports().previewImport(importId);
    // when
    const pages: string[][] = [];
    let after: string | undefined = '';
    while (after !== undefined) {
      const page: Awaited<ReturnType<ReturnType<typeof imports>['listImportMoves']>> = await imports().listImportMoves({
        importId,
        after,
        limit: 4,
      });
      pages.push(page.moves.map(({ clockId }) => clockId));
      after = page.next;
    }
    // then
    const listed = pages.flat();
    const sum = (groups: { counts: { moved: number; marked: number } }[]) =>
      groups.reduce((total, { counts }) => total + counts.moved + counts.marked, 0);
    expect(new Set(listed).size).to.equal(listed.length);
    expect(sum(preview.departments)).to.equal(listed.length);
    expect(sum(preview.limits)).to.equal(listed.length);
    expect(preview.limits.map(({ limitKey }) => limitKey)).to.include.members(['statutory', 'promised', 'supplement']);
    expect(pages.slice(0, -1).every((page) => page.length === 4)).to.equal(true);
  });

  it('undone, leaves every date as it was before it was applied', async () => {
    // given
    await openOffice();
    const before = datesOf(await rows());
    const importId = await draft();
    await apply(importId);
    await finish();
    const between = datesOf(await rows());
    // when
    await undo(importId);
    await finish();
    // then
    expect(between).to.not.deep.equal(before);
    expect(datesOf(await rows())).to.deep.equal(before);
    expect(await stateOf(importId)).to.equal('undone');
    expect((await getCalendar(database.needs)).isPublished(2027)).to.equal(false);
  });

  it('corrects a published year and puts the former notice back when undone', async () => {
    // given 2026 with 31 December given off besides
    const clock = await open('2026-12-21T10:00', 8);
    const former = await database.db('calendar_days').where({ year: 2026 }).orderBy('day');
    const correction: CalendarYear = {
      year: 2026,
      sourceDocument: '国办发明电〔2026〕50号',
      publishedOn: '2026-12-01',
      days: [
        ...former.map(({ day, kind, name }) => ({ day, kind, name })),
        { day: '2026-12-31', kind: 'off', name: '元旦' },
      ],
    };
    // when
    const importId = await draft(correction);
    await apply(importId);
    await finish();
    const corrected = await dueDay(clock);
    await undo(importId);
    await finish();
    // then
    expect([clock.dueAt.toISODate(), corrected, await dueDay(clock)]).to.deep.equal([
      '2026-12-31',
      '2027-01-04',
      '2026-12-31',
    ]);
    expect(await database.db('calendar_days').where({ year: 2026 }).orderBy('day')).to.deep.equal(former);
  });

  it('goes on where it was stopped: a batch that did not end counts for nothing, one that did is not done again', async () => {
    // given
    await openOffice();
    const before = await rows();
    const importId = await draft();
    await apply(importId);
    // when three batches end, the fourth is killed before its commit, and another process goes on
    for (let times = 0; times < 3; times += 1) await batch();
    const midway = await rows();
    const killed = await database
      .transact(async (needs) => {
        await createCalendarImports(needs).continueImport({ limit: 3 }, worker);
        throw new Error('killed');
      })
      .catch((error: Error) => error.message);
    const afterwards = await rows();
    await finish();
    // then
    expect(killed).to.equal('killed');
    expect(afterwards).to.deep.equal(midway);
    const runsBegun = (await rows()).map((one, at) => [one.id, one.run - (before[at]?.run ?? 0)]);
    const movedBy = (one: Row, at: number) => (one.red_at.getTime() === before[at]?.red_at.getTime() ? 0 : 1);
    expect(runsBegun).to.deep.equal((await rows()).map((one, at) => [one.id, movedBy(one, at)]));
    const { progress } = await imports().getImport(importId);
    expect(progress.visited).to.equal(progress.total);
    expect(await stateOf(importId)).to.equal('applied');
  });

  it('loses nothing that somebody changes meanwhile: a clock held by another transaction has its turn afterwards', async () => {
    // given a clock that is being suspended while its batch is reckoned
    const clock = await open('2026-12-18T10:00', 35);
    const other = await open('2026-12-18T10:00', 35);
    const importId = await draft();
    await apply(importId);
    let passed: Promise<void> | undefined;
    await database.transact(async (needs) => {
      await createClocks(needs).suspendClock({ clockId: clock.id, basis: '专家评审', approverId: 'head' }, actor);
      // when
      for (let times = 0; times < 16; times += 1) await batch();
      passed = finish();
    });
    await passed;
    // then
    const [held, moved] = [await row(clock), await row(other)];
    expect(held.due_at).to.deep.equal(moved.due_at);
    expect(held).to.include({ state: 'suspended', is_provisional: false });
    expect(await stateOf(importId)).to.equal('applied');
  });

  it('lets nobody reckon by the former calendar once it is applied: a clock opened just before is moved too', async () => {
    // given a transaction that has opened a clock and not ended
    const importId = await draft();
    let opened: LimitClock | undefined;
    let applying: Promise<void> | undefined;
    await database.transact(async (needs) => {
      const limit = { budget: 35, unit: 'working-day' as const, legalBasis: '行政许可法第四十二条' };
      const input = { subjectKind: 'case' as const, subjectId: 'late', limitKey: 'statutory', limit };
      opened = await createClocks(needs).openClock({ ...input, startedAt: officeTime('2026-12-18T10:00') }, actor);
      // when
      applying = apply(importId);
    });
    await applying;
    await finish();
    // then
    const same = await open('2026-12-18T10:00', 35);
    expect(await dueDay(opened as unknown as LimitClock)).to.equal(same.dueAt.toISODate());
  });

  it('moves the timers of clocks the engine supervises: the old run ends, the new one begins when its yellow is near', async () => {
    // given three supervised clocks due around the Spring Festival, on the eve of their yellow
    database.clock.set('2027-02-03T09:00');
    const near = await open('2027-01-28T10:00', 5);
    const stays = await open('2027-02-01T10:00', 2);
    const held = await open('2027-01-28T10:00', 5);
    await suspend(held, '2027-02-03T08:00');
    const before = [await commandsOf(near), await commandsOf(stays), await commandsOf(held)];
    // when
    const importId = await draft();
    await apply(importId);
    await finish();
    // then
    expect(before).to.deep.equal([
      ['start-supervision:1'],
      ['start-supervision:1'],
      ['start-supervision:1', 'stop-supervision:1'],
    ]);
    expect(await dueDay(near)).to.equal('2027-02-03');
    expect(await commandsOf(near)).to.deep.equal(['start-supervision:1', 'stop-supervision:1', 'start-supervision:2']);
    expect(await commandsOf(stays)).to.deep.equal(['start-supervision:1']);
    expect((await row(stays)).run).to.equal(1);
    expect(await commandsOf(held)).to.deep.equal(['start-supervision:1', 'stop-supervision:1']);
  });

  it('tells nobody twice that a clock is red: one that stays red keeps its run', async () => {
    // given a clock that turned red in the new year and would have turned red a day later
    database.clock.set('2027-02-10T09:00');
    const clock = await open('2027-01-28T10:00', 5);
    await database
      .db('clocks')
      .where({ id: clock.id })
      .update({ armed_run: 1, turned_red_at: new Date('2027-02-05T00:00Z') });
    // when
    const importId = await draft();
    const preview = await imports().previewImport(importId);
    await apply(importId);
    await finish();
    // then
    expect(preview).to.deep.include({ turnsRed: 0, leavesRed: 0 });
    expect(await row(clock)).to.include({ run: 1 });
    expect(await dueDay(clock)).to.equal('2027-02-03');
  });

  it('alarms the administrator once while clocks reach into a year without a calendar, until it is published', async () => {
    // given
    const alarms = async () =>
      (await listOpenIncidents(database.needs)).map(({ kind, subject: year }) => `${kind}:${year}`);
    await open('2026-03-02T10:00', 20);
    const silent = await alarms();
    // when
    await open('2026-12-18T10:00', 20);
    await open('2026-12-18T10:00', 30);
    const missing = await alarms();
    const importId = await draft();
    await apply(importId);
    const published = await alarms();
    await finish();
    await undo(importId);
    await finish();
    // then
    expect([silent, missing, published, await alarms()]).to.deep.equal([
      [],
      ['calendar-missing:2027'],
      [],
      ['calendar-missing:2027'],
    ]);
  });

  it('is one at a time, in its order, and the last of its year when undone', async () => {
    // given
    const codeOf = async (work: Promise<unknown>) => (await refusal(work)).code;
    const first = await draft();
    // when / then
    expect(await codeOf(draft()), 'a second draft').to.equal('calendar-import-open');
    expect(await codeOf(undo(first)), 'undo of a draft').to.equal('calendar-import-state');
    await apply(first);
    expect(await codeOf(apply(first)), 'applied twice').to.equal('calendar-import-state');
    await finish();
    expect(await codeOf(draft()), 'the same again').to.equal('calendar-unchanged');
    const second = await draft({ ...calendarOf2027, sourceDocument: '国办发明电〔2026〕100号' });
    expect(await codeOf(undo(first)), 'while another is open').to.equal('calendar-import-open');
    await apply(second);
    await finish();
    expect(await codeOf(undo(first)), 'superseded').to.equal('calendar-import-superseded');
    expect(await codeOf(apply('nowhere'))).to.equal('calendar-import-not-found');
    await undo(second);
    await finish();
    await undo(first);
    await finish();
    expect([await stateOf(first), await stateOf(second)]).to.deep.equal(['undone', 'undone']);
  });

  it('is given up as a draft and leaves a line in the audit trail for every step', async () => {
    // given
    const given = await draft();
    await inOne((room) => room.discardImport({ importId: given }, actor));
    const importId = await draft();
    await apply(importId);
    await finish();
    // when
    const lines = await database
      .db('audit_lines')
      .whereIn('subject_kind', ['calendar', 'calendar-import'])
      .orderBy('id');
    // then
    expect(lines.map(({ action, actor_id }) => `${action} ${actor_id}`)).to.deep.equal([
      'draft-calendar-import administrator',
      'discard-calendar-import administrator',
      'draft-calendar-import administrator',
      'publish-calendar administrator',
      'apply-calendar-import administrator',
      'finish-calendar-import continue-calendar-import',
    ]);
  });
});
