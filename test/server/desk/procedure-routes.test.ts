import { expect } from 'chai';
import { addStaff } from '../support/desk-office.ts';
import { fileSample, type Portal, portalOf } from '../support/filing.ts';
import { openTestServer, type SignedIn, type TestServer } from '../support/test-server.ts';

const SYSTEM = { kind: 'system', id: 'test' } as const;
const EXPERTS = { basis: 'expert-review', expectedDays: 8, reason: '挖掘深度大，需要专家论证' };

describe('desk: special procedures and extensions', () => {
  let server: TestServer;
  let portal: Portal;
  let head: SignedIn;
  let caseNo: string;

  before(async () => {
    server = await openTestServer();
    await addStaff(server, ['approver', 'reviewer', 'supervisor']);
    await server.addAccount('police-head', ['approver'], 'traffic-police');
    await server.addAccount('school-head', ['approver'], 'education-bureau');
    portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
    head = await server.signIn('approver');
  });
  after(() => server.close());
  beforeEach(async () => {
    server.database.clock.set('2026-03-02T09:00');
    caseNo = await fileSample(portal);
    await server.deps.transact((domain) => domain.cases.acceptCase({ caseNo, isDeemed: false }, SYSTEM));
  });

  const path = (rest = '') => `/desk/api/cases/${caseNo}${rest}`;
  const detail = async (who = head) => (await who.agent.get(path())).body;
  const post = async (rest: string, body: object, who = head) => {
    const { status, body: answer } = await who.agent.post(path(rest)).send(body);
    return { status, code: (answer as { code?: string }).code };
  };
  const begin = async (who = head, change: object = {}) =>
    post('/special-procedures', { ...EXPERTS, version: (await detail()).version, ...change }, who);

  it('lets the limits stand still and go on, and shows procedure, notice and result (行政许可法第四十五条)', async () => {
    // given
    server.database.clock.set('2026-03-10T10:00');
    const begun = await begin();
    const during = await detail();
    // when
    server.database.clock.set('2026-03-20T10:00');
    const [{ id }] = during.specialProcedures;
    const ended = await post(`/special-procedures/${id}/result`, { result: '通过', version: during.version });
    // then
    const after = await detail();
    const statutory = (view: typeof during) =>
      view.clocks.find((clock: { limitKey: string }) => clock.limitKey === 'statutory');
    expect([begun.status, ended.status]).to.deep.equal([204, 204]);
    expect(statutory(during)).to.include({ state: 'suspended' });
    expect(statutory(during).suspensions[0]).to.include({
      ...{ basis: '《行政许可法》第四十五条：专家评审', expectedUntil: '2026-03-20', untilAt: null },
    });
    expect(statutory(after)).to.include({ state: 'running', dueAt: '2026-04-10T23:59:59.999+08:00' });
    expect(after.specialProcedures[0]).to.include({
      name: '专家评审',
      result: '通过',
      isStep: false,
      holdsClocks: false,
    });
    expect(after.specialProcedures[0].approver.name).to.be.a('string');
    expect(after.documents.map((one: { href: string }) => one.href)).to.include(after.specialProcedures[0].notice.href);
    expect(
      after.timeline.map((entry: { title: string; text: string }) => `${entry.title} ${entry.text}`),
    ).to.include.members([
      ...['启动特别程序 专家评审，所需时间不计入期限，预计 8 个工作日', '特别程序结束 专家评审：通过'],
    ]);
  });

  it('offers the closed list of 第四十五条 and what the item names, and says which stop the clock', async () => {
    const { kinds, leadDepartmentId } = (await detail()).limitDesk;
    const stopping = kinds.filter((kind: { stopsClock: boolean }) => kind.stopsClock);
    expect(leadDepartmentId).to.equal('municipal-administration');
    expect(stopping.map((kind: { name: string }) => kind.name)).to.deep.equal([
      ...['听证', '招标', '拍卖', '检验', '检测', '检疫', '鉴定', '专家评审'],
    ]);
    expect(kinds.at(-1)).to.include({ name: '现场踏勘', stopsClock: false });
  });

  it('extends a limit once (行政许可法第四十二条) and offers it no more', async () => {
    // given
    const before = await detail();
    const [{ clockId, added, approvedBy }] = before.limitDesk.extensions;
    const body = { clockId, reason: '案情复杂，需要进一步核实', version: before.version };
    // when
    const first = await post('/extensions', body);
    const second = await post('/extensions', { ...body, version: (await detail()).version });
    // then
    const after = await detail();
    const offered = (view: typeof before) => view.limitDesk.extensions.map((one: { name: string }) => one.name);
    expect([added, approvedBy, offered(before)]).to.deep.equal([
      ...['10 个工作日', 'authority-head', ['法定办结期限', '联合办理期限']],
    ]);
    expect([first.status, second.code, offered(after)]).to.deep.equal([204, 'extension-used', ['联合办理期限']]);
    expect(after.documents.map((one: { title: string }) => one.title)).to.include('延长审批期限告知书');
  });

  it('needs the version of the case, and a second click on an old one does nothing', async () => {
    const { version } = await detail();
    const none = await begin(head, { version: undefined });
    const [one, two] = [await begin(head, { version }), await begin(head, { version })];
    const byHeader = await head.agent.post(path('/special-procedures')).set('If-Match', `"${version}"`).send(EXPERTS);
    expect([none.status, one.status, two.status, two.code]).to.deep.equal([428, 204, 409, 'case-changed']);
    expect([byHeader.status, (await detail()).specialProcedures.length]).to.deep.equal([409, 1]);
  });

  it('belongs to the approver of the lead department', async () => {
    const signIn = (login: string) => server.signIn(login);
    const [reviewer, supervisor] = [await signIn('reviewer'), await signIn('supervisor')];
    const [police, school] = [await signIn('police-head'), await signIn('school-head')];
    expect([
      ...[(await begin(reviewer)).code, (await begin(supervisor)).code],
      ...[(await begin(police)).code, (await begin(school)).code],
    ]).to.deep.equal(['role-not-allowed', 'role-not-allowed', 'not-lead-approver', 'case-not-found']);
  });

  it('refuses what is no procedure, and a word too little', async () => {
    const unknown = await begin(head, { basis: 'coffee-break' });
    const short = await begin(head, { reason: '' });
    const days = await begin(head, { expectedDays: 0 });
    expect([unknown.code, short.status, days.status]).to.deep.equal(['special-procedure-unknown', 400, 400]);
  });
});
