import { resolve } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type Serving, serve } from '../../server/serve.ts';
import { addStaff } from '../server/support/desk-office.ts';
import { fileSample, type Portal, portalOf } from '../server/support/filing.ts';
import { openTestServer, PASSWORD, type TestServer } from '../server/support/test-server.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { readSampleFiling, SYSTEM } from '../support/office.ts';
import { findingsOn } from '../support/page-findings.ts';

const STAFF = ['window', 'reviewer', 'approver', 'supervisor'] as const;
/** No fee, and valid from the day it is issued. */
const EMERGENCY = {
  ...readSampleFiling().form,
  ...{ isEmergency: true, emergencyNote: '夜间巡查发现管沟塌陷。', startsOn: '2026-03-02' },
};
const PENALTY = { kind: 'suspend', ground: 'penalty', documentNo: '市政罚〔2026〕12号', reason: '擅自扩大占用面积' };

/** The engine has no part in what becomes of a licence after its case: server, repository and browser are enough. */
describe('changes of a licence in the browser', function () {
  this.timeout(240_000);
  let server: TestServer;
  let serving: Serving;
  let browser: TestBrowser;
  let portal: Portal;
  let approver: Page;

  before(async () => {
    server = await openTestServer({ uiFolder: resolve(import.meta.dirname, '../../dist') });
    serving = await serve(server.app, 0, server.deps.log);
    await addStaff(server, [...STAFF]);
    await server.addAccount('neighbour', ['approver'], 'traffic-police');
    portal = portalOf(server, (await server.addApiKey('cases:write')).token);
    const accounts = [...STAFF, 'neighbour'].map((user) => ({ user, password: PASSWORD }));
    browser = await openBrowser(`http://127.0.0.1:${serving.port}`, accounts);
    approver = await browser.signIn('approver', '/desk/tasks');
  });
  after(async () => {
    await browser?.close();
    await serving?.stop();
    await server?.close();
  });
  afterEach(() => expect(browser.faults).to.deep.equal([]));

  /** A case whose licence is registered and in the applicant's hands. */
  const deliverCase = async (): Promise<string> => {
    const caseNo = await fileSample(portal, { form: EMERGENCY });
    await server.deps.transact(async ({ cases }) => {
      await cases.acceptCase({ caseNo, isDeemed: false }, SYSTEM);
      await cases.recordDecision({ caseNo, decision: 'granted' }, SYSTEM);
    });
    await server.deps.effects.licences.issueLicence({ caseNo }, SYSTEM);
    await server.deps.transact(async ({ cases }) => {
      await cases.completeCase({ caseNo }, SYSTEM);
      await cases.recordDelivery({ caseNo, method: 'courier' }, SYSTEM);
    });
    return caseNo;
  };
  /** As the worker's schedule does it: of each licence one change at a time. */
  const tellRepository = async (): Promise<void> => {
    while ((await server.deps.effects.licences.tellLicenceChanges({ limit: 10 }, SYSTEM)) > 0);
  };
  const statesThere = async (caseNo: string): Promise<unknown[]> => {
    const { identifier } = await server.database.db('licences').where({ case_no: caseNo }).first('identifier');
    const told = await server.repository.ledger('licence-state-changed');
    return told.filter((entry) => entry['identifier'] === identifier).map((entry) => entry['state']);
  };

  const stateKept = async (caseNo: string): Promise<string> =>
    (await server.database.db('licences').where({ case_no: caseNo }).first('state')).state;

  const results = async (page: Page, caseNo: string): Promise<void> => {
    await page.goto(`http://127.0.0.1:${serving.port}/desk/cases/${caseNo}`);
    await page.getByRole('tab', { name: '文书与结果' }).click();
    await page.getByRole('heading', { name: '证照', exact: true }).waitFor();
  };
  const decideAbout = async (caseNo: string, kind: string): Promise<void> => {
    await results(approver, caseNo);
    await approver.getByRole('button', { name: '处理证照' }).click();
    await dialog().getByText(kind, { exact: true }).click();
  };
  const dialog = () => approver.getByRole('dialog');
  const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
  const state = (page: Page) => page.locator('.licence-state');
  const refused = (words: string) => dialog().locator('.ant-form-item-explain-error', { hasText: words }).waitFor();
  const chooseGround = async (name: string): Promise<void> => {
    await dialog().getByLabel('法定情形').click();
    await approver.locator('.ant-select-item-option', { hasText: name }).click();
    await approver.locator('.ant-select-dropdown:visible').first().waitFor({ state: 'detached' });
  };
  /** What anybody reads who scans the licence. */
  const verification = async (): Promise<Page> => {
    const path = await approver.getByRole('link', { name: '打开核验页' }).getAttribute('href');
    return browser.open(path ?? '');
  };

  it('暂扣: nothing is decided while something is missing; then desk, notices and the public page say so', async () => {
    // given
    const caseNo = await deliverCase();
    await results(approver, caseNo);
    expect(await state(approver).innerText()).to.equal('有效');
    const before = await verification();
    expect(await before.getByRole('status').locator('strong').innerText()).to.equal('有效');
    // when
    await approver.getByRole('button', { name: '处理证照' }).click();
    await press('作出决定');
    await refused('请选择处理方式');
    await refused('请写明理由，2 到 500 个字');
    await dialog().getByText('暂扣', { exact: true }).click();
    await press('决定暂扣');
    await refused('请选择法定情形');
    await chooseGround('行政处罚决定');
    await dialog().getByText('《行政处罚法》第九条第三项').waitFor();
    await press('决定暂扣');
    await refused('请填写文号');
    expect(await findingsOn(approver)).to.deep.equal([]);
    await dialog().getByLabel('所依据决定书的文号').fill(PENALTY.documentNo);
    await press('决定暂扣');
    await refused('请写明理由，2 到 500 个字');
    expect(await stateKept(caseNo), 'nothing was sent yet').to.equal('registered');
    await dialog().getByLabel('理由').fill(PENALTY.reason);
    await press('决定暂扣');
    // then the desk
    await dialog().waitFor({ state: 'detached' });
    await state(approver).filter({ hasText: '暂扣中' }).waitFor();
    const change = await approver.locator('.licence-changes li').innerText();
    expect(change).to.match(/暂扣[\s\S]*擅自扩大占用面积[\s\S]*市政罚〔2026〕12号[\s\S]*approver 员/);
    await approver.locator('.documents').getByText('许可证件处理决定书').waitFor();
    expect(await findingsOn(approver)).to.deep.equal([]);
    // then everybody
    await before.reload();
    expect(await before.getByRole('status').innerText()).to.match(/暂扣中\s*证照已被暂扣/);
    expect(await before.locator('dl').innerText()).to.match(/暂扣日期\s*2026-03-02/);
    // then the applicant
    await approver.getByRole('tab', { name: /^通知/ }).click();
    const notice = approver.locator('.notices li').filter({ hasText: '证照处理告知' });
    expect(await notice.innerText()).to.match(/已暂扣，详见许可证件处理决定书/);
  });

  it('恢复: the way to the repository shows, and the licence is valid again', async () => {
    // given
    const caseNo = await deliverCase();
    const { agent } = await server.signIn('approver');
    await agent.post(`/desk/api/cases/${caseNo}/licence/changes`).send({ ...PENALTY, state: 'registered' });
    await decideAbout(caseNo, '恢复');
    await approver.locator('.licence-changes').getByText('等待推送电子证照库').waitFor();
    // when
    await chooseGround('暂扣期限届满');
    expect(await dialog().getByLabel('所依据决定书的文号').count()).to.equal(0);
    await dialog().getByLabel('理由').fill('暂扣三日已满。');
    await press('决定恢复');
    // then
    await state(approver).filter({ hasText: '有效' }).waitFor();
    const page = await verification();
    expect(await page.getByRole('status').locator('strong').innerText()).to.equal('有效');
    await tellRepository();
    await results(approver, caseNo);
    expect(await approver.locator('.licence-changes').getByText('已推送电子证照库').count()).to.equal(2);
    expect(await statesThere(caseNo)).to.deep.equal(['suspended', 'valid']);
  });

  it('撤销: only after the public interest was weighed; what is left then is to cancel', async () => {
    // given
    const caseNo = await deliverCase();
    await decideAbout(caseNo, '撤销');
    // when
    await chooseGround('以欺骗、贿赂等不正当手段取得');
    await dialog().getByLabel('理由').fill('规划批准文件系伪造。');
    await press('决定撤销');
    await refused('请确认');
    await dialog().getByRole('checkbox').check();
    await press('决定撤销');
    // then
    await state(approver).filter({ hasText: '已撤销' }).waitFor();
    const page = await verification();
    expect(await page.getByRole('status').innerText()).to.match(/已撤销\s*发证机关已经撤销这项许可/);
    await approver.getByRole('button', { name: '处理证照' }).click();
    await dialog().getByText('注销', { exact: true }).waitFor();
    expect(await dialog().getByRole('radio').count()).to.equal(1);
  });

  it('is refused in words when somebody else was first, and shows what they decided', async () => {
    // given
    const caseNo = await deliverCase();
    await decideAbout(caseNo, '撤回');
    await chooseGround('所依据的客观情况发生重大变化');
    await dialog().getByLabel('理由').fill('道路改线，不再占用。');
    const { agent } = await server.signIn('approver');
    await agent.post(`/desk/api/cases/${caseNo}/licence/changes`).send({ ...PENALTY, state: 'registered' });
    // when
    await press('决定撤回');
    // then
    await dialog().getByText('证照状态已经变化，请刷新后重新核对').waitFor();
    await state(approver).filter({ hasText: '暂扣中' }).waitFor();
    expect(await approver.locator('.licence-changes li').count()).to.equal(1);
  });

  it('is offered to nobody but an approver of the department that leads the case', async () => {
    // given
    const caseNo = await deliverCase();
    for (const user of ['reviewer', 'neighbour', 'supervisor']) {
      // when
      const page = await browser.signIn(user, '/desk/');
      await results(page, caseNo);
      // then
      expect(await state(page).innerText(), user).to.equal('有效');
      expect(await page.getByRole('button', { name: '处理证照' }).count(), user).to.equal(0);
      await page.context().close();
    }
    await results(approver, caseNo);
    expect(await approver.getByRole('button', { name: '处理证照' }).count()).to.equal(1);
  });
});
