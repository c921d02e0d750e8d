import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type Axe from 'axe-core';
import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { type Serving, serve } from '../../server/serve.ts';
import { openTestServer, PASSWORD, type TestServer } from '../server/support/test-server.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { latinWordsIn } from '../support/latin-words.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const REVIEW = 'received=2026-03-02&budget=20&unit=working-day&suspension=2026-03-10,2026-03-20,expert-review';

describe('时限计算 in the browser', function () {
  this.timeout(240_000);
  let server: TestServer;
  let serving: Serving;
  let browser: TestBrowser;

  before(async () => {
    server = await openTestServer({ uiFolder: resolve(import.meta.dirname, '../../dist') });
    serving = await serve(server.app, 0, server.deps.log);
    await server.addAccount('window', ['window-clerk'], 'municipal-administration');
    await server.addAccount('supervisor', ['supervisor']);
    const accounts = ['window', 'supervisor'].map((user) => ({ user, password: PASSWORD }));
    browser = await openBrowser(`http://127.0.0.1:${serving.port}`, accounts);
  });
  after(async () => {
    await browser?.close();
    await serving?.stop();
    await server?.close();
  });

  const dueOf = async (page: Page, text: string): Promise<void> =>
    page.locator('.deadline-due strong').filter({ hasText: text }).waitFor();

  /** Opens the page by the menu and types a day, without confirming it. */
  const typeDay = async (page: Page, day: string): Promise<Locator> => {
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('link', { name: '时限计算' }).click();
    const field = page.getByLabel('收到（起算）日期');
    // the field takes what is typed once its calendar stands open
    await field.click();
    await page.locator('.ant-picker-dropdown').waitFor();
    await field.fill(day);
    return field;
  };

  it('answers a link with the due day, the picture and the reasons, and reads well to everybody', async () => {
    // given / when
    const page = await browser.signIn('window', `/desk/deadlines?${REVIEW}`);
    await dueOf(page, '2026年4月10日（周五）');
    // then
    expect(await page.locator('td.day-suspended').count()).to.equal(8);
    expect(await page.getByLabel('2026年4月9日（周四），第 19 个工作日，0 时起黄灯').count()).to.equal(1);
    expect(await page.getByLabel('2026年4月6日（周一），清明，不计入').count()).to.equal(1);
    await page.getByText('8 个工作日不计入（《行政许可法》第四十五条）').waitFor();
    const words = await latinWordsIn(page);
    expect(words.filter((word) => !word.endsWith('员”'))).to.deep.equal([]);
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => {
      const { axe } = window as unknown as { axe: typeof Axe };
      return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] });
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
    expect(browser.faults).to.deep.equal([]);
  });

  it('keeps what is being typed while an answer comes', async () => {
    // given a page whose first answer is still under way
    const page = await browser.signIn('supervisor', '/desk/');
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/desk/api/deadlines', (route) => void held.then(() => route.continue()), { times: 1 });
    const day = await typeDay(page, '2026-03-02');
    // when
    answer();
    await page.locator('.deadline-due strong').waitFor();
    // then
    expect(await day.inputValue()).to.equal('2026-03-02');
    await day.press('Enter');
    await dueOf(page, '2026年3月30日');
  });

  it('answers every change at once and keeps it in the address', async () => {
    // given a supervisor coming by the menu
    const page = await browser.signIn('supervisor', '/desk/');
    const day = await typeDay(page, '2026-03-02');
    await day.press('Enter');
    await dueOf(page, '2026年3月30日');
    // when
    await page.getByRole('button', { name: '补正告知 5' }).click();
    await dueOf(page, '2026年3月9日');
    await page.getByRole('radiogroup').getByText('自然日').click();
    // then
    await page.getByText('是休息日，顺延至其后第一个工作日').waitFor();
    expect(new URL(page.url()).searchParams.get('unit')).to.equal('calendar-day');
    expect(new URL(page.url()).searchParams.get('budget')).to.equal('5');
  });

  it('says under the field what is wrong', async () => {
    // given / when
    const page = await browser.signIn('window', `/desk/deadlines?${REVIEW.replace('2026-03-20', '2026-03-10')}`);
    // then
    await page.locator('.deadline-fault').filter({ hasText: '恢复计算的那一天应在中止的第一天之后' }).waitFor();
  });

  it('prints the answer and not the form', async () => {
    // given
    const page = await browser.signIn('window', `/desk/deadlines?${REVIEW}`);
    await dueOf(page, '2026年4月10日');
    // when
    await page.emulateMedia({ media: 'print' });
    // then
    expect(await page.locator('.deadline-form').isVisible()).to.equal(false);
    expect(await page.locator('.month-sheet').first().isVisible()).to.equal(true);
  });
});
