import { expect } from 'chai';
import { createSmtpEmailSender } from '../../../adapters/smtp-email-sender.ts';
import { createNotifications, createNotificationsEffects } from '../../../domain/notifications/index.ts';
import type { SmsSender } from '../../../domain/notifications/index.ts';
import { openSampleCase, readSampleFiling, SYSTEM } from '../../support/office.ts';
import { openOutsideRig, type OutsideRig } from '../../support/outside-rig.ts';
import { refusal } from '../../support/refusal.ts';

const MAILBOX = 'lin@example.cn';
const RULES = { quietFrom: '22:00', quietUntil: '08:00', perRecipientHour: undefined, perMinute: undefined };
/** A platform that takes everything. */
const sms: SmsSender = {
  send: ({ messageKey }) => Promise.resolve({ messageKey, messageId: messageKey }),
  find: () => Promise.resolve(undefined),
};

describe('mail to applicants', () => {
  let rig: OutsideRig;
  let caseNo: string;

  const send = () => {
    const email = createSmtpEmailSender({ url: rig.simulator.smtpUrl, from: '通办 <o@example.cn>', timeoutMs: 3000 });
    return createNotificationsEffects({ ...rig.effectNeeds, sms, email }).sendNotifications({ limit: 100 }, SYSTEM);
  };
  const open = async (email: string | undefined): Promise<string> => {
    const { applicant } = readSampleFiling();
    const filing = { applicant: { ...applicant, ...(email !== undefined && { email }) } };
    return (await rig.database.transact((inside) => openSampleCase(inside, filing))).caseNo;
  };
  const notify = () =>
    rig.database.transact((inside) =>
      createNotifications(inside).notifyApplicant(
        { caseNo, template: 'supplement-requested', values: { dueOn: '2026-03-16' } },
        SYSTEM,
      ),
    );
  const setRules = (sendsEmail: boolean) =>
    rig.database.transact((inside) => createNotifications(inside).setMessageRules({ ...RULES, sendsEmail }, SYSTEM));
  const notices = async () =>
    (await createNotifications(rig.database.needs).listNotices(caseNo)).map(
      ({ channel, recipient, state }) => `${channel} ${recipient} ${state}`,
    );
  const received = async () =>
    (await rig.simulator.ledger('email-received'))
      .map((entry) => entry['email'] as { subject: string; text: string; messageId: string })
      .filter(({ subject }) => subject.includes(caseNo));

  before(async () => {
    rig = await openOutsideRig('email');
  });
  beforeEach(async () => {
    rig.database.clock.set('2026-03-02T10:00:00');
    await rig.simulator.press(`/actions/mailboxes/${MAILBOX}/open`);
    await setRules(true);
    caseNo = await open(MAILBOX);
  });
  afterEach(() => rig.database.db('notifications').delete());
  after(() => rig.close());

  it('goes beside the SMS, once, in the words of the SMS', async () => {
    // when
    await notify();
    await notify();
    await send();
    // then
    const phone = String(readSampleFiling().applicant['phone']);
    expect(await notices()).to.have.members([`sms ${phone} sent`, `email ${MAILBOX} sent`]);
    const [letter, ...more] = await received();
    expect(more).to.deep.equal([]);
    expect(letter?.subject).to.equal(`【通办】补正通知（办件编号${caseNo}）`);
    expect(letter?.text)
      .to.match(/^\S+：\n\n您申请的“占用、挖掘城市道路审批”/)
      .and.include('2026年3月16日（含）前');
  });

  it('is not written where the office sends none, or no address was left', async () => {
    // given
    await setRules(false);
    await notify();
    const withoutRule = await notices();
    await setRules(true);
    caseNo = await open(undefined);
    // when
    await notify();
    // then
    expect([withoutRule.length, (await notices()).length]).to.deep.equal([1, 1]);
  });

  it('does not wait for the morning: it wakes nobody', async () => {
    // given
    rig.database.clock.set('2026-03-02T23:00:00');
    await notify();
    // when
    await send();
    // then
    expect((await notices()).map((line) => line.split(' ').at(-1))).to.have.members(['pending', 'sent']);
    expect(await received()).to.have.length(1);
  });

  it('is the same mail when the sender died before it noted the sending', async () => {
    // given
    await notify();
    await rig.database.db('notifications').where({ channel: 'sms' }).delete();
    rig.crashAt('notification-sent');
    await rig.expectCrash(send());
    // when
    rig.database.clock.advance({ minutes: 2 });
    await send();
    // then
    expect(await notices()).to.deep.equal([`email ${MAILBOX} sent`]);
    expect(new Set((await received()).map(({ messageId }) => messageId)).size).to.equal(1);
  });

  it('that is refused becomes an incident, and the SMS went all the same', async () => {
    // given
    await rig.simulator.press(`/actions/mailboxes/${MAILBOX}/close`);
    await notify();
    // when
    await send();
    // then
    expect((await notices()).map((line) => line.split(' ').at(-1))).to.have.members(['sent', 'failed']);
    const incident = await rig.database.db('incidents').where({ case_no: caseNo, kind: 'notification-failed' }).first();
    expect(incident.message).to.equal('email-refused');
  });

  it('asks for an address that is one', async () => {
    // when
    const refused = await refusal(open('not an address'));
    // then
    expect(refused.details[0]).to.deep.include({ path: '/applicant/email' });
    expect(refused.details[0]?.message).to.include('电子邮箱不正确');
  });
});
