import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { makeLicenceIdentifier } from '../../domain/licences/index.ts';
import { findFreePort } from '../../local/parts/ports.ts';
import { type Serving, serve } from '../../server/serve.ts';
import { fileSample, type Portal, portalOf } from '../server/support/filing.ts';
import { openTestServer, type TestServer } from '../server/support/test-server.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { readSampleFiling, SYSTEM } from '../support/office.ts';
import { scanQrCode } from '../support/qr-code.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
];
const [licenceType, issuerCode] = ['11350500MB0000019G001', '11350500MB0000019G'];
const identifier = makeLicenceIdentifier({ licenceType, issuerCode, serial: '202603020001', version: 1 });

describe('证照核验 in the browser', function () {
  this.timeout(240_000);
  let server: TestServer;
  let serving: Serving;
  let browser: TestBrowser;
  let portal: Portal;

  before(async () => {
    const port = await findFreePort();
    server = await openTestServer({ publicUrl: `http://127.0.0.1:${port}` });
    serving = await serve(server.app, port, server.deps.log);
    portal = portalOf(server, (await server.addApiKey('cases:write')).token);
    const at = server.database.clock.now().toJSDate();
    const holder = { holder_name: '刺桐城水务工程有限公司', holder_code: '91350500MA800001XM' };
    const days = { valid_from: '2026-03-02', valid_until: '2026-12-31', created_at: at, registered_at: at };
    const content = {
      licenceName: '占用、挖掘城市道路许可证',
      issuerName: '市政管理局',
      issuedOn: '2026-03-02',
      holderKind: 'organisation',
      fields: [],
    };
    await server.database.db('licences').insert({
      id: 'licence',
      case_no: await fileSample(portal),
      licence_type: licenceType,
      identifier,
      licence_no: '占道许〔2026〕03020001号',
      state: 'registered',
      content: JSON.stringify(content),
      ...holder,
      ...days,
    });
    browser = await openBrowser(`http://127.0.0.1:${port}`, []);
  });
  after(async () => {
    await browser?.close();
    await serving?.stop();
    await server?.close();
  });

  const verdict = (page: Page): Promise<string | null> => page.getByRole('status').locator('strong').textContent();
  const faultsOf = async (page: Page): Promise<string[]> => {
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => {
      const { axe } = window as unknown as { axe: typeof Axe };
      return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] });
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };
  const overflow = (page: Page): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  for (const size of SIZES)
    it(`leads from a typed identifier to the licence, readable to everybody at ${size.width}×${size.height}`, async () => {
      // given
      const page = await browser.open('/public/licences');
      await page.setViewportSize(size);
      // when
      await page.getByLabel('电子证照标识').fill(`http://tongban.example/public/licences/${identifier}`);
      await page.getByRole('button', { name: '核验' }).click();
      // then
      expect(await verdict(page)).to.equal('有效');
      const foot = await page.getByText(identifier).boundingBox();
      expect((foot?.y ?? size.height) + (foot?.height ?? 0)).to.be.at.most(size.height);
      expect(await overflow(page)).to.equal(0);
      expect(await faultsOf(page)).to.deep.equal([]);
      expect(browser.faults).to.deep.equal([]);
    });

  it('is where the QR code of a printed licence leads to', async () => {
    // given a licence as the repository keeps it and the applicant prints it
    const emergency = { isEmergency: true, emergencyNote: '夜间巡查发现管沟塌陷。', startsOn: '2026-03-02' };
    const caseNo = await fileSample(portal, { form: { ...readSampleFiling().form, ...emergency } });
    await server.deps.transact(async ({ cases }) => {
      await cases.acceptCase({ caseNo, isDeemed: false }, SYSTEM);
      await cases.recordDecision({ caseNo, decision: 'granted' }, SYSTEM);
    });
    const issued = await server.deps.effects.licences.issueLicence({ caseNo }, SYSTEM);
    const licence = await server.deps.reading.licences.findLicence(caseNo);
    if (licence === undefined) throw new Error('there is no licence');
    const pdf = await server.deps.effects.licences.readLicenceFile(licence);
    // when
    const address = await scanQrCode(pdf);
    const page = await browser.open('/public/licences');
    await page.goto(address ?? '');
    // then
    expect(await verdict(page)).to.equal('有效');
    await page.getByText(issued.identifier).waitFor();
    await page.getByText(issued.licenceNo).waitFor();
  });

  it('warns of a licence that is suspended, and of one nobody registered', async () => {
    // given
    await server.database.db('licences').where({ identifier }).update({ state: 'suspended' });
    // when
    const suspended = await browser.open(`/public/licences/${identifier}`);
    const unknown = await browser.open('/public/licences/1.2.3');
    // then
    expect([await verdict(suspended), await verdict(unknown)]).to.deep.equal(['暂扣中', '查无此证']);
    expect([await faultsOf(suspended), await faultsOf(unknown)]).to.deep.equal([[], []]);
    expect(await unknown.getByLabel('电子证照标识').inputValue()).to.equal('1.2.3');
  });
});
