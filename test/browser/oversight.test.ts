import { resolve } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type Serving, serve } from '../../server/serve.ts';
import { addStaff, openTask, REVIEW_APPLICATION, STAFF } from '../server/support/desk-office.ts';
import { fileSample, type Portal, portalOf } from '../server/support/filing.ts';
import { openTestServer, PASSWORD, type TestServer } from '../server/support/test-server.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { findingsOn } from '../support/page-findings.ts';
import { publishSuperviseOrder } from '../support/road-occupation.ts';

const SYSTEM = { kind: 'system', id: 'test' } as const;
const ENGINE = { kind: 'engine', id: 'test' } as const;
const EXPLAIN = ['supervise-order', 'explain-overdue'] as const;
/** Pages that only have to open, by who comes to them. */
const OTHERS: readonly [user: string, path: string, shows: string][] = [
  ['supervisor', '/desk/scores', '政务服务中心窗口'],
  ['supervisor', '/desk/absences', '近半年及以后'],
  ['supervisor', '/desk/reconciliation', '逐日核对'],
  ['supervisor', '/desk/cases', '占用、挖掘城市道路审批'],
];

describe('oversight in the browser', function () {
  this.timeout(120_000);
  let server: TestServer;
  let serving: Serving;
  let browser: TestBrowser;
  let portal: Portal;
  let overdueNo: string;

  before(async () => {
    server = await openTestServer({ uiFolder: resolve(import.meta.dirname, '../../dist') });
    serving = await serve(server.app, 0, server.deps.log);
    await addStaff(server, ['window', 'supervisor']);
    await publishSuperviseOrder(server.database.needs);
    portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
    const accounts = Object.keys(STAFF).map((user) => ({ user, password: PASSWORD }));
    browser = await openBrowser(`http://127.0.0.1:${serving.port}`, accounts);
    overdueNo = await fileSample(portal);
  });
  after(async () => {
    await browser?.close();
    await serving?.stop();
    await server?.close();
  });
  afterEach(() => expect(browser.faults).to.deep.equal([]));

  const turnRed = async (caseNo: string, limitKey: string): Promise<void> => {
    const clocks = await server.deps.reading.clocks.listClocks(caseNo);
    const clock = clocks.find((one) => one.limitKey === limitKey);
    if (clock === undefined) throw new Error(`${caseNo} has no ${limitKey}`);
    const run = { clockId: clock.id, run: clock.run, colour: 'red' as const };
    await server.deps.transact((domain) => domain.supervision.turnLight(run, ENGINE));
  };
  const choose = async (page: Page, label: string, option: string): Promise<void> => {
    await page.getByLabel(label).click();
    await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
  };
  /** Filed on Friday, decided on Saturday four seconds after it was claimed. */
  const decideInHaste = async (): Promise<string> => {
    const { clock } = server.database;
    clock.set('2026-03-06T16:00');
    const caseNo = await fileSample(portal);
    const taskId = await openTask(server, caseNo, REVIEW_APPLICATION);
    clock.set('2026-03-07T10:00:00');
    const { agent } = await server.signIn('window');
    const { body } = await agent.post(`/desk/api/tasks/${taskId}/claim`).send({});
    clock.advance({ seconds: 4 });
    const values = { acceptance: 'accepted', checkedMaterials: ['application-form'] };
    await agent.post(`/desk/api/tasks/${taskId}/decision`).send({ values, version: body.task.version });
    clock.set('2026-03-07T11:00');
    await server.deps.transact((domain) => domain.detection.detectClues({}, SYSTEM));
    return caseNo;
  };

  it('红黄绿灯: a light that goes on shows on the open board without a reload', async () => {
    // given the last minutes of the limit of acceptance
    server.database.clock.set('2026-03-09T23:50');
    const page = await browser.signIn('supervisor', '/desk/board');
    await page.getByText('实时更新').waitFor();
    const warnings = page.locator('.board-warnings li');
    expect(await warnings.filter({ has: page.getByTitle(overdueNo) }).count()).to.equal(0);
    // when
    server.database.clock.set('2026-03-10T00:00:01');
    await turnRed(overdueNo, 'acceptance');
    // then
    const line = warnings.filter({ has: page.getByTitle(overdueNo) });
    await line.waitFor();
    expect(await line.innerText()).to.match(/红灯[\s\S]*受理期限/);
    expect(await findingsOn(page)).to.deep.equal([]);
  });

  it('督办, 超期清单: a department explains from the list of orders, and the list of overdue limits tells it', async () => {
    // given
    server.database.clock.set('2026-03-10T09:00');
    const [order] = await server.deps.reading.orders.listOrdersOfCase(overdueNo);
    await openTask(server, order?.id ?? '', EXPLAIN);
    const page = await browser.signIn('window', '/desk/orders');
    // when
    await page.getByRole('link', { name: /去办理/ }).waitFor();
    expect(await findingsOn(page)).to.deep.equal([]);
    await page.getByRole('link', { name: /去办理/ }).click();
    await page.getByRole('button', { name: '签收' }).click();
    await choose(page, '超期原因', '等待其他部门或者单位');
    await page.getByLabel('情况说明').fill('等待权属单位复函。');
    expect(await findingsOn(page)).to.deep.equal([]);
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/decision'));
    await page.getByRole('button', { name: '提交决定' }).click();
    expect((await answered).status()).to.equal(200);
    // then
    const supervisor = await browser.signIn('supervisor', '/desk/overdue');
    const row = supervisor.getByRole('row').filter({ hasText: '受理期限' });
    await row.getByText('等待其他部门或者单位；等待权属单位复函').waitFor();
    expect(await findingsOn(supervisor)).to.deep.equal([]);
  });

  it('监察线索: a supervisor reads the facts and judges them', async () => {
    // given
    const caseNo = await decideInHaste();
    const page = await browser.signIn('supervisor', '/desk/clues?rule=hasty-decision');
    await page.getByRole('heading', { name: '办理过快' }).waitFor();
    expect(await page.locator('.clue-steps').getByTitle(caseNo).count()).to.equal(1);
    expect(await findingsOn(page)).to.deep.equal([]);
    // when
    await page.getByText('已说明：经办人说明了情况，理由成立').click();
    await page.getByLabel('核查情况').fill('经办人周末加班，事先已看过材料。');
    await page.getByRole('button', { name: '记录核查结果' }).click();
    // then
    await page.getByText('已记录核查结果').waitFor();
    const judged = await server.database.db('clues').where({ rule: 'hasty-decision' }).first('state', 'note');
    expect(judged).to.deep.equal({ state: 'explained', note: '经办人周末加班，事先已看过材料。' });
  });

  for (const [user, path, shows] of OTHERS)
    it(`${path} opens for the ${user}, readable for everybody, nothing cut off`, async () => {
      const page = await browser.signIn(user, path);
      await page.getByText(shows).first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await findingsOn(page)).to.deep.equal([]);
      await page.context().close();
    });
});
