import { expect } from 'chai';
import type { Page } from 'playwright-core';
import * as act from '../../local/demo/acts.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { openScene, type Scene } from '../support/scene.ts';

const UP_TO_DISPATCH = [
  ...[act.accept, act.inspect, act.cosign, act.reviewRoad, act.reviewTraffic, act.confirmRoad, act.confirmTraffic],
  ...[act.grant, act.pay],
];

describe('messages and deliveries in the browser', function () {
  this.timeout(240_000);
  let scene: Scene;
  let browser: TestBrowser;
  let window: Page;

  before(async () => {
    scene = await openScene();
    browser = await openBrowser(scene.stack.baseUrl, scene.stack.accounts);
    window = await browser.signIn('wangxiulan', '/desk/tasks?view=open');
    await window.getByText('实时更新').waitFor();
  });
  after(async () => {
    await browser?.close();
    await scene?.close();
  });

  const press = async (simulator: 'sms' | 'courier', path: string): Promise<void> => {
    const url = `http://127.0.0.1:${scene.stack.site.ports[simulator]}${path}`;
    await fetch(url, { method: 'POST', redirect: 'manual' });
  };
  const bell = () => window.getByRole('button', { name: /^消息/ });

  it('tell the window by itself that an applicant was not reached, and lead to the case', async () => {
    // given
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.accept]);
    await window.goto(`${scene.stack.baseUrl}/desk/cases/${caseNo}`);
    await window.getByText('实时更新').waitFor();
    await window.getByRole('tab', { name: '通知 1' }).click();
    await window.getByText('回执未到').waitFor();
    const { message_key: key } = await scene.stack.db('notifications').where({ case_no: caseNo }).first();
    // when
    await press('sms', `/actions/messages/${key}/failed`);
    // then
    await window.getByText('回执为未送达（UNDELIV），请改用电话等方式告知').waitFor();
    await window.getByRole('button', { name: '消息，1 条未读' }).click();
    await window.getByText('受理通知短信未送达（UNDELIV）').waitFor();
    await window.getByRole('link', { name: '看办件' }).click();
    await window.getByRole('button', { name: '消息', exact: true }).waitFor();
    expect(await bell().count()).to.equal(1);
  });

  it('let the window arrange a parcel that came back anew, with an address only where it is sent again', async () => {
    // given
    const caseNo = await scene.file();
    await scene.play(caseNo, [...UP_TO_DISPATCH, act.collect, act.transport, act.sendBack]);
    const { id } = await scene.taskOf(caseNo, 'arrange-redelivery');
    await window.goto(`${scene.stack.baseUrl}/desk/tasks/${id}`);
    await window.getByRole('button', { name: '签收' }).click();
    // when
    await window.getByLabel('与申请人联系的情况').fill('已电话联系，改寄项目部。');
    expect(await window.getByLabel('收件地址').count()).to.equal(0);
    await window.getByText('再次寄递', { exact: true }).click();
    await window.getByLabel('收件人', { exact: true }).fill('陈海生');
    await window.getByLabel('收件人电话').fill('13805950011');
    await window.getByLabel('收件地址').fill('丰泽区城东街道项目部二楼');
    const answered = window.waitForResponse((answer) => answer.url().endsWith('/decision'));
    await window.getByRole('button', { name: '提交决定' }).click();
    expect((await answered).status()).to.equal(200);
    await scene.stack.drain();
    // then
    await scene.play(caseNo, [act.collect, act.transport, act.failDelivery, act.deliver]);
    await window.goto(`${scene.stack.baseUrl}/desk/cases/${caseNo}`);
    await window.getByRole('tab', { name: '文书与结果' }).click();
    await window.getByRole('heading', { name: '此前未送达的快递' }).waitFor();
    await window.getByText('送达回证').waitFor();
    await window.getByText('投递未成功').waitFor();
  });

  it('ran without a script error', () => {
    expect(browser.faults).to.deep.equal([]);
  });
});
