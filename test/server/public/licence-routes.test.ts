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
import { createLicencesEffects } from '../../../domain/licences/index.ts';
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
    app.use('/public', createPublicRoutes({ reading: createDomain(rig.database.needs) }));
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
});
