import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import express from 'express';
import supertest from 'supertest';
import { openFileStore } from '../../../adapters/file-store.ts';
import { createHttpLicenceRepository } from '../../../adapters/http-licence-repository.ts';
import { createLog } from '../../../adapters/log.ts';
import { createPdfLicencePrinter } from '../../../adapters/pdf-licence-printer.ts';
import { createDomain } from '../../../domain/domain.ts';
import { createLicencesEffects, makeLicenceIdentifier } from '../../../domain/licences/index.ts';
import { createErrorHandler } from '../../../server/error-handler.ts';
import { createPublicRoutes } from '../../../server/public/licence-routes.ts';
import { grantSampleCase, readSampleFiling, SYSTEM } from '../../support/office.ts';
import { openOutsideRig } from '../../support/outside-rig.ts';
import type { OutsideRig } from '../../support/outside-rig.ts';

describe('GET /public/licences/{identifier}', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-files-'));
  let rig: OutsideRig;
  let identifier: string;
  const app = express();

  const ask = (path: string, accept: string) => supertest(app).get(`/public/licences/${path}`).set('Accept', accept);

  before(async () => {
    rig = await openOutsideRig('licences');
    app.use('/public', createPublicRoutes({ reading: createDomain(rig.database.needs), clock: rig.database.clock }));
    app.use(createErrorHandler(createLog('server', 'silent')));
    const { form } = readSampleFiling();
    const { caseNo } = await rig.database.transact((inside) =>
      grantSampleCase(inside, { form: { ...form, isEmergency: true } }),
    );
    const repository = createHttpLicenceRepository({ ...rig.simulator, clock: rig.database.clock });
    const printer = createPdfLicencePrinter({ publicUrl: 'https://tongban.example' });
    const effects = createLicencesEffects({ ...rig.effectNeeds, repository, printer, files: openFileStore(folder) });
    ({ identifier } = await effects.issueLicence({ caseNo }, SYSTEM));
  });
  after(async () => {
    await rig.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows a person a page', async () => {
    // when
    const response = await ask(identifier, 'text/html');
    // then
    expect(response.status).to.equal(200);
    expect(response.text)
      .to.include('尚未生效')
      .and.include('占用、挖掘城市道路许可证')
      .and.include('刺桐城水务工程有限公司');
    expect(response.text).not.to.include('13800000001');
  });

  it('tells a program the same as JSON', async () => {
    // when
    const response = await ask(identifier, 'application/json');
    // then
    expect(response.body).to.deep.include({ identifier, state: 'not-yet', validFrom: '2026-04-07' });
  });

  for (const [state, words] of [
    ['suspended', '暂扣期间不得从事所许可的活动'],
    ['revoked', '已撤销'],
    ['cancelled', '已注销'],
  ] as const)
    it(`says so when a licence is ${state}, whatever its days`, async () => {
      // given
      await rig.database.db('licences').where({ identifier }).update({ state });
      // when
      const [page, json] = [await ask(identifier, 'text/html'), await ask(identifier, 'application/json')];
      // then
      expect(page.text).to.include(words);
      expect(json.body).to.include({ state });
    });

  it('is found by what people type or paste: spaces, full-width letters, the whole address', async () => {
    // given
    const typed = [
      ` ${identifier.slice(0, 30)} ${identifier.slice(30)}\n`,
      `https://tongban.example/public/licences/${identifier}?from=qr`,
      identifier.replaceAll('1', '１'),
    ];
    // when
    const answers = await Promise.all(
      typed.map((text) => supertest(app).get('/public/licences').query({ identifier: text })),
    );
    // then
    expect(answers.map(({ status, headers }) => `${status} ${headers['location']}`)).to.deep.equal(
      Array(3).fill(`303 /public/licences/${identifier}`),
    );
    expect((await supertest(app).get('/public/licences')).text).to.include('电子证照标识');
  });

  it('tells a slip of the pen from a licence that never was', async () => {
    // given
    const slip = identifier.slice(0, -1) + (identifier.endsWith('A') ? 'B' : 'A');
    const never = makeLicenceIdentifier({
      licenceType: '11350500MB0000019G001',
      issuerCode: '11350500MB0000019G',
      serial: '209901010001',
      version: 1,
    });
    // when
    const [mistyped, unknown] = [await ask(slip, 'text/html'), await ask(never, 'text/html')];
    // then
    expect(mistyped.text).to.include('校验位不符');
    expect(unknown.text).to.include('谨防假冒');
  });

  for (const unknown of [
    'nothing',
    '1.2.156.3005.2.11350500MB0000019G001.11350500MB0000019G.209901010001.001.0',
    '%3Cscript%3E',
  ])
    it(`knows nothing of ${unknown}`, async () => {
      // when
      const [page, json] = [await ask(unknown, 'text/html'), await ask(unknown, 'application/json')];
      // then
      expect([page.status, json.status]).to.deep.equal([404, 404]);
      expect(page.text).to.include('查无此证').and.not.include('<script>');
      expect(json.body).to.include({ code: 'licence-not-found' });
    });

  it('lets nobody try one identifier after the other', async () => {
    // given an address that asked as often as it may
    const asked: number[] = [];
    while (!asked.includes(429) && asked.length < 100) asked.push((await ask('nothing', 'application/json')).status);
    // when
    const [page, json] = [await ask(identifier, 'text/html'), await ask(identifier, 'application/json')];
    // then
    expect([page.status, json.status]).to.deep.equal([429, 429]);
    expect(page.text).to.include('查询过于频繁').and.not.include('刺桐城');
    expect(Number(page.headers['retry-after'])).to.be.within(1, 60);
    expect(json.body).to.include({ code: 'too-many-requests' });
  });
});
