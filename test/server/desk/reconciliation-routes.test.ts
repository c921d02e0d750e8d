import { expect } from 'chai';
import type { ReconciliationView } from '../../../server/desk/reconciliation-schemas.ts';
import { addStaff } from '../support/desk-office.ts';
import { openTestServer, type SignedIn, type TestServer } from '../support/test-server.ts';

describe('desk: reconciliation', () => {
  let server: TestServer;
  let supervisor: SignedIn;
  let approver: SignedIn;

  const show = async (month?: string): Promise<ReconciliationView> =>
    (await supervisor.agent.get(`/desk/api/reconciliation${month === undefined ? '' : `?month=${month}`}`)).body;
  const close = (who: SignedIn, body: object) => who.agent.post('/desk/api/reconciliation/close').send(body);

  before(async () => {
    server = await openTestServer();
    server.database.clock.set('2026-03-04T10:00:00');
    await addStaff(server, ['supervisor', 'approver']);
    [supervisor, approver] = [await server.signIn('supervisor'), await server.signIn('approver')];
    const at = new Date('2026-03-03T02:00:00Z');
    const { db } = server.database;
    await db('payment_statements').insert({ day: '2026-03-02', fetched_at: at, first_fetched_at: at });
    const line = { day: '2026-03-02', line: 0, kind: 'payment', number: 'o-9', order_no: 'o-9', gateway_no: 'T-9' };
    await db('payment_statement_lines').insert({ ...line, amount_fen: 108_000, is_done: true, at });
    const difference = { kind: 'payment-missing-here', number: 'o-9', order_no: 'o-9', day: '2026-03-02' };
    await db('payment_differences').insert({ ...difference, theirs_fen: 108_000, incident_number: 7, opened_at: at });
  });
  after(() => server.close());

  it('shows every day of the month that is over, both sides, and what differs', async () => {
    // when
    const shown = await show();
    // then
    expect(shown).to.include({ month: '2026-03', thisMonth: '2026-03' });
    expect(shown.days.map(({ day, state }) => `${day} ${state}`)).to.deep.equal([
      '2026-03-03 waiting',
      '2026-03-02 differs',
      '2026-03-01 waiting',
    ]);
    expect(shown.days[1]?.theirs).to.deep.equal({ payments: 1, paymentFen: 108_000, refunds: 0, refundFen: 0 });
    expect(shown.differences[0]).to.include({ kindName: '对账单上的缴费本平台没有', incidentNumber: 7, oursFen: null });
    expect((await show('2026-02')).days).to.have.length(28);
    expect((await show('2026-04')).days).to.deep.equal([]);
  });

  it('lets a supervisor close a difference once, with a remark, and shows who did', async () => {
    // given
    const [difference] = (await show()).differences;
    const body = { id: difference?.id ?? 0, remark: '他部门订单，已转办' };
    // when
    const answers = [await close(supervisor, body), await close(supervisor, body), await close(approver, body)];
    // then
    expect(answers.map(({ status }) => status)).to.deep.equal([204, 409, 403]);
    const [closed] = (await show()).differences;
    expect(closed).to.include({ resolution: 'closed', resolvedBy: 'supervisor 员', remark: '他部门订单，已转办' });
    expect((await show()).days[1]).to.include({ state: 'cleared', resolved: 1 });
  });

  it('refuses what is not over, not known, or not said', async () => {
    const run = (day: string) => supervisor.agent.post('/desk/api/reconciliation/run').send({ day });
    const answers = [
      await run('2026-03-04'),
      await run('2026-02-30'),
      await run('2026-03-03'),
      await close(supervisor, { id: 999, remark: '查无此条' }),
      await close(supervisor, { id: 1, remark: ' ' }),
      await supervisor.agent.get('/desk/api/reconciliation?month=2026-13'),
    ];
    expect(answers.map(({ status, body }) => `${status} ${(body as { code: string }).code}`)).to.deep.equal([
      '400 statement-day-open',
      '400 schema-violation',
      '503 payment-gateway-unavailable',
      '404 difference-not-found',
      '400 schema-violation',
      '400 schema-violation',
    ]);
  });
});
