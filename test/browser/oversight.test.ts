import { resolve } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type Serving, serve } from '../../server/serve.ts';
import { addStaff, openTask, REVIEW_APPLICATION, STAFF } from '../server/support/desk-office.ts';
import { fileSample, type Portal, portalOf } from '../server/support/filing.ts';
import { openTestServer, PASSWORD, type TestServer } from '../server/support/test-server.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { calendarOf2027 } from '../support/calendar-2027.ts';
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
  ['keeper', '/desk/office', '视为下一个工作日收件'],
];

describe('oversight in the browser', function () {
  this.timeout(240_000);
  let server: TestServer;
  let serving: Serving;
  let browser: TestBrowser;
  let portal: Portal;
  let overdueNo: string;

  before(async () => {
    server = await openTestServer({ uiFolder: resolve(import.meta.dirname, '../../dist') });
    serving = await serve(server.app, 0, server.deps.log);
    await addStaff(server, ['window', 'reviewer', 'approver', 'supervisor']);
    await server.addAccount('keeper', ['system-administrator'], 'information-centre');
    await publishSuperviseOrder(server.database.needs);
    portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
    const accounts = [...Object.keys(STAFF), 'keeper'].map((user) => ({ user, password: PASSWORD }));
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
    await page.locator('.ant-select-dropdown:visible').first().waitFor({ state: 'detached' });
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
    await row.getByRole('link').last().click();
    await supervisor.locator('.order-history').getByText('等待权属单位复函').waitFor();
    expect(await findingsOn(supervisor)).to.deep.equal([]);
  });

  it('特别程序: the head of the department begins one and enters its result; the limits stand still between', async () => {
    // given
    server.database.clock.set('2026-03-10T10:00');
    const caseNo = await fileSample(portal);
    await server.deps.transact((domain) => domain.cases.acceptCase({ caseNo, isDeemed: false }, SYSTEM));
    const page = await browser.signIn('approver', `/desk/cases/${caseNo}`);
    // when
    await page.getByRole('button', { name: '启动特别程序' }).click();
    await choose(page, '程序和依据', '专家评审');
    await page.getByLabel('预计所需时间').fill('8');
    await page.getByLabel('事由').fill('挖掘深度超过五米，需要专家论证支护方案');
    await page.getByText('办件的各项期限随即中止').waitFor();
    expect(await findingsOn(page)).to.deep.equal([]);
    await page.getByRole('button', { name: '启动', exact: true }).click();
    // then
    await page.getByText('进行中，期限已中止').waitFor();
    expect(await findingsOn(page)).to.deep.equal([]);
    // when
    server.database.clock.set('2026-03-10T10:20');
    await page.getByRole('button', { name: '登记结果' }).click();
    await page.getByRole('dialog').getByText('通过', { exact: true }).click();
    await page.getByLabel('意见和说明').fill('专家组同意支护方案。');
    expect(await findingsOn(page)).to.deep.equal([]);
    await page.getByRole('button', { name: '登记并恢复计时' }).click();
    // then
    await page.locator('.procedure').filter({ hasText: '专家组同意支护方案' }).waitFor();
    expect(await page.getByText('进行中，期限已中止').count()).to.equal(0);
    const clocks = await server.deps.reading.clocks.listClocks(caseNo);
    expect(clocks.filter(({ state }) => state === 'suspended')).to.deep.equal([]);
  });

  it('延长时限: the head of the authority extends the statutory limit, with reasons, and only once (行政许可法第四十二条)', async () => {
    // given
    server.database.clock.set('2026-03-10T11:00');
    const caseNo = await fileSample(portal);
    await server.deps.transact((domain) => domain.cases.acceptCase({ caseNo, isDeemed: false }, SYSTEM));
    const statutory = async () => {
      const clocks = await server.deps.reading.clocks.listClocks(caseNo);
      return clocks.find(({ limitKey }) => limitKey === 'statutory')?.dueAt.toISODate();
    };
    expect(await statutory()).to.equal('2026-04-08');
    const page = await browser.signIn('approver', `/desk/cases/${caseNo}`);
    // when
    await page.getByRole('button', { name: '延长时限' }).click();
    await page.getByRole('dialog').getByText('经本行政机关负责人批准').waitFor();
    await page.getByRole('button', { name: '批准延长' }).click();
    await page.getByRole('dialog').getByText('请写明理由').waitFor();
    expect(await findingsOn(page)).to.deep.equal([]);
    await page.getByLabel('理由').fill('涉及多条地下管线，需要进一步核实权属和保护方案');
    await page.getByRole('button', { name: '批准延长' }).click();
    // then
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('4月22日届满').waitFor();
    expect(await statutory()).to.equal('2026-04-22');
    // only once: what is left to extend is the limit of joint handling
    await page.getByRole('button', { name: '延长时限' }).click();
    await page.getByRole('dialog').getByText('批准延长').waitFor();
    expect(await page.getByRole('dialog').getByText('法定办结期限').count()).to.equal(0);
  });

  it('咨询投诉: the window enters one, the responsible department replies to it', async () => {
    // given
    server.database.clock.set('2026-03-11T09:00');
    const window = await browser.signIn('window', '/desk/inquiries');
    await window.getByRole('button', { name: '登记咨询投诉' }).click();
    const dialog = window.getByRole('dialog');
    await choose(window, '名称', '占用、挖掘城市道路审批');
    await dialog.getByLabel('姓名').fill('李四光');
    await dialog.getByLabel('内容').fill('夜间施工需要另行申请吗？');
    expect(await findingsOn(window)).to.deep.equal([]);
    await dialog.getByRole('button', { name: /^登\s?记$/ }).click();
    await window.getByText('由承办部门答复，您只能查看。').waitFor();
    const { inquiry_no: inquiryNo } = await server.database.db('inquiries').first('inquiry_no');
    // when
    const page = await browser.signIn('reviewer', `/desk/inquiries?no=${inquiryNo}`);
    await page.getByLabel('答复内容').fill('不需要，请按批准的时段施工。');
    expect(await findingsOn(page)).to.deep.equal([]);
    await page.getByRole('button', { name: '提交答复' }).click();
    // then
    await page.getByText(`已答复：${inquiryNo}`).waitFor();
    expect(await server.database.db('inquiries').first('state', 'reply')).to.deep.equal({
      ...{ state: 'replied', reply: '不需要，请按批准的时段施工。' },
    });
    expect(await findingsOn(page)).to.deep.equal([]);
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

  it('工作日历: a year is pasted, previewed and applied; the case says what it moved', async () => {
    // given a case of 29 January, to be accepted within five working days
    server.database.clock.set('2027-01-29T10:00');
    const caseNo = await fileSample(portal);
    server.database.clock.set('2027-01-29T10:05');
    const page = await browser.signIn('keeper', '/desk/calendar');
    await page.getByRole('button', { name: '录入 2027 年' }).click();
    // when
    await page.getByRole('button', { name: '粘贴或选择文件' }).click();
    await page.getByLabel('JSON 内容').fill(JSON.stringify(calendarOf2027));
    await page.getByRole('button', { name: '填入日历' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await findingsOn(page)).to.deep.equal([]);
    await page.getByRole('button', { name: '存为草稿并预览' }).click();
    await page.getByText('应用后变动的时限').waitFor();
    await page.getByRole('row').filter({ hasText: '受理期限' }).first().waitFor();
    expect(await findingsOn(page)).to.deep.equal([]);
    await page.getByRole('button', { name: /^应\s?用$/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^应\s?用$/ })
      .click();
    await page.getByText('正在应用：重算在办时限').waitFor();
    while (await server.deps.transact((domain) => domain.calendarImports.continueImport({ limit: 100 }, SYSTEM)));
    // then
    await page.getByText('撤销后变动的时限').waitFor();
    expect(await findingsOn(page)).to.deep.equal([]);
    const clerk = await browser.signIn('window', `/desk/cases/${caseNo}`);
    await clerk.getByRole('tab', { name: '办理过程' }).click();
    await clerk.getByText('截止日期由2027年2月5日改为2027年2月4日').first().waitFor();
    expect(await findingsOn(clerk)).to.deep.equal([]);
  });
});
