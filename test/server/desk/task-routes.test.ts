import { expect } from 'chai';
import { addStaff, openTask, REVIEW_APPLICATION, REVIEW_BY_DEPARTMENT } from '../support/desk-office.ts';
import { fileSample, type Portal, portalOf } from '../support/filing.ts';
import { openTestServer, type SignedIn, type TestServer } from '../support/test-server.ts';

describe('desk: tasks', () => {
  let server: TestServer;
  let portal: Portal;
  let clerk: SignedIn;
  let second: SignedIn;
  let police: SignedIn;

  before(async () => {
    server = await openTestServer();
    await addStaff(server, ['window', 'window2', 'police', 'teacher', 'reviewer', 'supervisor']);
    portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
    [clerk, second, police] = [
      await server.signIn('window'),
      await server.signIn('window2'),
      await server.signIn('police'),
    ];
  });
  after(() => server.close());

  const open = async (): Promise<{ caseNo: string; taskId: string }> => {
    const caseNo = await fileSample(portal);
    return { caseNo, taskId: await openTask(server, caseNo, REVIEW_APPLICATION) };
  };
  const list = async (who: SignedIn, query = '') => (await who.agent.get(`/desk/api/tasks?view=all&${query}`)).body;
  const accept = { acceptance: 'accepted' };

  it('shows a clerk the open tasks of department and role, with light, due date and remaining days', async () => {
    const { caseNo, taskId } = await open();
    const { rows, counts } = await list(clerk, `q=${caseNo}`);
    expect(rows).to.have.length(1);
    expect(rows[0]).to.include({
      id: taskId,
      caseNo,
      light: 'green',
      departmentName: '政务服务中心窗口',
      claimedBy: null,
    });
    expect(rows[0].dueAt).to.equal('2026-03-09T23:59:59.999+08:00');
    expect(rows[0].remaining).to.deep.equal({ amount: 5, unit: 'working-day', text: '剩余 5 个工作日' });
    expect(counts.views).to.include({ all: 1, open: 1, mine: 0 });
  });

  it('shows it to nobody else', async () => {
    const { caseNo, taskId } = await open();
    expect((await list(police, `q=${caseNo}`)).rows).to.deep.equal([]);
    const { status, body } = await police.agent.get(`/desk/api/tasks/${taskId}`);
    expect([status, body.code]).to.deep.equal([404, 'task-not-found']);
    expect((await police.agent.post(`/desk/api/tasks/${taskId}/claim`)).status).to.equal(404);
  });

  it('gives each branch of a parallel review to its own department', async () => {
    const caseNo = await fileSample(portal);
    const own = await openTask(server, caseNo, REVIEW_BY_DEPARTMENT, 0);
    const theirs = await openTask(server, caseNo, REVIEW_BY_DEPARTMENT, 1);
    const reviewer = await server.signIn('reviewer');
    const idsOf = (body: { rows: { id: string }[] }) => body.rows.map((row) => row.id);
    expect(idsOf(await list(reviewer, `q=${caseNo}`))).to.deep.equal([own]);
    expect(idsOf(await list(police, `q=${caseNo}`))).to.deep.equal([theirs]);
  });

  it('shows a supervisor the tasks of every department, to look at and no more', async () => {
    const { caseNo, taskId } = await open();
    const supervisor = await server.signIn('supervisor');
    const all = await list(supervisor, `q=${caseNo}`);
    const elsewhere = await list(supervisor, `q=${caseNo}&department=traffic-police`);
    const { body } = await supervisor.agent.get(`/desk/api/tasks/${taskId}`);
    expect([all.rows.length, elsewhere.rows.length]).to.deep.equal([1, 0]);
    expect(body).to.include({ mayClaim: false, mayDecide: false, hint: '由经办部门办理，您可以查看' });
    expect((await supervisor.agent.post(`/desk/api/tasks/${taskId}/claim`)).status).to.equal(404);
  });

  it('pages by deadline without losing or repeating a row', async () => {
    for (let i = 0; i < 3; i++) await open();
    const all = (await list(clerk, 'limit=200')).rows.map((row: { id: string }) => row.id);
    const paged: string[] = [];
    let cursor = '';
    do {
      const page = await list(clerk, `limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.rows.map((row: { id: string }) => row.id));
      cursor = page.nextCursor ?? '';
    } while (cursor !== '');
    expect(paged).to.deep.equal(all);
  });

  it('hands the form, the case, materials and diagram of the step to its screen', async () => {
    const { taskId, caseNo } = await open();
    const { body, status, headers } = await clerk.agent.get(`/desk/api/tasks/${taskId}`);
    expect(status).to.equal(200);
    expect(headers.etag).to.equal('"1"');
    expect(body).to.include({ mayClaim: true, mayRelease: false, mayDecide: false, hint: null });
    expect(body.form.components.map((one: { key?: string }) => one.key)).to.include('acceptance');
    expect(body.choices.materials[0]).to.deep.equal({ value: 'application-form', label: '占用、挖掘城市道路申请书' });
    expect(body.case.case).to.include({ caseNo, stateName: '已收件' });
    expect(body.case.filing.fields.map((one: { text: string }) => one.text)).to.include('240 平方米');
    expect(body.case.diagrams[0].key).to.equal('road-occupation');
    expect(body.case.diagrams.map((one: { key: string }) => one.key)).to.include('accept-application');
    expect(body.case.timeline[0]).to.include({ kind: 'CaseOpened', title: '收件' });
  });

  it('offers for a supplement what may be demanded: nothing the licence repository supplied (国务院令第716号第七条)', async () => {
    // given a case whose planning approval came from there
    const { taskId, caseNo } = await open();
    const supplied = await server.database.db('materials').where({ case_no: caseNo, source: 'licence-repository' });
    expect(supplied.map(({ material_key: key }: { material_key: string }) => key)).to.deep.equal(['planning-approval']);
    // when
    const { choices } = (await clerk.agent.get(`/desk/api/tasks/${taskId}`)).body;
    // then
    const offered = choices['demandable-materials'].map(({ value }: { value: string }) => value);
    const all = choices.materials.map(({ value }: { value: string }) => value);
    expect(all.filter((key: string) => !offered.includes(key))).to.deep.equal(['planning-approval']);
  });

  it('masks numbers of persons until a clerk gives a reason, which the audit keeps', async () => {
    const { caseNo } = await open();
    const shown = (await clerk.agent.get(`/desk/api/cases/${caseNo}`)).body;
    expect(shown.applicant.phone).to.equal('138****0001');
    const bare = await clerk.agent.post(`/desk/api/cases/${caseNo}/reveal`).send({ reason: '' });
    const revealed = await clerk.agent.post(`/desk/api/cases/${caseNo}/reveal`).send({ reason: '电话通知补正' });
    expect(bare.status).to.equal(400);
    expect(revealed.body.phone).to.equal('13800000001');
    const lines = await server.database.db('audit_lines').where({ action: 'reveal-applicant', subject_id: caseNo });
    expect(lines.map((line: { details: unknown }) => line.details)).to.deep.equal([{ reason: '电话通知补正' }]);
  });

  it('is claimed by one, and the other is told who has it', async () => {
    const { taskId } = await open();
    const mine = await clerk.agent.post(`/desk/api/tasks/${taskId}/claim`);
    const theirs = await second.agent.post(`/desk/api/tasks/${taskId}/claim`);
    expect(mine.body.task.claimedBy.name).to.equal('window 员');
    expect([theirs.status, theirs.body.code]).to.deep.equal([409, 'task-claimed']);
    expect(theirs.body.errors[0].message).to.contain('window 员');
    expect((await clerk.agent.post(`/desk/api/tasks/${taskId}/release`)).body.task.claimedBy).to.equal(null);
    expect((await second.agent.post(`/desk/api/tasks/${taskId}/claim`)).status).to.equal(200);
  });

  describe('deciding', () => {
    const claimed = async () => {
      const { taskId, caseNo } = await open();
      const { body } = await clerk.agent.post(`/desk/api/tasks/${taskId}/claim`);
      return { taskId, caseNo, version: body.task.version as number };
    };
    const decide = (taskId: string, body: object, who = clerk) =>
      who.agent.post(`/desk/api/tasks/${taskId}/decision`).send(body);

    it('keeps the decision and queues it for the engine', async () => {
      const { taskId, version } = await claimed();
      const { status, body } = await decide(taskId, { values: accept, version });
      expect([status, body.task.state]).to.deep.equal([200, 'deciding']);
      const commands = await server.database.db('outbox_commands').where({ kind: 'complete-task' });
      const own = commands.filter((one: { payload: { taskId: string } }) => one.payload.taskId === taskId);
      expect(own.map((one: { payload: { variables: unknown } }) => one.payload.variables)).to.deep.equal([accept]);
    });

    it('asks for the version: 428 without, 412 with an old one, by body or If-Match', async () => {
      const { taskId, version } = await claimed();
      const none = await decide(taskId, { values: accept });
      const old = await decide(taskId, { values: accept, version: version - 1 });
      const header = await decide(taskId, { values: accept }).set('If-Match', `"${version - 1}"`);
      const right = await decide(taskId, { values: accept }).set('If-Match', `"${version}"`);
      expect([none, old, header, right].map(({ status }) => status)).to.deep.equal([428, 412, 412, 200]);
    });

    it('requires what the form requires, and only of fields that show', async () => {
      const { taskId, version } = await claimed();
      const empty = await decide(taskId, { values: {}, version });
      const half = await decide(taskId, { values: { acceptance: 'supplement' }, version });
      expect([empty.status, empty.body.code]).to.deep.equal([400, 'decision-invalid']);
      expect(empty.body.errors[0].pointer).to.equal('/values/acceptance');
      const pointers = half.body.errors.map((one: { pointer: string }) => one.pointer);
      expect(pointers).to.include.members(['/values/missing', '/values/missingReason']);
    });

    it('of two at once one wins, and the other is told who decided', async () => {
      const { taskId, version } = await claimed();
      const send = () => decide(taskId, { values: accept, version });
      const answers = await Promise.all([send(), send()]);
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
      const loser = answers.find(({ status }) => status === 409);
      expect(loser?.body.code).to.equal('task-already-decided');
      expect(loser?.body.errors[0].message).to.contain('window 员');
    });

    it('shows what was decided, in words, to the department', async () => {
      const { taskId, caseNo, version } = await claimed();
      await decide(taskId, { values: { ...accept, note: '材料齐全' }, version });
      const { body } = await second.agent.get(`/desk/api/cases/${caseNo}`);
      expect(body.decisions[0].fields.map((one: { text: string }) => one.text)).to.include.members([
        '予以受理',
        '材料齐全',
      ]);
      expect(body.decisions[0].decidedBy.name).to.equal('window 员');
      const entry = body.timeline.find((one: { kind: string }) => one.kind === 'TaskDecided');
      expect(entry.text).to.contain('予以受理');
    });
  });

  it('refuses every write without the session’s CSRF token', async () => {
    const { taskId } = await open();
    const without = await clerk.agent.post(`/desk/api/tasks/${taskId}/claim`).set('X-CSRF-Token', '');
    const foreign = await clerk.agent.post(`/desk/api/tasks/${taskId}/claim`).set('X-CSRF-Token', second.csrfToken);
    const crossSite = await clerk.agent.post(`/desk/api/tasks/${taskId}/claim`).set('Sec-Fetch-Site', 'cross-site');
    expect([without, foreign, crossSite].map(({ status, body }) => `${status} ${body.code}`)).to.deep.equal([
      '403 csrf-token-invalid',
      '403 csrf-token-invalid',
      '403 origin-not-allowed',
    ]);
  });

  it('does not show a case to a department that has no part in it', async () => {
    const { caseNo } = await open();
    const teacher = await server.signIn('teacher');
    const { body, status } = await teacher.agent.get(`/desk/api/cases/${caseNo}`);
    expect([status, body.code]).to.deep.equal([404, 'case-not-found']);
    expect((await teacher.agent.get(`/desk/api/cases?q=${caseNo}`)).body.rows).to.deep.equal([]);
    expect((await police.agent.get(`/desk/api/cases?q=${caseNo}`)).body.rows).to.have.length(1);
  });
});
