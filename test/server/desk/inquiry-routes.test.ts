import { expect } from 'chai';
import type TestAgent from 'supertest/lib/agent.js';
import { addStaff, openTask, REVIEW_APPLICATION, type StaffName } from '../support/desk-office.ts';
import { fileSample, portalOf } from '../support/filing.ts';
import { openTestServer, type TestServer } from '../support/test-server.ts';

const question = (change: Record<string, unknown> = {}) => ({
  kind: 'consultation',
  about: { item: 'road-occupation' },
  inquirer: { name: '李四光', phone: '13800005678' },
  content: '夜间施工需要另行申请吗？',
  ...change,
});

describe('desk: inquiries', () => {
  let server: TestServer;
  const agents = new Map<StaffName, TestAgent>();

  before(async () => {
    server = await openTestServer();
    const names: StaffName[] = ['window', 'reviewer', 'police', 'supervisor', 'teacher'];
    await addStaff(server, names);
    for (const name of names) agents.set(name, (await server.signIn(name)).agent);
  });
  after(() => server.close());
  beforeEach(() => server.database.clock.set('2026-03-02T09:00'));

  const as = (name: StaffName): TestAgent => {
    const agent = agents.get(name);
    if (agent === undefined) throw new Error(`${name} is not signed in`);
    return agent;
  };
  const enter = (change: Record<string, unknown> = {}, by: StaffName = 'window') =>
    as(by).post('/desk/api/inquiries').send(question(change));
  const list = async (name: StaffName, query = '') => {
    const { body } = await as(name).get(`/desk/api/inquiries${query}`);
    return body as { rows: { inquiryNo: string; light: string; remaining: { text: string } }[]; counts: object };
  };
  const numbers = async (name: StaffName, query = '') => (await list(name, query)).rows.map((row) => row.inquiryNo);

  it('are entered at the window and lie with the responsible department, masked, with their light', async () => {
    // when
    const entered = await enter();
    // then
    expect(entered.status, JSON.stringify(entered.body)).to.equal(201);
    expect(entered.body).to.deep.include({ inquirerPhone: '138****5678', mayReply: 'other-department', version: 1 });
    const { inquiryNo } = entered.body.inquiry;
    const [row] = (await list('reviewer')).rows;
    expect(row).to.deep.include({
      ...{ inquiryNo, inquirerName: '李**', channel: 'window', light: 'green', departmentName: '市政管理局' },
      about: { kind: 'item', name: '占用、挖掘城市道路审批' },
    });
    expect(row?.remaining.text).to.equal('剩余 5 个工作日');
    expect(await numbers('police')).not.to.include(inquiryNo);
    for (const name of ['window', 'supervisor'] as const) expect(await numbers(name), name).to.include(inquiryNo);
  });

  it('turn yellow on the last working day and red after it', async () => {
    const { inquiryNo } = (await enter()).body.inquiry;
    const lightAt = async (instant: string) => {
      server.database.clock.set(instant);
      return (await as('reviewer').get(`/desk/api/inquiries/${inquiryNo}`)).body.inquiry.light;
    };
    const lights = [];
    for (const instant of ['2026-03-05T23:59:59', '2026-03-06T00:00', '2026-03-09T23:59:59', '2026-03-10T00:00'])
      lights.push(await lightAt(instant));
    expect(lights).to.deep.equal(['green', 'yellow', 'yellow', 'red']);
  });

  it('are replied to by the department, once, and tell whether it was in time', async () => {
    // given
    const { inquiryNo } = (await enter()).body.inquiry;
    const reply = (name: StaffName, version = 1) =>
      as(name).post(`/desk/api/inquiries/${inquiryNo}/reply`).send({ reply: '不需要，请按批准的时段施工。', version });
    // then
    expect((await reply('window')).body.code).to.equal('reply-not-yours');
    const outdated = await reply('reviewer', 5);
    expect([outdated.status, outdated.body.code]).to.deep.equal([412, 'inquiry-changed']);
    const { body, status } = await reply('reviewer');
    expect(status, JSON.stringify(body)).to.equal(200);
    expect(body).to.deep.include({
      reply: '不需要，请按批准的时段施工。',
      repliedBy: 'reviewer 员',
      mayReply: 'replied',
    });
    expect(body.inquiry.remaining.text).to.equal('期限内答复');
    const again = await reply('reviewer', 2);
    expect([again.status, again.body.code]).to.deep.equal([409, 'inquiry-already-replied']);
    expect(await numbers('reviewer', '?state=replied')).to.include(inquiryNo);
    expect(await numbers('reviewer')).not.to.include(inquiryNo);
  });

  it('name only cases the window has to do with', async () => {
    // given
    const portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
    const caseNo = await fileSample(portal);
    await openTask(server, caseNo, REVIEW_APPLICATION);
    // then
    expect((await enter({ about: { caseNo } }, 'teacher')).body.code).to.equal('case-not-found');
    const { body } = await enter({ about: { caseNo }, kind: 'complaint' });
    expect(body.inquiry.about).to.deep.equal({ kind: 'case', name: caseNo });
  });

  it('show name and phone in full only against a reason, which goes to the audit', async () => {
    // given
    const { inquiryNo } = (await enter()).body.inquiry;
    const reveal = (name: StaffName, body: object) =>
      as(name).post(`/desk/api/inquiries/${inquiryNo}/reveal`).send(body);
    // then
    expect((await reveal('reviewer', {})).status).to.equal(400);
    expect((await reveal('police', { reason: '电话答复' })).status).to.equal(404);
    expect((await reveal('reviewer', { reason: '电话答复' })).body).to.deep.equal({
      ...{ name: '李四光', phone: '13800005678' },
    });
    const lines = await server.database.db('audit_lines').where({ action: 'reveal-inquirer', subject_id: inquiryNo });
    expect(lines.map(({ details }) => details)).to.deep.equal([{ reason: '电话答复' }]);
  });

  it('are read page by page and by kind, number and department', async () => {
    const { inquiryNo } = (await enter({ kind: 'complaint', about: { department: 'traffic-police' } })).body.inquiry;
    expect(await numbers('supervisor', `?q=${inquiryNo}`)).to.deep.equal([inquiryNo]);
    expect(await numbers('supervisor', '?kind=complaint&department=traffic-police')).to.deep.equal([inquiryNo]);
    const { body } = await as('supervisor').get('/desk/api/inquiries?limit=1');
    const next = await as('supervisor').get(`/desk/api/inquiries?limit=1&cursor=${body.nextCursor}`);
    expect(next.body.rows[0].inquiryNo).not.to.equal(body.rows[0].inquiryNo);
    const moved = await as('reviewer').get(`/desk/api/inquiries?limit=1&cursor=${body.nextCursor}`);
    expect(moved.body.code).to.equal('cursor-invalid');
  });

  it('offer items and departments to choose from', async () => {
    const { body } = await as('window').get('/desk/api/catalogue');
    expect(body.items).to.deep.equal([{ key: 'road-occupation', name: '占用、挖掘城市道路审批' }]);
    expect(body.departments).to.deep.include({ id: 'traffic-police', name: '公安交管支队' });
  });
});
