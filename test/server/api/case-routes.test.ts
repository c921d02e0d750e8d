import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { fileSample, type Portal, portalOf, sampleFiling, upload } from '../support/filing.ts';
import { openTestServer, type TestServer } from '../support/test-server.ts';
import { SYSTEM } from '../support/sample-item.ts';

describe('integrators: cases', () => {
  let server: TestServer;
  let portal: Portal;
  let other: Portal;

  before(async () => {
    server = await openTestServer();
    portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read', 'items:read')).token);
    other = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
  });
  after(() => server.close());

  const countCases = async (): Promise<number> => Number((await server.database.db('cases').count())[0]?.count);

  describe('filing', () => {
    it('opens a case and tells its number', async () => {
      const filing = await sampleFiling(portal);
      const response = await portal.post('/cases').set('Idempotency-Key', randomUUID()).send(filing);
      expect(response.status).to.equal(201);
      expect(response.body).to.include({ item: 'road-occupation', state: 'submitted', stateName: '已收件' });
      expect(response.get('Location')).to.equal(`/api/v1/cases/${response.body.caseNo}`);
      expect(response.get('ETag')).to.equal('"1"');
    });

    it('answers the same key with the same case, however often and whatever the order of fields', async () => {
      // given
      const filing = await sampleFiling(portal);
      const key = randomUUID();
      const first = await portal.post('/cases').set('Idempotency-Key', key).send(filing);
      const before = await countCases();
      // when
      const reordered = Object.fromEntries(Object.entries(filing).reverse());
      const again = await portal.post('/cases').set('Idempotency-Key', key).send(reordered);
      // then
      expect(again.status).to.equal(201);
      expect(again.body).to.deep.equal(first.body);
      expect(again.get('Idempotency-Replayed')).to.equal('true');
      expect(await countCases()).to.equal(before);
    });

    it('opens one case of ten requests that arrive at once with one key', async () => {
      const filing = await sampleFiling(portal);
      const key = randomUUID();
      const before = await countCases();
      const send = () => portal.post('/cases').set('Idempotency-Key', key).send(filing);
      const answers = await Promise.all(Array.from({ length: 10 }, () => send()));
      expect(new Set(answers.map(({ status, body }) => `${status} ${body.caseNo}`)).size).to.equal(1);
      expect(await countCases()).to.equal(before + 1);
    });

    it('refuses a key used for another filing with 422', async () => {
      const filing = await sampleFiling(portal);
      const key = randomUUID();
      await portal.post('/cases').set('Idempotency-Key', key).send(filing);
      const changed = { ...filing, delivery: { method: 'pickup' } };
      const { status, body } = await portal.post('/cases').set('Idempotency-Key', key).send(changed);
      expect([status, body.code]).to.deep.equal([422, 'idempotency-key-reused']);
    });

    it('lets two clients use the same key', async () => {
      const key = randomUUID();
      const mine = await portal
        .post('/cases')
        .set('Idempotency-Key', key)
        .send(await sampleFiling(portal));
      const theirs = await other
        .post('/cases')
        .set('Idempotency-Key', key)
        .send(await sampleFiling(other));
      expect([mine.status, theirs.status]).to.deep.equal([201, 201]);
      expect(mine.body.caseNo).not.to.equal(theirs.body.caseNo);
    });

    it('keeps nothing of a filing it refuses, and the key stays free', async () => {
      // given
      const filing = await sampleFiling(portal);
      const key = randomUUID();
      const before = await countCases();
      // when
      const missing = { ...filing, materials: [{ key: 'application-form' }] };
      const refused = await portal.post('/cases').set('Idempotency-Key', key).send(missing);
      const accepted = await portal.post('/cases').set('Idempotency-Key', key).send(filing);
      // then
      expect([refused.status, refused.body.code]).to.deep.equal([400, 'material-missing']);
      expect(accepted.status).to.equal(201);
      expect(await countCases()).to.equal(before + 1);
    });
  });

  describe('a licence the repository does not hold', () => {
    const withDemand = async (key: string) => {
      const filing = await sampleFiling(portal);
      const applicant = { ...(filing.applicant as object), uscc: '91350100M0001TGQXM' };
      const materials = (filing.materials as { key: string }[]).filter((one) => one.key !== key);
      return { ...filing, applicant, materials: [...materials, { key, isDemanded: true }] };
    };
    const file = async (filing: object) => portal.post('/cases').set('Idempotency-Key', randomUUID()).send(filing);

    it('is demanded from its issuer, and the case waits for nothing', async () => {
      const { status, body } = await file(await withDemand('planning-approval'));
      expect([status, body.state]).to.deep.equal([201, 'submitted']);
      const demands = await server.deps.reading.licences.listLicenceDemands(body.caseNo as string);
      expect(demands.map(({ materialKey, state }) => `${materialKey} ${state}`)).to.deep.equal([
        'planning-approval intended',
      ]);
    });

    it('is missing when nobody wants it demanded', async () => {
      const filing = await withDemand('planning-approval');
      const { status, body } = await file({ ...filing, materials: filing.materials.slice(0, -1) });
      expect([status, body.code]).to.deep.equal([400, 'material-missing']);
    });

    it('is the only kind of material that can be demanded', async () => {
      const filing = await withDemand('traffic-plan');
      const { status, body } = await file(filing);
      expect([status, body.code]).to.deep.equal([400, 'material-not-demandable']);
    });
  });

  describe('bad input has a stable code', () => {
    const refuse = async (change: (filing: Record<string, unknown>) => unknown, header = randomUUID()) => {
      const filing = await sampleFiling(portal);
      const response = await portal
        .post('/cases')
        .set('Idempotency-Key', header)
        .send(change(filing) as object);
      return response;
    };
    const applicant = {
      kind: 'person',
      name: '郑秋生',
      idNumber: '350502198506140025',
      phone: '13900000101',
      address: '鲤中街道中山路210号',
    };

    it('wrong check digit of an ID number', async () => {
      const { status, body } = await refuse((filing) => ({ ...filing, applicant }));
      expect([status, body.code]).to.deep.equal([400, 'id-number-invalid']);
      expect(body.errors[0].pointer).to.equal('/applicant/idNumber');
      expect(JSON.stringify(body)).not.to.contain('350502198506140025');
    });

    it('wrong check character of a unified social credit code', async () => {
      const { status, body } = await refuse((filing) => ({
        ...filing,
        applicant: { ...(filing.applicant as object), uscc: '91350500MA800001XN' },
      }));
      expect([status, body.code]).to.deep.equal([400, 'uscc-invalid']);
    });

    it('unknown item', async () => {
      const { status, body } = await refuse((filing) => ({ ...filing, item: 'no-such-item' }));
      expect([status, body.code]).to.deep.equal([404, 'item-not-found']);
    });

    it('a field the form requires is left out', async () => {
      const { status, body } = await refuse((filing) => ({
        ...filing,
        form: { ...(filing.form as object), roadName: undefined },
      }));
      expect(status).to.equal(400);
      expect(body.errors.map((one: { pointer: string }) => one.pointer)).to.include('/form/roadName');
    });

    it('an unknown material, and somebody else’s upload', async () => {
      const unknown = await refuse((filing) => ({ ...filing, materials: [{ key: 'love-letter' }] }));
      expect([unknown.status, unknown.body.code]).to.deep.equal([400, 'material-unknown']);
      const foreign = await upload(other);
      const stolen = await refuse((filing) => ({
        ...filing,
        materials: (filing.materials as { key: string }[]).map((one) =>
          one.key === 'traffic-plan' ? { ...one, uploadId: foreign } : one,
        ),
      }));
      expect([stolen.status, stolen.body.code]).to.deep.equal([400, 'upload-not-found']);
    });

    it('a field nobody knows, such as a state or a fee', async () => {
      const { status, body } = await refuse((filing) => ({ ...filing, state: 'granted', fee: 0 }));
      expect([status, body.code]).to.deep.equal([400, 'schema-violation']);
    });

    it('no Idempotency-Key, or one that is none', async () => {
      const filing = await sampleFiling(portal);
      const none = await portal.post('/cases').send(filing);
      const short = await portal.post('/cases').set('Idempotency-Key', 'x').send(filing);
      expect([none.status, none.body.code]).to.deep.equal([400, 'idempotency-key-required']);
      expect([short.status, short.body.code]).to.deep.equal([400, 'idempotency-key-invalid']);
    });

    it('malformed JSON, half a character, bottomless nesting, too much of it', async () => {
      const post = () => portal.post('/cases').set('Idempotency-Key', randomUUID()).type('json');
      const malformed = await post().send('{');
      const half = await post().send('{"item":"\\ud800"}');
      const deep = await post().send(`{"form":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}`);
      const large = await post().send(JSON.stringify({ item: 'x'.repeat(2_000_000) }));
      expect([malformed, half, deep, large].map(({ status, body }) => `${status} ${body.code}`)).to.deep.equal([
        '400 malformed-json',
        '400 schema-violation',
        '400 schema-violation',
        '413 payload-too-large',
      ]);
    });
  });

  describe('following', () => {
    it('shows the case with its limits and materials, numbers of persons masked', async () => {
      const applicant = {
        kind: 'person',
        name: '郑秋生',
        idNumber: '350502198506140024',
        phone: '13900000101',
        address: '鲤中街道中山路210号',
      };
      const caseNo = await fileSample(portal, { applicant });
      const { body, status } = await portal.get(`/cases/${caseNo}`);
      expect(status).to.equal(200);
      expect(body.applicant.code).to.equal('350***********0024');
      expect(JSON.stringify(body)).not.to.contain('19850614');
      const acceptance = body.limits.find(({ key }: { key: string }) => key === 'acceptance');
      expect(acceptance).to.include({ state: 'running', light: 'green' });
      expect(acceptance.dueAt).to.match(/^2026-03-09T23:59:59\.999\+08:00$/);
      expect(body.materials).to.have.length(4);
    });

    it('answers 404 for a case of another client, for reading and for writing', async () => {
      const caseNo = await fileSample(portal);
      const answers = [
        await other.get(`/cases/${caseNo}`),
        await other.get(`/cases/${caseNo}/events`),
        await other.get(`/cases/${caseNo}/materials/x`),
        await other.post(`/cases/${caseNo}/withdrawal`).send({ reason: '不办了' }),
        await other.post(`/cases/${caseNo}/supplement`).send({ materials: [] }),
        await other.post(`/cases/${caseNo}/rectification`).send({ report: '改好了' }),
      ];
      expect(answers.map(({ status, body }) => `${status} ${body.code}`)).to.deep.equal(
        answers.map(() => '404 case-not-found'),
      );
    });

    it('lists own cases only, newest first, page by page', async () => {
      const own = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
      const numbers = [await fileSample(own), await fileSample(own), await fileSample(own)];
      const first = await own.get('/cases?limit=2');
      const second = await own.get(`/cases?limit=2&cursor=${first.body.nextCursor}`);
      const seen = [...first.body.cases, ...second.body.cases].map((one: { caseNo: string }) => one.caseNo);
      expect(seen).to.deep.equal(numbers.reverse());
      expect(second.body.nextCursor).to.equal(null);
    });

    it('refuses a cursor that is forged or belongs to another query', async () => {
      const { body } = await portal.get('/cases?limit=1');
      const forged = await portal.get('/cases?limit=1&cursor=AAAAAAAAAAAAAAAAAAAAAAAAeyJ4IjoxfQ');
      const elsewhere = await other.get(`/cases?limit=1&cursor=${body.nextCursor}`);
      expect([forged.body.code, elsewhere.body.code]).to.deep.equal(['cursor-invalid', 'cursor-invalid']);
    });

    it('tells the events of a case in words and by type', async () => {
      const caseNo = await fileSample(portal);
      const { body } = await portal.get(`/cases/${caseNo}/events`);
      expect(body.events[0]).to.include({ type: 'CaseOpened', title: '收件' });
    });

    it('takes a withdrawal once; a case nobody asked anything of refuses an answer with 409', async () => {
      const caseNo = await fileSample(portal);
      const early = await portal.post(`/cases/${caseNo}/supplement`).send({ materials: [] });
      const first = await portal.post(`/cases/${caseNo}/withdrawal`).send({ reason: '工程取消' });
      const second = await portal.post(`/cases/${caseNo}/withdrawal`).send({ reason: '工程取消' });
      expect([early.status, early.body.code]).to.deep.equal([409, 'supplement-not-requested']);
      expect(first.status).to.equal(202);
      expect([second.status, second.body.code]).to.deep.equal([409, 'withdrawal-already-requested']);
    });

    it('takes the answer to a supplement notice with the material it asked for, and no answer without it', async () => {
      // given
      const caseNo = await fileSample(portal);
      const request = { caseNo, missing: ['design-documents'], reason: '设计文件缺断面图', requestedBy: 'test' };
      await server.deps.transact((domain) => domain.cases.requestSupplement(request, SYSTEM));
      // when
      const shown = await portal.get(`/cases/${caseNo}`);
      const empty = await portal.post(`/cases/${caseNo}/supplement`).send({ materials: [] });
      const materials = [{ key: 'design-documents', uploadId: await upload(portal) }];
      const full = await portal.post(`/cases/${caseNo}/supplement`).send({ materials });
      // then
      expect(shown.body.openRequest).to.include({ kind: 'supplement', reason: '设计文件缺断面图' });
      expect(shown.body.openRequest.missing[0].name).to.equal('设计文件');
      expect([empty.status, empty.body.code]).to.deep.equal([400, 'material-missing']);
      expect([full.status, full.body.state]).to.deep.equal([200, 'submitted']);
    });

    it('counts a file handed in after the notice as part of its answer', async () => {
      const caseNo = await fileSample(portal);
      const request = { caseNo, missing: ['design-documents'], reason: '缺断面图', requestedBy: 'test' };
      await server.deps.transact((domain) => domain.cases.requestSupplement(request, SYSTEM));
      const added = await portal
        .post(`/cases/${caseNo}/materials`)
        .field('key', 'design-documents')
        .attach('file', Buffer.from('%PDF-1.4\n%%EOF\n'), '断面图.pdf');
      const answer = await portal.post(`/cases/${caseNo}/supplement`).send({ materials: [] });
      expect([added.status, answer.status]).to.deep.equal([201, 200]);
    });
  });
});
