import { expect } from 'chai';
import type { CaseDetail } from '../../../server/desk/case-schemas.ts';
import { addStaff } from '../support/desk-office.ts';
import { fileSample, type Portal, portalOf } from '../support/filing.ts';
import { SYSTEM } from '../support/sample-item.ts';
import { openTestServer, type SignedIn, type TestServer } from '../support/test-server.ts';

const IDENTIFIER = '1.2.156.3005.2.11350500MB0000019G001.11350500MB0000019G.3000117013001202603020001.001.';

describe('desk: changes of a licence', () => {
  let server: TestServer;
  let portal: Portal;
  let approver: SignedIn;
  let reviewer: SignedIn;
  let caseNo: string;
  let count = 0;

  const change = (who: SignedIn, body: object = {}) =>
    who.agent.post(`/desk/api/cases/${caseNo}/licence/changes`).send({
      state: 'registered',
      kind: 'suspend',
      ground: 'penalty',
      documentNo: '市政罚〔2026〕12号',
      reason: '擅自扩大占用面积',
      ...body,
    });
  const detail = async (): Promise<CaseDetail> =>
    (await approver.agent.get(`/desk/api/cases/${caseNo}`)).body as CaseDetail;

  before(async () => {
    server = await openTestServer();
    await addStaff(server, ['approver', 'reviewer']);
    portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
    [approver, reviewer] = [await server.signIn('approver'), await server.signIn('reviewer')];
  });
  beforeEach(async () => {
    caseNo = await fileSample(portal);
    const { db, clock } = server.database;
    const [at, identifier] = [clock.now().toJSDate(), `${IDENTIFIER}${++count}`];
    const content = { licenceName: '占用、挖掘城市道路许可证', holderKind: 'organisation', fields: [] };
    await db('licences').insert({
      id: `licence-${count}`,
      case_no: caseNo,
      licence_type: '11350500MB0000019G001',
      identifier,
      licence_no: `占道许〔2026〕0302000${count}号`,
      holder_name: '刺桐城水务工程有限公司',
      holder_code: '91350500MA800001XM',
      valid_from: '2026-03-02',
      valid_until: '2026-12-31',
      state: 'registered',
      content: JSON.stringify(content),
      created_at: at,
      registered_at: at,
    });
    await db('cases').where({ case_no: caseNo }).update({ licence_identifier: identifier });
    await server.deps.transact(async ({ cases }) => {
      await cases.acceptCase({ caseNo, isDeemed: false }, SYSTEM);
      await cases.recordDecision({ caseNo, decision: 'granted' }, SYSTEM);
      await cases.completeCase({ caseNo }, SYSTEM);
    });
  });
  after(() => server.close());

  it('offers what the law allows, and shows what was decided with its ground and its way to the repository', async () => {
    // given
    const { licence: before } = await detail();
    // when
    const { status } = await change(approver);
    // then
    expect(status).to.equal(204);
    expect(before?.possibleChanges.map(({ name }) => name)).to.deep.equal(['暂扣', '撤销', '撤回', '吊销', '注销']);
    const { licence, timeline, documents } = await detail();
    expect(licence).to.include({
      state: 'suspended',
      stateName: '暂扣中',
      leadDepartmentId: 'municipal-administration',
    });
    expect(licence?.changes[0]).to.include({
      kindName: '暂扣',
      legalBasis: '《行政处罚法》第九条第三项',
      documentNo: '市政罚〔2026〕12号',
      decidedBy: 'approver 员',
      toldAt: null,
    });
    expect(timeline.find(({ title }) => title === '证照暂扣')?.text).to.include('行政处罚决定');
    expect(documents.map(({ title }) => title)).to.include('许可证件处理决定书');
  });

  it('tells the applicant by text', async () => {
    // when
    await change(approver);
    // then
    const texts: string[] = await server.database
      .db('notifications')
      .where({ case_no: caseNo, template: 'licence-changed' })
      .pluck('text');
    expect(texts).to.have.length(1);
    expect(texts[0]).to.include('已暂扣');
  });

  it('is one change when the button is pressed twice', async () => {
    // when
    const answers = await Promise.all([change(approver), change(approver)]);
    // then
    expect(answers.map(({ status }) => status).toSorted()).to.deep.equal([204, 409]);
    expect((await detail()).licence?.changes).to.have.length(1);
  });

  it('refuses what a reviewer, a wrong ground or an empty reason ask for', async () => {
    // when
    const refused = [
      await change(reviewer),
      await change(approver, { ground: 'because' }),
      await change(approver, { documentNo: undefined }),
      await change(approver, { reason: '  ' }),
      await change(approver, { kind: 'revoke', ground: 'fraud' }),
    ];
    // then
    expect(refused.map(({ status, body }) => `${status} ${(body as { code: string }).code}`)).to.deep.equal([
      '403 role-not-allowed',
      '400 licence-ground-unknown',
      '400 licence-document-missing',
      '400 schema-violation',
      '400 public-interest-not-weighed',
    ]);
    expect((await detail()).licence?.changes).to.deep.equal([]);
  });
});
