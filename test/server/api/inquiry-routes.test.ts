import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { addStaff } from '../support/desk-office.ts';
import { fileSample, type Portal, portalOf } from '../support/filing.ts';
import { openTestServer, type TestServer } from '../support/test-server.ts';

const question = (change: Record<string, unknown> = {}) => ({
  kind: 'consultation',
  about: { item: 'road-occupation' },
  inquirer: { name: '李四光', phone: '13800005678' },
  content: '夜间施工需要另行申请吗？',
  ...change,
});

describe('integrators: inquiries', () => {
  let server: TestServer;
  let portal: Portal;
  let other: Portal;

  before(async () => {
    server = await openTestServer();
    const scopes = ['inquiries:write', 'inquiries:read'] as const;
    portal = portalOf(server, (await server.addApiKey(...scopes, 'cases:write', 'cases:read')).token);
    other = portalOf(server, (await server.addApiKey(...scopes)).token);
    await addStaff(server, ['reviewer']);
  });
  after(() => server.close());

  const ask = (body: object, key: string = randomUUID(), who = portal) =>
    who.post('/inquiries').set('Idempotency-Key', key).send(body);

  it('are opened once per key and tell who replies until when, the person masked', async () => {
    // given
    const key = randomUUID();
    // when
    const first = await ask(question(), key);
    const again = await ask(question(), key);
    // then
    expect(first.status, JSON.stringify(first.body)).to.equal(201);
    expect(first.body).to.deep.include({
      ...{ kind: 'consultation', state: 'open', stateName: '待答复', departmentName: '市政管理局', reply: null },
      inquirer: { name: '李**', phone: '138****5678' },
      about: { item: 'road-occupation', caseNo: null, department: null },
      dueAt: '2026-03-09T23:59:59.999+08:00',
    });
    expect(first.get('Location')).to.equal(`/api/v1/inquiries/${first.body.inquiryNo}`);
    expect(again.body).to.deep.equal(first.body);
    expect(again.get('Idempotency-Replayed')).to.equal('true');
    const changed = await ask(question({ content: '别的问题' }), key);
    expect([changed.status, changed.body.code]).to.deep.equal([422, 'idempotency-key-reused']);
    expect((await portal.post('/inquiries').send(question())).body.code).to.equal('idempotency-key-required');
  });

  it('carry the reply once the department has given it', async () => {
    // given
    const { inquiryNo } = (await ask(question({ about: { department: 'municipal-administration' } }))).body;
    const { agent } = await server.signIn('reviewer');
    // when
    const replied = await agent.post(`/desk/api/inquiries/${inquiryNo}/reply`).send({ reply: '不需要。', version: 1 });
    // then
    expect(replied.status, JSON.stringify(replied.body)).to.equal(200);
    const { body } = await portal.get(`/inquiries/${inquiryNo}`);
    expect(body).to.include({ state: 'replied', stateName: '已答复', reply: '不需要。' });
    expect(body.repliedAt).to.equal('2026-03-02T09:00:00.000+08:00');
  });

  it('name only the client’s own cases, and are nobody else’s to read', async () => {
    // given
    const about = { caseNo: await fileSample(portal) };
    const { inquiryNo } = (await ask(question({ kind: 'complaint', about }))).body;
    // then
    expect(inquiryNo).to.match(/^TS20260302\d{4}$/);
    expect((await ask(question({ about }), randomUUID(), other)).body.code).to.equal('case-not-found');
    const foreign = await other.get(`/inquiries/${inquiryNo}`);
    expect([foreign.status, foreign.body.code]).to.deep.equal([404, 'inquiry-not-found']);
  });

  it('are about exactly one thing that is there', async () => {
    const refusals = [
      await ask(question({ about: {} })),
      await ask(question({ about: { item: 'road-occupation', department: 'traffic-police' } })),
      await ask(question({ about: { item: 'none' } })),
      await ask(question({ about: { department: 'none' } })),
      await ask(question({ content: '  ' })),
      await ask(question({ kind: 'praise' })),
      await ask(question({ inquirer: { name: '李四光', phone: 'call me' } })),
    ];
    expect(refusals.map(({ status, body }) => `${status} ${body.code}`)).to.deep.equal([
      '400 schema-violation',
      '400 schema-violation',
      '404 item-not-found',
      '400 inquiry-department-unknown',
      '400 schema-violation',
      '400 schema-violation',
      '400 schema-violation',
    ]);
  });

  it('may name any department of the list', async () => {
    const { body } = await portal.get('/departments');
    expect(body.departments).to.deep.include({ id: 'traffic-police', name: '公安交管支队' });
  });
});
