import { expect } from 'chai';
import { createCalendarImports } from '../../../domain/calendar-imports/index.ts';
import { officeTime } from '../../../domain/calendar/index.ts';
import { createClocks, type LimitClock } from '../../../domain/clocks/index.ts';
import type { Actor } from '../../../domain/needs.ts';
import { calendarOf2027 } from '../../support/calendar-2027.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

const actor: Actor = { kind: 'account', id: 'administrator' };
const caseNo = 'case';

describe('what calendars did to the limits of a case', () => {
  let database: TestDatabase;
  let clocks: ReturnType<typeof createClocks>;

  beforeEach(async () => {
    database = await openTestDatabase();
    clocks = createClocks(database.needs);
    database.clock.set('2026-12-18T10:00');
  });
  afterEach(() => database.close());

  const inOne = <T>(work: (room: ReturnType<typeof createCalendarImports>) => Promise<T>): Promise<T> =>
    database.transact((needs) => work(createCalendarImports(needs)));
  const finish = async (): Promise<void> => {
    while (await inOne((room) => room.continueImport({ limit: 100 }, actor)));
  };
  const apply = async (sourceDocument = calendarOf2027.sourceDocument): Promise<string> => {
    const importId = await inOne((room) => room.draftImport({ ...calendarOf2027, sourceDocument }, actor));
    await inOne((room) => room.applyImport({ importId }, actor));
    await finish();
    return importId;
  };
  const undo = async (importId: string): Promise<void> => {
    await inOne((room) => room.undoImport({ importId }, actor));
    await finish();
  };
  const open = (limitKey: string, budget: number, startedAt = '2026-12-18T10:00'): Promise<LimitClock> => {
    const limit = { budget, unit: 'working-day' as const, legalBasis: '行政许可法第四十二条' };
    const subject = { subjectKind: 'case' as const, subjectId: caseNo, caseNo, limitKey, limit };
    return clocks.openClock({ ...subject, startedAt: officeTime(startedAt) }, actor);
  };
  const moves = () =>
    createCalendarImports(database.needs).listCalendarMoves({ caseNo, since: officeTime('2026-12-18T10:00') });
  const told = async (): Promise<string[]> =>
    (await moves()).map(
      ({ limitKey, isUndone, from, to }) =>
        `${limitKey} ${from.toISODate() ?? ''} ${isUndone ? 'back to' : 'to'} ${to.toISODate() ?? ''}`,
    );

  it('is that limits end on another day, by whom and by which notice; one that ends as before is not told of', async () => {
    // given 35 working days reach past the Spring Festival, 20 do not
    const clock = await open('statutory', 35);
    await open('promised', 20);
    // when
    database.clock.set('2026-12-20T09:00');
    const importId = await apply();
    // then
    expect(await moves()).to.have.length(1);
    const { from, to, at, ...move } = (await moves())[0] ?? expect.fail('nothing is told');
    expect(move).to.deep.equal({
      ...{ importId, clockId: clock.id, limitKey: 'statutory', by: 'account:administrator' },
      ...{ year: 2027, sourceDocument: calendarOf2027.sourceDocument, isUndone: false },
    });
    expect([at, from, to].map((one) => one.toISODate())).to.deep.equal(['2026-12-20', '2027-02-08', '2027-02-15']);
    const kept = await clocks.listClocks(caseNo);
    expect(kept.find(({ id }) => id === clock.id)?.dueAt.toISO(), 'as the row has it').to.equal(to.toISO());
  });

  it('is told of both ways when it is taken back', async () => {
    await open('statutory', 35);
    database.clock.set('2026-12-20T09:00');
    const importId = await apply();
    database.clock.set('2026-12-21T09:00');
    await undo(importId);
    expect(await told()).to.deep.equal([
      ...['statutory 2027-02-08 to 2027-02-15', 'statutory 2027-02-15 back to 2027-02-08'],
    ]);
  });

  it('is nothing for limits opened afterwards, even where they start before, nor for those that were over', async () => {
    // given
    const over = await open('over', 35);
    database.clock.set('2026-12-19T09:00');
    await clocks.stopClock({ ...over, reason: 'decided' }, actor);
    // when
    database.clock.set('2026-12-20T09:00');
    await apply();
    database.clock.set('2026-12-21T09:00');
    await open('backdated', 35);
    // then
    expect(await told()).to.deep.equal([]);
  });

  it('is reckoned from the ledger of that day: what was added later does not change what was told', async () => {
    // given
    const clock = await open('statutory', 35);
    database.clock.set('2026-12-20T09:00');
    await apply();
    const before = await told();
    // when
    database.clock.set('2026-12-22T09:00');
    await clocks.extendClock(
      { clockId: clock.id, budget: 10, basis: '第四十二条', reason: '情况复杂', approverId: 'head' },
      actor,
    );
    await clocks.suspendClock({ clockId: clock.id, basis: '专家评审', approverId: 'head' }, actor);
    database.clock.set('2026-12-28T09:00');
    await clocks.resumeClock({ clockId: clock.id }, actor);
    // then
    expect(await told()).to.deep.equal(before);
    expect(before).to.have.length(1);
  });
});
