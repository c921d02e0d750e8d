import { expect } from 'chai';
import { notifyOfficer } from '../../../domain/notifications/index.ts';
import { SYSTEM } from '../../support/office.ts';
import { addStaff } from '../support/desk-office.ts';
import { fileSample, portalOf } from '../support/filing.ts';
import { openTestServer, type SignedIn, type TestServer } from '../support/test-server.ts';

describe('desk: messages', () => {
  let server: TestServer;
  let approver: SignedIn;
  let window: SignedIn;
  let caseNo: string;

  const idOf = async (login: string): Promise<string> =>
    (await server.database.db('accounts').where({ login_name: login }).first('id')).id;
  const box = async (who: SignedIn) => (await who.agent.get('/desk/api/messages')).body;
  const read = (who: SignedIn, body: object) =>
    who.agent.post('/desk/api/messages/read').set('x-csrf-token', who.csrfToken).send(body);
  const warn = async (occasion: string, phone?: string) => {
    const accountId = await idOf('approver');
    const values = { departmentName: '市政管理局', number: '市督〔2026〕1号', dueOn: '2026-03-04' };
    await server.database.transact((inside) =>
      notifyOfficer(
        inside,
        { accountId, phone, about: { caseNo }, template: 'order-issued', occasion, values },
        SYSTEM,
      ),
    );
  };
  const smsCount = async (): Promise<number> =>
    (await server.database.db('notifications').where({ template: 'order-issued' })).length;

  before(async () => {
    server = await openTestServer();
    await addStaff(server);
    approver = await server.signIn('approver');
    window = await server.signIn('window');
    caseNo = await fileSample(portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token));
  });
  beforeEach(() => server.database.db('desk_messages').delete());
  after(() => server.close());

  it('hold what officers are told, once per occasion, with an SMS only where a phone is known', async () => {
    // when
    await warn('first');
    await warn('first');
    const without = await smsCount();
    await warn('second', '13900000009');
    // then
    const { unread, messages } = await box(approver);
    expect(unread).to.equal(2);
    expect(messages).to.have.length(2);
    expect(messages[0]).to.include({ kind: 'order-issued', title: '督办', caseNo, isRead: false });
    expect(messages[0].text).to.include('市督〔2026〕1号').and.not.include('【通办】');
    expect([without, await smsCount()]).to.deep.equal([0, 1]);
  });

  it('are read by their owner only, one by one or all at once', async () => {
    // given
    for (const occasion of ['a', 'b', 'c']) await warn(occasion);
    const [latest] = (await box(approver)).messages;
    // when
    await read(window, { ids: [latest.id] });
    await read(window, {});
    const afterStranger = (await box(approver)).unread;
    expect((await read(approver, { ids: [latest.id] })).status).to.equal(204);
    const afterOne = (await box(approver)).unread;
    await read(approver, {});
    // then
    expect([afterStranger, afterOne, (await box(approver)).unread]).to.deep.equal([3, 2, 0]);
    expect((await box(window)).messages).to.deep.equal([]);
  });

  it('tell the window, and nobody else, that an SMS did not reach the applicant', async () => {
    // given
    const { notifications } = server.deps.reading;
    await server.deps.transact((domain) =>
      domain.notifications.notifyApplicant({ caseNo, template: 'refused', values: {} }, SYSTEM),
    );
    const { message_key: messageKey } = await server.database
      .db('notifications')
      .where({ case_no: caseNo, template: 'refused' })
      .first();
    const at = server.database.clock.now().toISO() ?? '';
    const notice = { eventId: 'e1', client: 'us', messageKey, status: 'failed', code: 'EMPTY-NUMBER', at } as const;
    // when
    await server.deps.transact((domain) =>
      domain.notifications.recordReceipt({ notice, client: 'us' }, { kind: 'outside', id: 'sms' }),
    );
    // then
    const { messages } = await box(window);
    expect(messages.map(({ kind }: { kind: string }) => kind)).to.deep.equal(['notice-undelivered']);
    expect(messages[0].text).to.include('不予许可通知').and.include('EMPTY-NUMBER');
    expect((await box(approver)).messages).to.deep.equal([]);
    expect((await notifications.listNotices(caseNo)).at(-1)).to.include({ state: 'failed' });
    const { body } = await window.agent.get(`/desk/api/cases/${caseNo}`);
    expect(body.notices.at(-1)).to.include({ title: '不予许可通知', state: 'failed', code: 'EMPTY-NUMBER' });
  });

  it('are refused for a list of nothing', async () => {
    expect((await read(approver, { ids: [] })).status).to.equal(400);
  });
});
