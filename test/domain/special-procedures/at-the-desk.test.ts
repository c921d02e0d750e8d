import { expect } from 'chai';
import { remainingOf } from '../../../domain/clocks/index.ts';
import { createDomain, type Domain } from '../../../domain/domain.ts';
import type { Item } from '../../../domain/items/index.ts';
import type { Actor } from '../../../domain/needs.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';
import { openStaffedOffice, type StaffedOffice } from '../../support/staffed-office.ts';

const as = (id: string): Actor => ({ kind: 'account', id });
const SYSTEM: Actor = { kind: 'system', id: 'test' };
const EXPERTS = { basis: 'expert-review', expectedDays: 8, reason: '挖掘深度大，需要专家论证支护方案' };

const LAW = '《某条例》第九条';
/** An item with a law of its own that lets a public notice stop the clock. */
const withPublicNotice = (item: Item): Item => ({
  ...item,
  specialProcedures: [
    ...(item.specialProcedures ?? []),
    { key: 'public-notice', name: '公示', law: LAW, stopsClock: true },
  ],
});

describe('special procedures at the desk', () => {
  let database: TestDatabase;
  let office: StaffedOffice;
  let caseNo: string;

  before(async () => {
    database = await openTestDatabase();
    office = await openStaffedOffice(database, withPublicNotice);
  });
  after(() => database.close());
  beforeEach(async () => {
    database.clock.set('2026-03-02T09:00');
    caseNo = (await office.openCase()).caseNo;
    await office.domain.cases.acceptCase({ caseNo, isDeemed: false }, SYSTEM);
  });

  const inTransaction = <T>(work: (domain: Domain) => Promise<T>) =>
    database.transact((needs) => work(createDomain(needs)));
  const version = async () => (await office.domain.cases.getCase(caseNo)).version;
  const begin = async (input: Partial<typeof EXPERTS & { version: number }> = {}, who = 'approver') => {
    const wanted = { caseNo, ...EXPERTS, version: await version(), ...input };
    return inTransaction((domain) => domain.specialProcedures.beginSpecialProcedure(wanted, as(who)));
  };
  const end = async (procedureId: string, input: { version?: number } = {}, who = 'approver') => {
    const wanted = { caseNo, procedureId, result: '通过', opinion: '支护方案可行', version: await version(), ...input };
    return inTransaction((domain) => domain.specialProcedures.endSpecialProcedure(wanted, as(who)));
  };
  const clock = async (limitKey: string) => {
    const found = await office.domain.clocks.findClock({ subjectKind: 'case', subjectId: caseNo, limitKey });
    if (found === undefined) throw new Error(`no clock ${limitKey}`);
    return found;
  };
  const dueOn = async (limitKey: string) => (await clock(limitKey)).dueAt.toISODate();
  const documents = async (kind: string) =>
    (await office.domain.documents.listDocuments(caseNo)).filter((one) => one.kind === kind);
  it('lets every limit of the case stand still together and go on together (行政许可法第四十五条)', async () => {
    // given accepted on 2 March: statutory 20, promised 8 working days
    database.clock.set('2026-03-10T10:00');
    const { id } = await begin();
    const standing = [];
    for (const limit of ['statutory', 'promised', 'joint-handling']) standing.push((await clock(limit)).state);
    // when
    database.clock.set('2026-03-20T16:00');
    await end(id);
    // then eight working days do not count: 10 to 13 and 16 to 19 March
    expect(standing).to.deep.equal(['suspended', 'suspended', 'suspended']);
    expect([await dueOn('statutory'), await dueOn('promised')]).to.deep.equal(['2026-04-10', '2026-03-24']);
    const { state, suspensions } = await clock('statutory');
    expect([state, suspensions.length, suspensions[0]?.basis]).to.deep.equal(['running', 1, 'expert-review']);
  });

  it('leaves as much of the limit as there was on the eve: the first suspended day is not used up', async () => {
    // given eight working days from 3 March, five of them gone on the evening of 9 March
    database.clock.set('2026-03-10T10:00');
    await begin();
    // when
    const calendar = await office.domain.calendar.getCalendar();
    const { amount, text } = remainingOf(calendar, await clock('promised'), database.clock.now());
    // then
    expect([amount, text]).to.deep.equal([3, '剩余 3 个工作日（时限中止）']);
  });

  it('tells the applicant in writing how much time is needed (行政许可法第四十五条)', async () => {
    // given
    database.clock.set('2026-03-10T10:00');
    // when
    const { expectedUntil, noticeId } = await begin();
    // then
    const [notice] = await documents('special-procedure-notice');
    const text = notice?.body.paragraphs.join('') ?? '';
    expect([notice?.id, notice?.title, expectedUntil]).to.deep.equal([noticeId, '特别程序告知书', '2026-03-20']);
    expect(text).to.include('专家评审预计需要8个工作日').and.to.include('2026年3月20日').and.to.include('第四十五条');
    const sms = await database.db('notifications').where({ case_no: caseNo, template: 'special-procedure-begun' });
    expect(sms.map((one) => one.text).join()).to.include('2026年3月20日恢复计算');
    const suspensions = await database.db('clock_suspensions').where({ notice_id: noticeId });
    expect(suspensions.map((one) => [one.approver_id, one.expected_until === null])).to.deep.equal(
      Array(3).fill(['approver', false]),
    );
  });

  it('keeps procedure and result (榕政办〔2018〕212号第十七条), and says so in story and audit trail', async () => {
    // given
    const { id } = await begin();
    // when
    await end(id);
    // then
    const [procedure] = await office.domain.specialProcedures.listSpecialProcedures(caseNo);
    expect(procedure).to.include({
      result: '通过',
      opinion: '支护方案可行',
      approverId: 'approver',
      holdsClocks: false,
    });
    const events = (await office.domain.events.listCaseEvents(caseNo)).map(({ type }) => type);
    expect(events).to.include.members(['SpecialProcedureBegun', 'SpecialProcedureEnded']);
    const lines = await database.db('audit_lines').where({ subject_id: caseNo }).whereLike('action', '%procedure');
    expect(lines.map((line) => [line.action, line.actor_id])).to.deep.equal([
      ['begin-special-procedure', 'approver'],
      ['end-special-procedure', 'approver'],
    ]);
  });

  it('does not let a site inspection stop the clock (现场踏勘 is not among 行政许可法第四十五条)', async () => {
    // given
    const before = await dueOn('statutory');
    // when
    const { id, stopsClock } = await begin({ basis: 'site-inspection' });
    const running = (await clock('statutory')).state;
    database.clock.set('2026-03-09T10:00');
    await end(id);
    // then
    expect([stopsClock, running, await dueOn('statutory')]).to.deep.equal([false, 'running', before]);
    expect(await documents('special-procedure-notice')).to.deep.equal([]);
  });

  it('lets what the item names stop the clock when it names the law', async () => {
    // when
    await begin({ basis: 'public-notice' });
    // then
    const { state, suspensions } = await clock('statutory');
    expect([state, suspensions[0]?.basis]).to.deep.equal(['suspended', `${LAW}：公示`]);
  });

  it('lets no two of them overlap, and begins none without basis, before acceptance or after the decision', async () => {
    // given
    const unknown = await refusal(begin({ basis: 'coffee-break' }));
    const { id } = await begin();
    // when
    const twice = await refusal(begin());
    const other = await refusal(begin({ basis: 'testing' }));
    await end(id);
    const fresh = (await office.openCase()).caseNo;
    const early = await refusal(begin({ ...{ caseNo: fresh, version: 1 } }));
    await office.domain.cases.recordDecision({ caseNo, decision: 'granted' }, SYSTEM);
    const late = await refusal(begin());
    // then
    expect([unknown, twice, other, early, late].map(({ code }) => code)).to.deep.equal([
      ...['special-procedure-unknown', 'special-procedure-open', 'special-procedure-open'],
      ...['case-state-wrong', 'case-state-wrong'],
    ]);
  });

  it('belongs to an approver of the lead department alone', async () => {
    // given
    const { id } = await begin();
    // when
    const refused = [
      await refusal(begin({}, 'reviewer')),
      await refusal(begin({}, 'police-approver')),
      await refusal(end(id, {}, 'reviewer')),
      await refusal(
        inTransaction(async (domain) => {
          const input = { caseNo, procedureId: id, result: 'x', version: await version() };
          return domain.specialProcedures.endSpecialProcedure(input, SYSTEM);
        }),
      ),
    ];
    // then
    expect(refused.map(({ kind, code }) => [kind, code])).to.deep.equal(
      Array(4).fill(['forbidden', 'not-lead-approver']),
    );
  });

  it('does no harm when clicked twice or from a screen that is old', async () => {
    // given two clicks from one screen
    const seen = await version();
    const outcomes = await Promise.allSettled([begin({ version: seen }), begin({ version: seen })]);
    // when
    const [procedure] = await office.domain.specialProcedures.listSpecialProcedures(caseNo);
    const id = procedure?.id ?? '';
    const old = await refusal(end(id, { version: seen }));
    await end(id);
    const again = await refusal(end(id));
    const foreign = await refusal(end('no-such'));
    // then
    expect(outcomes.map(({ status }) => status).toSorted()).to.deep.equal(['fulfilled', 'rejected']);
    expect([old, again, foreign].map(({ code }) => code)).to.deep.equal([
      ...['case-changed', 'special-procedure-ended', 'special-procedure-not-found'],
    ]);
    expect((await clock('statutory')).suspensions).to.have.length(1);
  });

  it('leaves a limit that is over as it is and holds the others', async () => {
    // given the promised eight days are over
    database.clock.set('2026-03-13T09:00');
    const before = await clock('promised');
    // when
    const { id } = await begin();
    database.clock.set('2026-03-16T09:00');
    await end(id);
    // then
    const after = await clock('promised');
    expect([after.run, after.suspensions.length]).to.deep.equal([before.run, 0]);
    expect((await clock('statutory')).suspensions).to.have.length(1);
  });

  it('ends with the case: a withdrawal inside it stops every clock and asks for no result', async () => {
    // given
    await begin();
    database.clock.set('2026-03-04T09:00');
    // when
    await inTransaction((domain) => domain.cases.settleWithdrawal({ caseNo }, SYSTEM));
    await inTransaction((domain) => domain.specialProcedures.cancelSpecialProcedures({ caseNo }, SYSTEM));
    // then
    const [procedure] = await office.domain.specialProcedures.listSpecialProcedures(caseNo);
    expect([procedure?.isCancelled, procedure?.result]).to.deep.equal([true, undefined]);
    const clocks = await office.domain.clocks.listClocks(caseNo);
    expect(clocks.every(({ state }) => state === 'stopped')).to.equal(true);
    expect(clocks.flatMap(({ suspensions }) => suspensions).every(({ untilAt }) => untilAt !== undefined)).to.equal(
      true,
    );
  });

  describe('extending a limit (行政许可法第四十二条)', () => {
    const extend = async (
      input: { limitKey?: string; approvalNo?: string; version?: number } = {},
      who = 'approver',
    ) => {
      const { limitKey = 'statutory', ...more } = input;
      const { id: clockId } = await clock(limitKey);
      const wanted = { caseNo, clockId, reason: '案情复杂，需要进一步核实', version: await version(), ...more };
      return inTransaction((domain) => domain.specialProcedures.extendLimit(wanted, as(who)));
    };

    it('adds ten working days by the head of the authority, and tells the applicant why', async () => {
      // when
      await extend();
      // then
      expect([await dueOn('statutory'), await dueOn('promised')]).to.deep.equal(['2026-04-14', '2026-03-12']);
      const [notice] = await documents('extension-notice');
      const text = notice?.body.paragraphs.join('') ?? '';
      expect(notice?.title).to.equal('延长审批期限告知书');
      expect(text).to.include('案情复杂').and.to.include('延长 10 个工作日').and.to.include('2026年4月14日');
      const extension = await database
        .db('clock_extensions')
        .where({ notice_id: notice?.id ?? '' })
        .first();
      expect([extension.approver_id, extension.reason]).to.deep.equal(['approver', '案情复杂，需要进一步核实']);
      const sms = await database.db('notifications').where({ case_no: caseNo, template: 'limit-extended' });
      expect(sms).to.have.length(1);
    });

    it('is done once, before the limit is over, where law knows it, and by an approver of the lead department', async () => {
      // given
      const promised = await refusal(extend({ limitKey: 'promised' }));
      const stranger = await refusal(extend({}, 'police-approver'));
      const old = await refusal(extend({ version: 1 }));
      await extend();
      // when
      const again = await refusal(extend());
      caseNo = (await office.openCase()).caseNo;
      await office.domain.cases.acceptCase({ caseNo, isDeemed: false }, SYSTEM);
      database.clock.set('2026-03-31T00:00');
      const late = await refusal(extend());
      // then
      expect([promised, stranger, old, again, late].map(({ code }) => code)).to.deep.equal([
        ...['extension-not-allowed', 'not-lead-approver', 'case-changed', 'extension-used', 'clock-overdue'],
      ]);
      expect(await documents('extension-notice'), 'a refusal leaves no document').to.deep.equal([]);
    });

    it('is possible while the limit stands still, and counts when it goes on', async () => {
      // given
      database.clock.set('2026-03-10T10:00');
      const { id } = await begin();
      // when
      await extend();
      const standing = (await clock('statutory')).state;
      database.clock.set('2026-03-20T16:00');
      await end(id);
      // then 20 + 10 + 8 working days
      expect([standing, await dueOn('statutory')]).to.deep.equal(['suspended', '2026-04-24']);
    });

    it('needs the number of the approval where it is the government that approves (第四十二条第二款)', async () => {
      // when
      const without = await refusal(extend({ limitKey: 'joint-handling', approvalNo: ' ' }));
      const before = await dueOn('joint-handling');
      await extend({ limitKey: 'joint-handling', approvalNo: '泉政批〔2026〕7号' });
      // then forty-five working days and fifteen more, Saturday 9 May among them
      expect([without.code, before, await dueOn('joint-handling')]).to.deep.equal([
        ...['approval-no-required', '2026-05-08', '2026-05-28'],
      ]);
      const [notice] = await documents('extension-notice');
      expect(notice?.body.paragraphs.join('')).to.include('泉政批〔2026〕7号');
    });
  });
});
