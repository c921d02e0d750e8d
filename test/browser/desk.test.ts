import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { demoFiling } from '../../local/demo/demo-filings.ts';
import type { Office } from '../../local/demo/office.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { openStack, type TestStack } from '../support/stack.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const rowOf = (page: Page, caseNo: string) => page.getByRole('row').filter({ has: page.getByTitle(caseNo) });

describe('desk in the browser', function () {
  this.timeout(240_000);
  let stack: TestStack;
  let browser: TestBrowser;
  let office: Office;
  let filed = 0;

  before(async () => {
    stack = await openStack();
    browser = await openBrowser(stack.baseUrl, stack.accounts);
    office = stack.office;
  });

  after(async () => {
    await browser?.close();
    await stack?.close();
  });

  const fileCase = async (): Promise<string> => {
    filed += 1;
    const caseNo = await office.file(demoFiling(filed, '2026-04-01', false), 'courier', `desk-in-the-browser-${filed}`);
    await stack.drain();
    return caseNo;
  };

  it('refuses a wrong password in words and stays where it is', async () => {
    // given
    const page = await browser.open('/desk/');

    // when
    await page.getByLabel('账号').fill('wangxiulan');
    await page.getByLabel('密码', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: '登录' }).click();

    // then
    await page.getByText('账号或密码不对。').waitFor();
    expect(await page.getByRole('button', { name: '登录' }).isVisible()).to.equal(true);
  });

  it('shows a filed case to the window without a reload', async () => {
    // given
    const page = await browser.signIn('wangxiulan', '/desk/tasks?view=open');
    await page.getByText('实时更新').waitFor();

    // when
    const caseNo = await fileCase();

    // then
    await rowOf(page, caseNo).waitFor();
    expect(await rowOf(page, caseNo).innerText()).to.match(/绿灯|黄灯/);
  });

  it('tells the slower of two clerks who was faster', async () => {
    // given
    const caseNo = await fileCase();
    const slower = await browser.signIn('lixiaoming', '/desk/tasks?view=open');
    await rowOf(slower, caseNo).waitFor();
    await slower.route('**/desk/api/stream', (route) => route.abort());
    await slower.route('**/desk/api/tasks?*', (route) => route.abort());

    // when
    const faster = await office.desk('wangxiulan');
    await faster.work({ caseNo, step: 'accept-application/review-application' });
    await rowOf(slower, caseNo).getByRole('button', { name: '签收' }).click();

    // then
    await slower.getByText('已被 王秀兰 签收').waitFor();
  });

  it('asks for what the conclusion needs, decides, and puts the next step before the next clerk without a reload', async () => {
    // given
    const caseNo = await fileCase();
    const inspector = await browser.signIn('liuyang', '/desk/tasks?view=open');
    await inspector.getByText('实时更新').waitFor();
    const clerk = await browser.signIn('wangxiulan', '/desk/tasks?view=open');
    await rowOf(clerk, caseNo).getByRole('link').click();
    await clerk.getByRole('heading', { name: '办理', exact: true }).waitFor();
    await clerk.getByRole('button', { name: '签收' }).click();

    // when
    await clerk.getByRole('button', { name: '提交决定' }).click();
    await clerk.getByText('请选择审查结论').waitFor();
    await clerk.getByText('需要补正', { exact: true }).click();
    await clerk.getByText('需要补正的材料').waitFor();
    await clerk.getByText('予以受理', { exact: true }).click();
    await clerk.getByText('需要补正的材料').waitFor({ state: 'detached' });
    const answered = clerk.waitForResponse((answer) => answer.url().endsWith('/decision'));
    await clerk.getByRole('button', { name: '提交决定' }).click();
    expect((await answered).status()).to.equal(200);

    // then
    await rowOf(inspector, caseNo).waitFor();
  });

  it('keeps the viewer away until a diagram is asked for, and then shows its mark whole and on top', async () => {
    // given
    const caseNo = await fileCase();
    const page = await browser.signIn('wangxiulan', '/desk/tasks?view=open');
    const scripts: string[] = [];
    page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
    await rowOf(page, caseNo).getByRole('link').click();
    await page.getByRole('tab', { name: '流程图' }).waitFor();
    const before = [...scripts];

    // when
    await page.getByRole('tab', { name: '流程图' }).click();
    const mark = page.locator('.bjs-powered-by');
    await mark.waitFor();

    // then
    expect(before.filter((url) => url.includes('open-diagram'))).to.eql([]);
    expect(scripts.filter((url) => url.includes('open-diagram'))).to.have.length(1);
    expect(scripts.filter((url) => /modeler/i.test(url))).to.eql([]);
    expect(await mark.evaluate(isWholeAndOnTop)).to.equal(true);
    await page.locator('.djs-element.tb-current').first().waitFor();
  });

  it('lets a supervisor go from a number on the board to the tasks and the case behind it', async () => {
    // given
    const caseNo = await fileCase();
    const page = await browser.signIn('wuzheng', '/desk/');

    // when
    await page.getByText('环节', { exact: true }).click();
    await page
      .getByRole('row', { name: /政务服务中心窗口/ })
      .getByRole('link')
      .last()
      .click();
    await rowOf(page, caseNo).getByRole('link').click();

    // then
    await page.getByRole('heading', { name: '占用、挖掘城市道路审批' }).waitFor();
    expect(await page.getByRole('button', { name: '查看完整信息' }).count()).to.equal(0);
  });

  it('has no accessibility finding of WCAG A or AA, and nothing is cut off, on any of its pages', async () => {
    // given
    const caseNo = await fileCase();
    const page = await browser.signIn('wangxiulan', '/desk/tasks?view=all');
    await rowOf(page, caseNo).waitFor();

    // then
    expect(await findingsOn(page)).to.eql([]);
    await rowOf(page, caseNo).getByRole('link').click();
    await page.getByRole('heading', { name: '办理', exact: true }).waitFor();
    expect(await findingsOn(page)).to.eql([]);
    await page.getByRole('tab', { name: /材料/ }).click();
    expect(await findingsOn(page)).to.eql([]);
    await page.goto(`${stack.baseUrl}/desk/cases/${caseNo}`);
    await page.getByRole('heading', { name: '时限', exact: true }).waitFor();
    expect(await findingsOn(page)).to.eql([]);
  });

  it('ran without a script error', () => {
    expect(browser.faults).to.eql([]);
  });
});

/** Accessibility findings, and a mark when the page is wider than its window. */
const findingsOn = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] });
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    return document.documentElement.scrollWidth > innerWidth ? [...found, 'wider than the window'] : found;
  });
};

/** Runs in the page: every corner of the mark and its middle belong to the mark. */
const isWholeAndOnTop = (mark: Element): boolean => {
  const { left, right, top, bottom } = mark.getBoundingClientRect();
  const points: [number, number][] = [
    [left + 2, top + 2],
    [right - 2, top + 2],
    [left + 2, bottom - 2],
    [right - 2, bottom - 2],
    [(left + right) / 2, (top + bottom) / 2],
  ];
  return points.every(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (mark === hit || mark.contains(hit));
  });
};
