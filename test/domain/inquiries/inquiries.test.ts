import { expect } from 'chai';
import { createDomain, type Domain } from '../../../domain/domain.ts';
import type { InquiryAbout, InquiryKind, OpenInquiry } from '../../../domain/inquiries/index.ts';
import type { Actor } from '../../../domain/needs.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';
import { openStaffedOffice, type StaffedOffice } from '../../support/staffed-office.ts';

const PORTAL: Actor = { kind: 'api-key', id: 'portal' };
const as = (id: string): Actor => ({ kind: 'account', id });
const ABOUT_ITEM: InquiryAbout = { kind: 'item', itemKey: 'road-occupation' };
const ABOUT_POLICE: InquiryAbout = { kind: 'department', departmentId: 'traffic-police' };
const REVIEW_AT_WINDOW = 'accept-application/review-application';
const OPINION = 'review-in-parallel/review-by-department';

// 福州市网上办事大厅管理办法第九条: consultations and complaints are answered within set limits.
describe('inquiries', () => {
  let database: TestDatabase;
  let office: StaffedOffice;

  before(async () => {
    database = await openTestDatabase();
    office = await openStaffedOffice(database);
    const supervisor = { id: 'supervisor', login_name: 'supervisor', display_name: '监督', password_hash: 'none' };
    await database.db('accounts').insert({ ...supervisor, created_at: new Date(0) });
    await database.db('account_roles').insert({ account_id: 'supervisor', role: 'supervisor' });
  });
  after(() => database.close());
  beforeEach(() => database.clock.set('2026-03-02T09:00'));

  const inTransaction = <T>(work: (domain: Domain) => Promise<T>) =>
    database.transact((needs) => work(createDomain(needs)));
  const open = (kind: InquiryKind, about: InquiryAbout, change: Partial<OpenInquiry> = {}) => {
    const inquirer = { name: '李四', phone: '13800005678' };
    const input = { kind, about, inquirer, channel: 'api', clientId: 'portal', content: '需要哪些材料？' } as const;
    return inTransaction((domain) => domain.inquiries.openInquiry({ ...input, ...change }, PORTAL));
  };
  const reply = (inquiryNo: string, account: string, version = 1) =>
    inTransaction((domain) =>
      domain.inquiries.replyInquiry({ inquiryNo, reply: '见办事指南。', version }, as(account)),
    );
  const see = (inquiryNo: string, actor: Actor) => office.domain.inquiries.getInquirySight(inquiryNo, actor);
  const numbersFor = async (account: string) => {
    const { rows } = await office.domain.inquiries.listInquiries({ state: 'open', limit: 100 }, as(account));
    return rows.map(({ inquiry }) => inquiry.inquiryNo);
  };

  it('are numbered by kind and day', async () => {
    const numbers = [
      (await open('consultation', ABOUT_ITEM)).inquiryNo,
      (await open('consultation', ABOUT_ITEM)).inquiryNo,
      (await open('complaint', ABOUT_ITEM)).inquiryNo,
    ];
    database.clock.set('2026-03-03T09:00');
    numbers.push((await open('consultation', ABOUT_ITEM)).inquiryNo);
    expect(numbers).to.deep.equal(['ZX202603020001', 'ZX202603020002', 'TS202603020001', 'ZX202603030001']);
  });

  it('go to the department that leads the item or case, or that was named; what is not there is refused', async () => {
    // given
    const { caseNo } = await office.openCase();
    // when
    const responsible = [
      (await open('consultation', ABOUT_ITEM)).departmentId,
      (await open('consultation', { kind: 'case', caseNo })).departmentId,
      (await open('consultation', ABOUT_POLICE)).departmentId,
    ];
    // then
    expect(responsible).to.deep.equal(['municipal-administration', 'municipal-administration', 'traffic-police']);
    expect((await refusal(open('complaint', { kind: 'item', itemKey: 'none' }))).code).to.equal('item-not-found');
    expect((await refusal(open('complaint', { kind: 'case', caseNo: 'none' }))).code).to.equal('case-not-found');
    expect((await refusal(open('complaint', { kind: 'department', departmentId: 'none' }))).code).to.equal(
      'inquiry-department-unknown',
    );
  });

  it('run against the office’s own limit: five working days for a consultation, fifteen for a complaint', async () => {
    const dueOn = async (kind: InquiryKind) => {
      const { inquiryNo } = await open(kind, ABOUT_ITEM);
      const { clock } = await see(inquiryNo, PORTAL);
      expect(clock).to.deep.include({
        subjectKind: 'inquiry',
        departmentId: 'municipal-administration',
        isSupervised: true,
      });
      return clock?.dueAt.toISODate();
    };
    expect(await dueOn('consultation')).to.equal('2026-03-09');
    expect(await dueOn('complaint')).to.equal('2026-03-23');
  });

  it('about a case go on when the clocks of the case stop', async () => {
    // given
    const { caseNo } = await office.openCase();
    const { inquiryNo } = await open('complaint', { kind: 'case', caseNo });
    // when
    await inTransaction((domain) => domain.clocks.stopClocks({ caseNo, reason: 'withdrawn' }, PORTAL));
    // then
    expect((await see(inquiryNo, PORTAL)).clock?.state).to.equal('running');
  });

  it('are replied to once by the responsible department, which ends the limit and tells the inquirer without saying what', async () => {
    // given
    const { inquiryNo } = await open('consultation', ABOUT_ITEM);
    // when
    const outcomes = await Promise.allSettled([reply(inquiryNo, 'reviewer'), reply(inquiryNo, 'approver')]);
    // then
    expect(outcomes.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    const { inquiry, clock, mayReply } = await see(inquiryNo, PORTAL);
    expect(inquiry).to.deep.include({ state: 'replied', reply: '见办事指南。', version: 2 });
    expect([clock?.state, clock?.stopReason, mayReply]).to.deep.equal(['stopped', 'replied', 'replied']);
    const notices = await database.db('notifications').where({ inquiry_no: inquiryNo });
    expect(notices.map(({ recipient, case_no }) => [recipient, case_no])).to.deep.equal([['13800005678', null]]);
    expect(notices[0]?.text).to.include(inquiryNo).and.not.include('见办事指南');
    expect((await refusal(reply(inquiryNo, 'reviewer'))).code).to.equal('inquiry-already-replied');
  });

  it('of somebody who left no phone send nothing', async () => {
    const { inquiryNo } = await open('consultation', ABOUT_ITEM, { inquirer: { name: '李四', phone: undefined } });
    await reply(inquiryNo, 'reviewer');
    expect(await database.db('notifications').where({ inquiry_no: inquiryNo })).to.deep.equal([]);
  });

  it('are there for supervisors, the responsible department and who entered them, for nobody else', async () => {
    // given
    const { inquiryNo } = await open('consultation', ABOUT_POLICE, { channel: 'window', clientId: 'clerk' });
    // then
    for (const account of ['supervisor', 'police-reviewer', 'clerk'])
      expect(await numbersFor(account), account).to.include(inquiryNo);
    expect(await numbersFor('reviewer')).not.to.include(inquiryNo);
    expect((await refusal(see(inquiryNo, as('reviewer')))).code).to.equal('inquiry-not-found');
    expect((await refusal(see(inquiryNo, PORTAL))).code).to.equal('inquiry-not-found');
    expect((await refusal(reply(inquiryNo, 'reviewer'))).code).to.equal('inquiry-not-found');
  });

  it('of another department are read but not replied to; a supervisor replies to complaints only', async () => {
    // given
    const consultation = (await open('consultation', ABOUT_POLICE, { clientId: 'clerk' })).inquiryNo;
    const complaint = (await open('complaint', ABOUT_POLICE)).inquiryNo;
    // then
    expect((await see(consultation, as('clerk'))).mayReply).to.equal('other-department');
    expect((await refusal(reply(consultation, 'clerk'))).code).to.equal('reply-not-yours');
    expect((await refusal(reply(consultation, 'supervisor'))).code).to.equal('reply-not-yours');
    expect((await refusal(reply(complaint, 'supervisor', 7))).code).to.equal('inquiry-changed');
    expect(await reply(complaint, 'supervisor')).to.deep.include({ state: 'replied', repliedBy: 'supervisor' });
  });

  it('that complain of a case are not answered by whoever decided a step of it', async () => {
    // given
    const { caseNo } = await office.openCase();
    await office.decide('clerk', await office.openTask(caseNo, REVIEW_AT_WINDOW), {
      ...{ acceptance: 'accepted', checkedMaterials: ['design-documents'] },
    });
    await office.decide('reviewer', await office.openTask(caseNo, OPINION, { branch: 0 }), {
      ...{ opinion: 'agree', opinionText: '同意', legalBasis: '《城市道路管理条例》第三十一条' },
    });
    const about: InquiryAbout = { kind: 'case', caseNo };
    const complaint = (await open('complaint', about)).inquiryNo;
    const consultation = (await open('consultation', about)).inquiryNo;
    // then
    expect((await see(complaint, as('reviewer'))).mayReply).to.equal('own-work');
    expect((await refusal(reply(complaint, 'reviewer'))).code).to.equal('complaint-about-oneself');
    expect((await reply(complaint, 'approver')).state).to.equal('replied');
    expect((await reply(consultation, 'reviewer')).state).to.equal('replied');
  });

  it('are listed soonest due first, page by page, with counts of what the filters leave', async () => {
    // given
    database.clock.set('2026-04-01T09:00');
    const late = (await open('complaint', ABOUT_POLICE)).inquiryNo;
    const soon = (await open('consultation', ABOUT_POLICE)).inquiryNo;
    const list = (filter: object) =>
      office.domain.inquiries.listInquiries(
        { state: 'open', search: '20260401', limit: 1, ...filter },
        as('supervisor'),
      );
    // when
    const first = await list({});
    const second = await list({ after: first.next });
    // then
    expect([...first.rows, ...second.rows].map(({ inquiry }) => inquiry.inquiryNo)).to.deep.equal([soon, late]);
    expect([second.next, first.counts]).to.deep.equal([undefined, { open: 2, replied: 0 }]);
    expect((await list({ kind: 'complaint' })).counts).to.deep.equal({ open: 1, replied: 0 });
    expect((await list({ departmentId: 'municipal-administration' })).rows).to.deep.equal([]);
  });

  it('leave audit lines that hold neither names nor texts', async () => {
    const { inquiryNo } = await open('consultation', ABOUT_ITEM);
    await reply(inquiryNo, 'reviewer');
    const lines = await database.db('audit_lines').where({ subject_id: inquiryNo }).orderBy('id');
    expect(lines.map(({ action }) => action)).to.deep.equal(['open-inquiry', 'notify-inquirer', 'reply-inquiry']);
    expect(JSON.stringify(lines)).not.to.match(/李四|13800005678|材料|指南/);
  });
});
