import { expect } from 'chai';
import { createSmsSender } from '../../../adapters/sms-sender.ts';
import { noEmailSender } from '../../../adapters/smtp-email-sender.ts';
import { createNotifications, createNotificationsEffects, writeNotice } from '../../../domain/notifications/index.ts';
import { openSampleCase, SYSTEM } from '../../support/office.ts';
import { openOutsideRig } from '../../support/outside-rig.ts';
import type { OutsideRig } from '../../support/outside-rig.ts';

describe('notifications', () => {
  let rig: OutsideRig;
  let caseNo: string;

  const effects = () => {
    const { simulator, effectNeeds } = rig;
    const sms = createSmsSender({ ...simulator, clock: rig.database.clock, timeoutMs: 3000 });
    return createNotificationsEffects({ ...effectNeeds, sms, email: noEmailSender });
  };
  const send = () => effects().sendNotifications({ limit: 1000 }, SYSTEM);
  const notify = (occasion?: string) =>
    rig.database.transact((inside) =>
      createNotifications(inside).notifyApplicant(
        { caseNo, template: 'supplement-requested', values: { dueOn: '2026-03-16' }, ...(occasion && { occasion }) },
        SYSTEM,
      ),
    );
  const notices = () => createNotifications(rig.database.needs).listNotices(caseNo);
  const sent = async () =>
    (await rig.simulator.ledger('message-sent')).filter(({ message }) => JSON.stringify(message).includes(caseNo));

  before(async () => {
    rig = await openOutsideRig('sms');
    // nights and numbers have tests of their own
    await rig.database.db('message_rules').delete();
  });
  beforeEach(async () => {
    rig.database.clock.set('2026-03-02T09:00:00');
    ({ caseNo } = await rig.database.transact((inside) => openSampleCase(inside)));
  });
  afterEach(async () => {
    await rig.database.db('notifications').update({ state: 'sent' });
  });
  after(() => rig.close());

  it('are written once per case, kind and occasion, to the phone of the filing', async () => {
    // when
    for (const occasion of [undefined, undefined, 'second round']) await notify(occasion);
    // then
    expect(await notices()).to.have.length(2);
    await send();
    expect((await sent())[0]).to.have.nested.property('message.phone', '13800000001');
  });

  it('are gone when the change they tell of is rolled back', async () => {
    // given
    const work = rig.database.transact(async (inside) => {
      const notice = { caseNo, template: 'rejected', values: {} } as const;
      await createNotifications(inside).notifyApplicant(notice, SYSTEM);
      throw new Error('rolled back');
    });
    // when
    await work.catch(() => undefined);
    // then
    expect(await notices()).to.deep.equal([]);
  });

  it('go out once, also when two senders run and when one dies after sending', async () => {
    // given
    await notify();
    await Promise.all([send(), send()]);
    await notify('again');
    rig.crashAt('notification-sent');
    await rig.expectCrash(send());
    // when the lease is over
    rig.database.clock.advance({ minutes: 2 });
    await send();
    // then
    expect(await sent()).to.have.length(2);
    expect((await notices()).map(({ state }) => state)).to.deep.equal(['sent', 'sent']);
  });

  it('are tried again later and later while the platform fails, and given up as an incident', async () => {
    // given
    await notify();
    await rig.simulator.press('/admin/faults', { kind: '500', count: 100 });
    // when
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 14; attempt++) {
      await send();
      const row = await rig.database.db('notifications').where({ case_no: caseNo }).first('next_attempt_at', 'state');
      waits.push(Math.round((row.next_attempt_at.getTime() - rig.database.clock.now().toMillis()) / 1000));
      rig.database.clock.advance({ hours: 4 });
    }
    // then
    expect(waits.slice(0, 4)).to.deep.equal([20, 40, 80, 160]);
    expect((await notices()).map(({ state }) => state)).to.deep.equal(['failed']);
    expect(await rig.database.db('incidents').where({ case_no: caseNo }).pluck('kind')).to.deep.equal([
      'notification-failed',
    ]);
    await fetch(`${rig.simulator.url}/admin/faults`, { method: 'DELETE' });
  });

  it('are given up at once when the platform will never take them', async () => {
    // given
    await notify();
    await rig.database.db('notifications').where({ case_no: caseNo }).update({ recipient: 'no phone' });
    // when
    await send();
    // then
    expect((await notices()).map(({ state }) => state)).to.deep.equal(['failed']);
  });
});

describe('texts of notices', () => {
  it('name item and case and say what to do until when, without numbers of persons', () => {
    // given
    const subject = { caseNo: '11350500MB0000019G3000117013000202603020001', itemName: '占用、挖掘城市道路审批' };
    const values = { amount: '1080.00', dueOn: '2026-03-17', payUrl: 'https://pay.example/1' };
    // when
    const text = writeNotice('payment-requested', subject, values);
    // then
    expect(text).to.equal(
      '【通办】您申请的“占用、挖掘城市道路审批”（办件编号11350500MB0000019G3000117013000202603020001）' +
        '应缴费用1080.00元，请于2026年3月17日（含）前缴纳：https://pay.example/1',
    );
  });
});
