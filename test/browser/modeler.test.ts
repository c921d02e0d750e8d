import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { demoFiling } from '../../local/demo/demo-filings.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { latinWordsIn } from '../support/latin-words.ts';
import { openStack, type TestStack } from '../support/stack.ts';

const analyst = 'zhengwenbo';
const itemPath = '/modeler/items/road-occupation';

const shapeOf = (page: Page, id: string): Locator =>
  page.locator(`.modeler-canvas-layer:not([hidden]) [data-element-id="${id}"] .djs-hit`).first();

/** Clicks where the shape or the middle of the connection is, as a person does. */
const choose = async (page: Page, id: string): Promise<void> => {
  const point = await shapeOf(page, id).evaluate((hit) => {
    if (!(hit instanceof SVGGeometryElement) || hit instanceof SVGRectElement) {
      const box = hit.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    const middle = hit.getPointAtLength(hit.getTotalLength() / 2).matrixTransform(hit.getScreenCTM() ?? undefined);
    return { x: middle.x, y: middle.y };
  });
  await page.mouse.click(point.x, point.y);
};

const saved = (page: Page): Promise<void> => page.getByText('草稿已保存').waitFor();

/** The next save of the draft; to be asked for before the change, for what the badge says may still be of the one before. */
const nextSave = (page: Page): Promise<unknown> =>
  page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.url().endsWith('/draft'));

/** What the open menu offers. */
const entriesOf = (page: Page): Promise<string[]> =>
  page
    .locator('.djs-popup .entry')
    .evaluateAll((entries) => entries.map((entry) => entry.getAttribute('data-id') ?? ''));

const showPart = async (page: Page, name: string): Promise<void> => {
  await page.getByLabel('当前的图').click();
  await page.locator('.ant-select-item-option').getByText(name, { exact: true }).click();
  await page.locator('.modeler-canvas-layer:not([hidden]) .djs-shape').first().waitFor();
};

/** Whether the point in the middle of the mark belongs to the mark. */
const isOnTop = (mark: Locator): Promise<boolean> =>
  mark.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const isInside = box.x >= 0 && box.y >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
    return isInside && element.contains(top);
  });

