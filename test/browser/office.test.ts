import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { openStack, type TestStack } from '../support/stack.ts';

describe('office hours in the browser', function () {
  this.timeout(240_000);
  let stack: TestStack;
  let browser: TestBrowser;
  let page: Page;

  before(async () => {
    stack = await openStack();
    browser = await openBrowser(stack.baseUrl, stack.accounts);
    page = await browser.signIn('hejing', '/desk/office');
    await page.getByText('视为下一个工作日收件').waitFor();
  });
  after(async () => {
    await browser?.close();
    await stack?.close();
  });

  it('shows a system administrator what either way means for a filing of this evening', async () => {
    expect(await page.getByText('例：2026-03-02（周一）18:00收到，自 2026-03-02（周一）起算').isVisible()).to.equal(
      true,
    );
    expect(await page.getByText('例：2026-03-02（周一）18:00收到，自 2026-03-03（周二）起算').isVisible()).to.equal(
      true,
    );
  });

  it('keeps the switch and the hours', async () => {
    // given
    const save = page.locator('.office-hours').getByRole('button', { name: '保存' });
    expect(await save.isDisabled(), 'nothing to save yet').to.equal(true);
    // when
    await page.getByText('视为下一个工作日收件').click();
    await page.getByLabel('下班时间').fill('17:00');
    await page.keyboard.press('Enter');
    await save.click();
    await page.getByText('办公时间已保存').waitFor();
    // then
    const row = await stack.db('office_profile').first();
    expect(row).to.deep.include({ counts_after_hours_as: 'next-working-day', closes_at: '17:00:00' });
    await page.getByText('例：2026-03-02（周一）17:30收到，自 2026-03-03（周二）起算').waitFor();
  });

  it('keeps a limit of the office, with an audit line', async () => {
    // when
    await page.getByLabel('答复咨询：时长').fill('4');
    const row = page.locator('.office-limit').filter({ hasText: '答复咨询' });
    await row.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存：答复咨询').waitFor();
    // then
    expect((await stack.db('office_limits').where({ key: 'consultation-reply' }).first()).budget).to.equal(4);
    const line = await stack.db('audit_lines').where({ action: 'set-office-limit' }).first();
    expect(line.details).to.deep.include({ budget: 4, before: { budget: 5, unit: 'working-day' } });
  });

  it('is not offered to others', async () => {
    const clerk = await browser.signIn('wangxiulan', '/desk/');
    expect(await clerk.getByRole('link', { name: '办公时间与时限' }).count()).to.equal(0);
    await clerk.context().close();
    expect(browser.faults).to.deep.equal([]);
  });
});
