import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { CaseDetail, MaterialView } from '../../../server/desk/case-schemas.ts';
import { addStaff } from '../support/desk-office.ts';
import { PDF, type Portal, portalOf, sampleFiling, upload } from '../support/filing.ts';
import { SYSTEM } from '../support/sample-item.ts';
import { openTestServer, type SignedIn, type TestServer } from '../support/test-server.ts';

const KEY = 'planning-approval';
const NOTHING_HELD = '91350100M0001TGQXM';
const DOWN = { kind: '500', on: 'GET /licences' };

/** 榕政办〔2018〕212号第十三条, as a portal and a clerk see it. */
describe('nothing is asked for twice', () => {
  let server: TestServer;
  let portal: Portal;
  let window: SignedIn;

  before(async () => {
    server = await openTestServer();
    await addStaff(server, ['window']);
    portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
    window = await server.signIn('window');
  });
  afterEach(() => fetch(`${server.repository.url}/admin/faults`, { method: 'DELETE' }));
  after(() => server.close());

  /** The sample filing; `uscc` = another holder; without an upload of the licence unless told so. */
  const file = async ({ uscc, hasUpload = false }: { uscc?: string; hasUpload?: boolean } = {}) => {
    const filing = await sampleFiling(portal);
    const applicant = { ...(filing.applicant as object), ...(uscc && { uscc }) };
    const materials = (filing.materials as { key: string }[]).filter(({ key }) => hasUpload || key !== KEY);
    return portal
      .post('/cases')
      .set('Idempotency-Key', randomUUID())
      .send({ ...filing, applicant, materials });
  };
  const shown = async (caseNo: string): Promise<MaterialView | undefined> => {
    const { body } = await window.agent.get(`/desk/api/cases/${caseNo}`);
    return (body as CaseDetail).materials.find(({ key }) => key === KEY);
  };
  const askFor = (caseNo: string) =>
    server.deps.transact((domain) =>
      domain.cases.requestSupplement({ caseNo, missing: [KEY], reason: '缺规划批准', requestedBy: 'x' }, SYSTEM),
    );

  it('a licence the repository holds is filled in at filing, and an upload beside it is not used', async () => {
    // when
    const answers = [await file(), await file({ hasUpload: true })];
    // then
    for (const { status, body } of answers) {
      expect(status).to.equal(201);
      const material = await shown(body.caseNo as string);
      expect(material).to.include({ state: 'supplied', exceptionReason: null });
      expect(material?.files.map(({ source }) => source)).to.deep.equal(['licence-repository']);
    }
  });

  for (const [words, uscc, fault] of [
    ['电子证照库未查到该证照', NOTHING_HELD, undefined],
    ['电子证照库未能提供：licence-repository-unavailable', undefined, DOWN],
  ] as const)
    it(`the applicant’s own is taken as an exception, with its reason: ${words}`, async () => {
      // given
      if (fault) await server.repository.press('/admin/faults', fault);
      // when
      const { body } = await file({ hasUpload: true, ...(uscc && { uscc }) });
      // then
      const material = await shown(body.caseNo as string);
      expect(material).to.include({ state: 'excepted', exceptionReason: words });
      const lines: { details: Record<string, unknown> }[] = await server.database
        .db('audit_lines')
        .where({ action: 'file-material', subject_id: body.caseNo })
        .select('details');
      const line = lines.find(({ details }) => details.materialKey === KEY);
      expect(line?.details).to.include({ source: 'upload', reason: words });
    });

  it('is asked of the repository again when the applicant answers a supplement notice, reason and all', async () => {
    // given a demand nobody answered
    const filing = await sampleFiling(portal);
    const applicant = { ...(filing.applicant as object), uscc: NOTHING_HELD };
    const others = (filing.materials as { key: string }[]).filter(({ key }) => key !== KEY);
    const materials = [...others, { key: KEY, isDemanded: true }];
    const { body } = await portal
      .post('/cases')
      .set('Idempotency-Key', randomUUID())
      .send({ ...filing, applicant, materials });
    const caseNo = body.caseNo as string;
    expect(await shown(caseNo)).to.include({ state: 'demanded' });
    await askFor(caseNo);
    // when
    const answer = { materials: [{ key: KEY, uploadId: await upload(portal) }] };
    const { status } = await portal.post(`/cases/${caseNo}/supplement`).send(answer);
    // then
    expect(status).to.equal(200);
    expect(await shown(caseNo)).to.include({ state: 'excepted', exceptionReason: '电子证照库未查到该证照' });
  });

  it('an answer to a supplement notice may have it demanded from its issuer, and then it is', async () => {
    // given
    const { body } = await file({ hasUpload: true, uscc: NOTHING_HELD });
    await askFor(body.caseNo as string);
    // when
    const { status } = await portal
      .post(`/cases/${body.caseNo}/supplement`)
      .send({ materials: [{ key: KEY, isDemanded: true }] });
    // then
    expect(status).to.equal(200);
    const demands = await server.database.db('licence_demands').where({ case_no: body.caseNo }).pluck('material_key');
    expect(demands).to.deep.equal([KEY]);
  });

  it('an issuer that gave none is not asked again', async () => {
    // given
    const { body } = await file({ hasUpload: true, uscc: NOTHING_HELD });
    const caseNo = body.caseNo as string;
    await server.database.db('licence_demands').insert({
      ...{ demand_no: `refused-${caseNo}`, case_no: caseNo, seq: 0, material_key: KEY, licence_type: 'x' },
      ...{ state: 'refused', refusal: '没有核发过', created_at: new Date(), answered_at: new Date() },
    });
    await askFor(caseNo);
    // when
    const answer = await portal
      .post(`/cases/${caseNo}/supplement`)
      .send({ materials: [{ key: KEY, isDemanded: true }] });
    // then
    expect([answer.status, answer.body.code]).to.deep.equal([400, 'material-not-demandable']);
  });

  it('what an issuer gave before the notice is not missing from its answer', async () => {
    // given the notice went out while the licence was on its way here
    const { body } = await file();
    const caseNo = body.caseNo as string;
    await askFor(caseNo);
    // when
    const { status } = await portal.post(`/cases/${caseNo}/supplement`).send({ materials: [] });
    // then
    expect(status).to.equal(200);
  });

  it('a file handed in later gives way to what the repository has by then', async () => {
    // given the repository was down at filing
    await server.repository.press('/admin/faults', DOWN);
    const { body } = await file({ hasUpload: true });
    const caseNo = body.caseNo as string;
    // when it is back
    const added = await portal.post(`/cases/${caseNo}/materials`).field('key', KEY).attach('file', PDF, '规划.pdf');
    // then
    expect(added.body).to.include({ source: 'licence-repository' });
  });
});
