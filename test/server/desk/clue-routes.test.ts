import { expect } from 'chai';
import type TestAgent from 'supertest/lib/agent.js';
import { addStaff, openTask, REVIEW_APPLICATION } from '../support/desk-office.ts';
import { fileSample, type Portal, portalOf } from '../support/filing.ts';
import { openTestServer, type TestServer } from '../support/test-server.ts';

describe('desk: clues and absences', () => {
  let server: TestServer;
  let supervisor: TestAgent;
  let window: TestAgent;
  let portal: Portal;

  before(async () => {
    server = await openTestServer();
    await addStaff(server, ['window', 'supervisor']);
    supervisor = (await server.signIn('supervisor')).agent;
    window = (await server.signIn('window')).agent;
    portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
  });
  after(() => server.close());

  const detect = () =>
    server.deps.transact((domain) => domain.detection.detectClues({}, { kind: 'system', id: 'detect-clues' }));
  /** Claimed and decided the given seconds later, on a Saturday. */
  const decideOnSaturday = async (seconds: number): Promise<string> => {
    const { clock } = server.database;
    clock.set('2026-03-06T16:00');
    const caseNo = await fileSample(portal);
    const taskId = await openTask(server, caseNo, REVIEW_APPLICATION);
    clock.set('2026-03-07T10:00:00');
    const { body } = await window.post(`/desk/api/tasks/${taskId}/claim`).send({});
    clock.advance({ seconds });
    const values = { acceptance: 'accepted', checkedMaterials: ['application-form'] };
    const decided = await window
      .post(`/desk/api/tasks/${taskId}/decision`)
      .send({ values, version: body.task.version });
    expect(decided.status, JSON.stringify(decided.body)).to.equal(200);
    clock.set('2026-03-07T11:00');
    await detect();
    return caseNo;
  };
  const clues = async (query = '') => (await supervisor.get(`/desk/api/clues${query}`)).body;

  it('are told in plain words with the facts they stand on, and judged once', async () => {
    // given
    const caseNo = await decideOnSaturday(4);
    // when
    const { clues: shown, counts } = await clues('?rule=hasty-decision');
    // then
    expect(counts).to.deep.include({ open: 1 });
    const [clue] = shown;
    expect(clue).to.deep.include({ ruleName: '办理过快', caseNo, state: 'open', judgement: null, mayJudge: true });
    expect(clue.summary).to.include('签收后 4 秒');
    expect(clue.person.name).to.equal('window 员');
    expect(clue.steps.map((step: { caseNo: string }) => step.caseNo)).to.deep.equal([caseNo]);
    // when
    const judge = (judgement: string, version = clue.version) =>
      supervisor.post(`/desk/api/clues/${clue.id}/judgement`).send({ judgement, note: '系统演练', version });
    expect((await judge('explained', 9)).status).to.equal(412);
    const judged = await judge('explained');
    // then
    expect(judged.body).to.deep.include({ state: 'explained' });
    expect(judged.body.judgement).to.deep.include({ note: '系统演练', by: 'supervisor 员' });
    expect((await judge('dismissed')).body.code).to.equal('clue-already-judged');
    await detect();
    expect((await clues('?rule=hasty-decision')).counts).to.deep.equal({
      ...{ open: 0, explained: 1, dismissed: 0, confirmed: 0 },
    });
  });

  it('of every kind have a name, a sentence and facts in Chinese', async () => {
    // given
    const { staff } = (await supervisor.get('/desk/api/absences')).body;
    const { id: accountId } = staff.find(({ name }: { name: string }) => name === 'window 员');
    const absence = { accountId, fromDay: '2026-03-07', untilDay: '2026-03-07', reason: 'training' };
    expect((await supervisor.post('/desk/api/absences').send(absence)).status).to.equal(204);
    await decideOnSaturday(40);
    // when
    const { clues: shown } = await clues('?department=government-service-centre');
    // then
    const words = new Map(shown.map((one: { rule: string; summary: string }) => [one.rule, one.summary]));
    expect(words.get('out-of-hours')).to.include('2026-03-07（非工作日）');
    expect(words.get('absent-staff')).to.include('登记为请假的 2026-03-07');
    expect(JSON.stringify(shown.map(({ facts }: { facts: object[] }) => facts))).to.include('培训');
    expect((await clues('?department=traffic-police')).clues).to.deep.equal([]);
  });

  it('are for supervisors alone', async () => {
    for (const path of ['/desk/api/clues', '/desk/api/absences']) {
      const { status, body } = await window.get(path);
      expect([status, body.code], path).to.deep.equal([403, 'role-not-allowed']);
    }
  });

  it('absences are listed with their names, refused when they overlap, and taken back', async () => {
    // given
    const { staff, absences } = (await supervisor.get('/desk/api/absences')).body;
    expect(absences).to.have.length(1);
    expect(absences[0].account).to.include({ name: 'window 员', departmentName: '政务服务中心窗口' });
    const { id: accountId } = staff.find(({ name }: { name: string }) => name === 'window 员');
    const record = (fromDay: string, untilDay: string) =>
      supervisor.post('/desk/api/absences').send({ accountId, fromDay, untilDay, reason: 'leave' });
    // then
    expect((await record('2026-03-06', '2026-03-08')).body.code).to.equal('absence-overlaps');
    expect((await record('2026-03-08', '2026-03-06')).body.code).to.equal('absence-period-invalid');
    expect((await record('2026-02-30', '2026-03-06')).body.code).to.equal('schema-violation');
    expect((await supervisor.delete(`/desk/api/absences/${absences[0].id}`)).status).to.equal(204);
    expect((await supervisor.delete(`/desk/api/absences/${absences[0].id}`)).status).to.equal(404);
    expect((await record('2026-03-06', '2026-03-08')).status).to.equal(204);
  });
});