describe('modeler in the browser', function () {
  this.timeout(240_000);
  let stack: TestStack;
  let browser: TestBrowser;

  before(async () => {
    stack = await openStack();
    browser = await openBrowser(stack.baseUrl, stack.accounts);
  });

  after(async () => {
    await browser?.close();
    await stack?.close();
  });

  const openItem = async (): Promise<Page> => {
    const page = await browser.signIn(analyst, itemPath);
    await page.locator('.djs-shape').first().waitFor();
    return page;
  };

  it('is closed to a clerk', async () => {
    // when
    const page = await browser.signIn('wangxiulan', itemPath);

    // then
    await page.getByText('流程设计只对流程分析员开放').waitFor();
  });

  it('shows role, form and limit of a step, and finds nothing wrong with the product’s own model', async () => {
    // given
    const page = await openItem();
    await page.getByLabel('看全图').click();

    // when
    await choose(page, 'decide-application');

    // then
    await page.getByText('主办部门 · 审批人员').waitFor();
    expect(await page.getByRole('textbox', { name: '标识', exact: true }).inputValue()).to.equal('decide-application');
    expect(await page.getByLabel('作出许可决定：时长').inputValue()).to.equal('2');
    await page.getByRole('button', { name: '检查' }).click();
    await page.getByText('可以发布。').waitFor();
    expect(await page.locator('.modeler-finding').count()).to.equal(0);
  });

  it('offers nothing the dialect does not know', async () => {
    // given
    const page = await openItem();

    // when
    await choose(page, 'accept-application');
    await page.locator('.djs-context-pad [data-action="replace"]').click();
    const replacements = await entriesOf(page);
    await page.locator('[data-action="create.more"]').click();
    await page.locator('.djs-popup .entry[data-id="user-task"]').waitFor();
    const offered = await entriesOf(page);

    // then
    expect(offered).to.include.members(['user-task', 'part-collect-payment', 'template-request-payment']);
    expect(offered.filter((entry) => !/^(part|template)-/.test(entry))).to.have.members([
      ...[
        'start',
        'end',
        'user-task',
        'service-task',
        'call-activity',
        'note',
        'event-sub-process',
        'message',
        'timer',
      ],
      ...['exclusive-gateway', 'parallel-gateway', 'event-gateway'],
    ]);
    expect(replacements.filter((entry) => entry.startsWith('replace-'))).to.have.members([
      'replace-with-user-task',
      'replace-with-service-task',
    ]);
  });

  it('drops a step template that knows its topic, under a readable id, and takes it back', async () => {
    // given
    const page = await openItem();
    await choose(page, 'case-opened');

    // when
    const dropped = nextSave(page);
    await page.locator('.djs-context-pad [data-action="append.more"]').click();
    await page.keyboard.insertText('开具缴费');
    await page.locator('.djs-popup .entry').getByText('开具缴费通知').click();

    // then
    expect(await page.getByRole('textbox', { name: '标识', exact: true }).inputValue()).to.equal('request-payment');
    await page.getByText('计算金额').waitFor();
    await shapeOf(page, 'case-opened--request-payment').waitFor({ state: 'attached' });
    await dropped;

    // when
    const takenBack = nextSave(page);
    await page.getByLabel('撤销（Ctrl+Z）').click();

    // then
    await shapeOf(page, 'request-payment').waitFor({ state: 'detached' });
    await takenBack;
  });

  it('says while drawing what is missing, and a click leads to the place', async () => {
    // given
    const page = await openItem();
    await choose(page, 'case-opened');

    // when
    const drawn = nextSave(page);
    await page.locator('.djs-context-pad [data-action="append.user-task"]').click();
    await page.keyboard.press('Escape');
    await page.getByText('正在保存').waitFor();
    await page.getByRole('tab', { name: /问题 \d/ }).click();
    await page.getByLabel('看全图').click();
    await page.getByRole('button', { name: /没有指定办理角色/ }).click();

    // then
    await page.getByRole('tab', { name: '属性' }).click();
    expect(await page.getByRole('textbox', { name: '标识', exact: true }).inputValue()).to.equal('task-1');
    await page.locator('.bjsl-overlay').first().waitFor();

    // finally the next test begins with a clean model
    await drawn;
    const takenBack = nextSave(page);
    await page.getByLabel('撤销（Ctrl+Z）').click();
    await takenBack;
    await saved(page);
  });

  it('checks a condition while it is typed', async () => {
    // given
    const page = await openItem();
    await choose(page, 'is-accepted--application-rejected');

    // when
    await page.getByRole('button', { name: '改用文字方式' }).click();
    await page.getByRole('textbox', { name: '条件' }).fill('acceptanceResult = today()');

    // then
    await page.getByText('应当是文本、数字或者 true/false').waitFor();
  });

  it('an Enter that commits a candidate of an input method chooses nothing', async () => {
    // given
    const page = await openItem();
    await page.locator('[data-action="create.more"]').click();
    const search = page.locator('.djs-popup input');
    await search.waitFor();

    // when
    await search.evaluate((field) => {
      const committing = { key: 'Enter', bubbles: true, cancelable: true, isComposing: true, keyCode: 229 };
      field.dispatchEvent(new KeyboardEvent('keydown', committing));
    });
    await page.keyboard.insertText('缴费');

    // then
    await page.locator('.djs-popup .entry').getByText('开具缴费通知').waitFor();
    expect(await page.locator('.djs-popup .entry').getByText('基本元素').count()).to.equal(0);
  });

  it('a field added and published is what the clerk fills in, while the case under way keeps its form', async () => {
    // given
    const fileCase = async (number: number): Promise<string> => {
      const caseNo = await stack.office.file(demoFiling(number, '2026-04-01', false), 'courier', `modeler-${number}`);
      await stack.drain();
      return caseNo;
    };
    const before = await fileCase(1);
    const page = await openItem();

    // when
    await showPart(page, '受理');
    await choose(page, 'review-application');
    await page.getByRole('button', { name: '编辑表单' }).click();
    await page.getByRole('button', { name: '添加字段' }).click();
    await page.getByLabel('字段名称').last().fill('收件窗口');
    await page.getByLabel('字段标识').last().fill('');
    await page.getByLabel('字段标识').last().pressSequentially('counterNumber');
    await page.getByLabel('必填').last().check();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '发布' }).click();
    await page.getByLabel('修改说明').fill('登记收件窗口');
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
    await page.getByText('已发布第 2 版').waitFor();
    const after = await fileCase(2);

    // then
    const clerk = await browser.signIn('wangxiulan', '/desk/tasks?view=open');
    const openTask = async (caseNo: string) => {
      await clerk.goto(`${stack.baseUrl}/desk/tasks?view=open`);
      await clerk
        .getByRole('row')
        .filter({ has: clerk.getByTitle(caseNo) })
        .getByRole('link')
        .click();
      await clerk.getByRole('heading', { name: '办理', exact: true }).waitFor();
    };
    await openTask(after);
    await clerk.getByText('收件窗口').waitFor();
    await openTask(before);
    expect(await clerk.getByText('收件窗口').count()).to.equal(0);
  });

  it('brings an older version back as the draft', async () => {
    // given
    const page = await openItem();

    // when
    await page.getByRole('button', { name: '版本' }).click();
    await page.getByRole('link', { name: '查看' }).last().click();
    await page.getByText('第 1 版（只读）').waitFor();
    await page.getByRole('button', { name: '恢复为草稿' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();

    // then
    await page.getByText('草稿已恢复为第 1 版的内容').waitFor();
    await page.getByText('第 1 版（只读）').waitFor({ state: 'detached' });
    await showPart(page, '受理');
    await choose(page, 'review-application');
    await page.getByRole('button', { name: '编辑表单' }).click();
    await page.getByLabel('字段名称').first().waitFor();
    expect(await page.locator('input[value="counterNumber"]').count()).to.equal(0);
  });

  it('tells of a draft somebody else saved, and overwrites nothing unasked', async () => {
    // given
    const mine = await openItem();
    const theirs = await openItem();
    await theirs.getByRole('textbox', { name: '说明与法律依据' }).fill('对方写的说明');
    await theirs.keyboard.press('Tab');
    await theirs.getByText('正在保存').waitFor();
    await saved(theirs);

    // when
    await mine.getByRole('textbox', { name: '说明与法律依据' }).fill('我写的说明');
    await mine.keyboard.press('Tab');

    // then
    await mine.getByText('草稿已被他人修改').waitFor();
    await mine.getByRole('button', { name: '载入对方的草稿' }).click();
    await mine.getByText('对方写的说明').waitFor();
  });

  it('speaks Chinese only, names and conditions apart', async () => {
    // given
    const page = await openItem();
    const found: string[] = [];
    const read = async () => found.push(...(await latinWordsIn(page)));

    // when
    await read();
    await choose(page, 'accept-application');
    await read();
    await page.locator('.djs-context-pad [data-action="replace"]').click();
    await read();
    await page.keyboard.press('Escape');
    await page.locator('[data-action="create.more"]').click();
    await page.keyboard.insertText('环节');
    await read();
    await page.keyboard.insertText('没有这样的东西');
    await read();
    await page.keyboard.press('Escape');
    await page.getByLabel('在图中查找（Ctrl+F）').click();
    await read();
    await page.keyboard.press('Escape');
    for (const name of ['申报表单', '时限', '版本', '发布']) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      await read();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await page.getByRole('link', { name: '事项流程' }).click();
    await page.waitForURL(/\/modeler\/items$/);
    await page.getByRole('toolbar', { name: '流程工具' }).waitFor({ state: 'detached' });
    await page.getByText('占用、挖掘城市道路审批').waitFor();
    await read();

    // then
    expect([...new Set(found)]).to.deep.equal([]);
  });

  it('shows the mark of the drawing library whole and on top, edited or read', async () => {
    // given
    const page = await openItem();
    const mark = page.locator('.bjs-powered-by').first();

    // then
    expect(await isOnTop(mark)).to.equal(true);

    // when
    await page.getByLabel('小地图').click();

    // then
    expect(await isOnTop(mark)).to.equal(true);

    // when
    await page.goto(`${stack.baseUrl}${itemPath}/versions/1`);
    await page.locator('.djs-shape').first().waitFor();

    // then
    expect(await isOnTop(page.locator('.bjs-powered-by').first())).to.equal(true);
  });

  it('cuts nothing off at 1280 × 720 and passes the accessibility rules', async () => {
    // given
    const page = await openItem();
    await choose(page, 'accept-application');

    // when
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.tb-header, .modeler-toolbar, .modeler-side, .djs-palette')]
        .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.getBoundingClientRect().bottom > innerHeight)
        .map((part) => part.className),
    );
    await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
    const violations: string[] = await page.evaluate(`
      axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] }).then((result) => result.violations.map((one) => one.id))`);

    // then
    expect(cut).to.deep.equal([]);
    expect(violations).to.deep.equal([]);
    expect(browser.faults).to.deep.equal([]);
  });
});
