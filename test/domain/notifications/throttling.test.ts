import { expect } from 'chai';
import { createSmsSender } from '../../../adapters/sms-sender.ts';
import { noEmailSender } from '../../../adapters/smtp-email-sender.ts';
import { createNotifications, createNotificationsEffects, notifyOfficer } from '../../../domain/notifications/index.ts';
import type { MessageRules } from '../../../domain/notifications/index.ts';
import { openSampleCase, SYSTEM } from '../../support/office.ts';
import { openOutsideRig, type OutsideRig } from '../../support/outside-rig.ts';
import { refusal } from '../../support/refusal.ts';

const RULES: MessageRules = {
  ...{ quietFrom: '22:00', quietUntil: '08:00', perRecipientHour: 3, perMinute: undefined },
  sendsEmail: false,
};

describe('how much is sent when', () => {
  let rig: OutsideRig;
  let caseNo: string;

  const send = () => {
    const { simulator, effectNeeds, database } = rig;
    const sms = createSmsSender({ ...simulator, clock: database.clock, timeoutMs: 3000 });
    return createNotificationsEffects({ ...effectNeeds, sms, email: noEmailSender }).sendNotifications(
      { limit: 1000 },
      SYSTEM,
    );
  };
  const notify = (occasion: string) =>
    rig.database.transact((inside) =>
      createNotifications(inside).notifyApplicant({ caseNo, template: 'refused', occasion, values: {} }, SYSTEM),
    );
  const warn = (phone: string) =>
    rig.database.transact((inside) =>
      notifyOfficer(
        inside,
        {
          ...{ accountId: 'head', phone, about: { caseNo }, template: 'order-issued', occasion: caseNo },
          values: { departmentName: '市政管理局', number: '1', dueOn: '2026-03-04' },
        },
        SYSTEM,
      ),
    );
  const setRules = (rules: MessageRules) =>
    rig.database.transact((inside) => createNotifications(inside).setMessageRules(rules, SYSTEM));
  const states = async () =>
    (await createNotifications(rig.database.needs).listNotices(caseNo)).map(({ state }) => state);
  const countSent = async () => (await rig.simulator.ledger('message-sent')).length;

  before(async () => {
    rig = await openOutsideRig('sms');
    await rig.database.db('accounts').insert({
      ...{ id: 'head', login_name: 'head', display_name: '周丽华', password_hash: '', created_at: new Date() },
    });
  });
  beforeEach(async () => {
    await rig.database.db('notifications').delete();
    rig.database.clock.set('2026-03-02T10:00:00');
    await setRules(RULES);
    ({ caseNo } = await rig.database.transact((inside) => openSampleCase(inside)));
  });
  after(() => rig.close());

  it('one phone gets so many an hour, and everything in the end, also with two senders at once', async () => {
    // given
    const before = await countSent();
    for (const occasion of '1234567') await notify(occasion);
    // when
    await Promise.all([send(), send()]);
    const atOnce = (await countSent()) - before;
    const hourly: number[] = [];
    for (let hour = 1; hour <= 2; hour += 1) {
      rig.database.clock.advance({ minutes: 59 });
      await send();
      expect((await countSent()) - before, 'before the hour is over').to.equal(hourly.at(-1) ?? atOnce);
      rig.database.clock.advance({ minutes: 1 });
      await send();
      hourly.push((await countSent()) - before);
    }
    // then
    expect([atOnce, ...hourly]).to.deep.equal([3, 6, 7]);
    expect(await states()).to.deep.equal(Array.from({ length: 7 }, () => 'sent'));
  });

  it('says on the case until when a message waits', async () => {
    // given
    for (const occasion of '1234') await notify(occasion);
    // when
    await send();
    // then
    const waiting = (await createNotifications(rig.database.needs).listNotices(caseNo)).find(
      ({ state }) => state === 'pending',
    );
    expect(waiting?.waitsUntil?.toFormat('HH:mm')).to.equal('11:00');
  });

  it('by night only what is urgent goes out; the rest goes in the morning', async () => {
    // given
    rig.database.clock.set('2026-03-02T22:00:00');
    const before = await countSent();
    await notify('night');
    await warn('13900000009');
    // when
    await send();
    const byNight = (await countSent()) - before;
    const [told] = await createNotifications(rig.database.needs).listNotices(caseNo);
    rig.database.clock.set('2026-03-03T08:00:00');
    await send();
    // then
    expect(byNight).to.equal(1);
    expect(told?.waitsUntil?.toFormat('MM-dd HH:mm')).to.equal('03-03 08:00');
    expect((await countSent()) - before).to.equal(2);
  });

  it('a platform that takes so many a minute gets no more', async () => {
    // given
    await setRules({ ...RULES, perRecipientHour: undefined, perMinute: 2 });
    const before = await countSent();
    for (const occasion of '12345') await notify(occasion);
    // when
    const counts: number[] = [];
    for (let minute = 0; minute < 3; minute += 1) {
      await send();
      await send();
      counts.push((await countSent()) - before);
      rig.database.clock.advance({ minutes: 1 });
    }
    // then
    expect(counts).to.deep.equal([2, 4, 5]);
  });

  it('rules that make no sense are refused', async () => {
    // when
    const refused = await refusal(setRules({ ...RULES, quietUntil: undefined, perRecipientHour: 0 }));
    // then
    expect(refused.code).to.equal('message-rules-invalid');
    expect(refused.details.map(({ path }) => path)).to.deep.equal(['/perRecipientHour', '/quietUntil']);
  });
});
