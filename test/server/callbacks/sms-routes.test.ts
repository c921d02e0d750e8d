import { expect } from 'chai';
import { createSmsSender } from '../../../adapters/sms-sender.ts';
import { noEmailSender } from '../../../adapters/smtp-email-sender.ts';
import { createNotifications, createNotificationsEffects } from '../../../domain/notifications/index.ts';
import { openSampleCase, SYSTEM } from '../../support/office.ts';
import { startTestSimulator, type TestSimulator } from '../../support/simulators.ts';
import { openCallbackRig, type CallbackRig } from './callback-rig.ts';

describe('POST /callbacks/sms', () => {
  let rig: CallbackRig;
  let sms: TestSimulator;
  let caseNo: string;
  let key: string;

  const effects = () => {
    const { clock, transact } = rig.database;
    const sender = createSmsSender({ ...sms, clock, timeoutMs: 3000 });
    return createNotificationsEffects({ transact, clock, reached: () => undefined, sms: sender, email: noEmailSender });
  };
  const notice = async () => (await createNotifications(rig.database.needs).listNotices(caseNo))[0];
  const says = (status: 'delivered' | 'failed', body?: unknown) =>
    sms.press(`/actions/messages/${key}/${status}`, body);
  const flush = () => sms.press('/admin/callbacks/flush');
  const arm = (fault: object) => sms.press('/admin/faults', fault);
  const send = (change: object, manner: object = {}) =>
    sms.press('/admin/callbacks/send', {
      event: {
        ...{ eventId: 'e', type: 'message.reported', client: sms.client, messageKey: key, status: 'failed' },
        ...{ at: rig.database.clock.now().toISO(), ...change },
      },
      ...manner,
    });
  const inbox = () => rig.database.db('inbox_messages').where({ provider: 'sms' });
  const refusals = async () =>
    (await rig.database.db('audit_lines').where({ action: 'refuse-callback', subject_id: 'sms' })).length;

  before(async () => {
    rig = await openCallbackRig();
    sms = await startTestSimulator('sms', rig.database.clock, `${rig.url}/sms`);
  });
  beforeEach(async () => {
    for (const table of ['inbox_messages', 'notifications']) await rig.database.db(table).delete();
    rig.database.clock.set('2026-03-02T10:00:00');
    ({ caseNo } = await rig.database.transact((inside) => openSampleCase(inside)));
    await rig.database.transact((inside) =>
      createNotifications(inside).notifyApplicant({ caseNo, template: 'refused', values: {} }, SYSTEM),
    );
    await rig.database.db('message_rules').delete();
    await effects().sendNotifications({ limit: 100 }, SYSTEM);
    ({ message_key: key } = await rig.database.db('notifications').where({ case_no: caseNo }).first());
  });
  after(async () => {
    await sms.close();
    await rig.close();
  });

  it('notes once that a message arrived, also when the receipt comes fifty times', async () => {
    // given
    await arm({ kind: 'duplicate', times: 50 });
    rig.database.clock.advance({ minutes: 1 });
    // when
    await says('delivered');
    await flush();
    // then
    const told = await notice();
    expect(told).to.include({ state: 'delivered' });
    expect(told?.reportedAt?.toFormat('HH:mm')).to.equal('10:01');
    expect(await inbox()).to.have.length(1);
  });

  it('notes with the platform’s code that it did not, as an incident of the case', async () => {
    // when
    await says('failed', { code: 'EMPTY-NUMBER' });
    await flush();
    // then
    expect(await notice()).to.include({ state: 'failed', reportCode: 'EMPTY-NUMBER' });
    const [incident] = await rig.database.db('incidents').where({ case_no: caseNo });
    expect(incident).to.include({ kind: 'notification-undelivered', message: 'EMPTY-NUMBER' });
  });

  it('takes a receipt that is quicker than our own note of having sent', async () => {
    // given
    await rig.database.db('notifications').where({ case_no: caseNo }).update({ state: 'pending', sent_at: null });
    // when
    await says('delivered');
    await flush();
    // then
    const told = await notice();
    expect(told?.state).to.equal('delivered');
    expect(told?.sentAt).not.to.equal(undefined);
  });

  it('keeps the first word: a contrary receipt that comes later changes nothing', async () => {
    // given
    await says('delivered');
    await flush();
    // when
    const answer = await send({ eventId: 'contrary' });
    // then
    expect(answer).to.deep.equal({ status: 200 });
    expect(await notice()).to.include({ state: 'delivered' });
    expect(await rig.database.db('inbox_messages').where({ event_id: 'contrary' }).first()).to.include({
      outcome: 'noted',
    });
  });

  const hostile: [string, () => Promise<unknown>, number][] = [
    ['signed with another key', () => send({}, { key: 'not-the-key' }), 401],
    ['an hour old', () => send({}, { at: '2026-03-02T09:00:00+08:00' }), 401],
    ['of another client', () => send({ client: 'another-client' }), 403],
    ['about a message we never sent', () => send({ messageKey: 'never' }), 404],
    ['without a status', () => send({ status: 'perhaps' }), 400],
  ];
  for (const [what, strike, status] of hostile)
    it(`refuses a receipt ${what}, with a line in the audit`, async () => {
      // given
      const before = await refusals();
      // when
      const answer = await strike();
      // then
      expect(answer).to.deep.equal({ status });
      expect(await notice()).to.include({ state: 'sent' });
      expect(await inbox()).to.deep.equal([]);
      expect(await refusals()).to.equal(before + 1);
    });

  it('asks by itself when the receipt never comes, and stops asking after three days', async () => {
    // given
    await arm({ kind: 'never' });
    const ask = () => effects().queryUnreported({ limit: 100 }, SYSTEM);
    rig.database.clock.advance({ minutes: 31 });
    const asked = [(await ask()).asked, (await ask()).asked];
    // when
    await says('delivered');
    rig.database.clock.advance({ minutes: 31 });
    await ask();
    // then
    expect(asked).to.deep.equal([1, 0]);
    expect(await notice()).to.include({ state: 'delivered' });
    await rig.database.db('notifications').where({ case_no: caseNo }).update({ state: 'sent', reported_at: null });
    rig.database.clock.advance({ days: 3 });
    expect((await ask()).asked).to.equal(0);
  });

  it('takes a receipt that comes a day late', async () => {
    // given
    await arm({ kind: 'never' });
    await says('delivered');
    // when
    rig.database.clock.advance({ days: 1 });
    await flush();
    // then
    expect(await notice()).to.include({ state: 'delivered' });
  });
});
