import { expect } from 'chai';
import type { CaseDetail, PaymentView } from '../../../server/desk/case-schemas.ts';
import { addStaff } from '../support/desk-office.ts';
import { fileSample, type Portal, portalOf } from '../support/filing.ts';
import { openTestServer, type SignedIn, type TestServer } from '../support/test-server.ts';

describe('desk: refunds', () => {
  let server: TestServer;
  let portal: Portal;
  let approver: SignedIn;
  let reviewer: SignedIn;
  let caseNo: string;

  const refund = (who: SignedIn, change: object = {}) =>
    who.agent.post(`/desk/api/cases/${caseNo}/refunds`).send({
      amountFen: 8_050,
      refundableFen: 108_000,
      ground: 'period-shortened',
      reason: '提前恢复通行',
      ...change,
    });
  const paymentOf = async (): Promise<PaymentView | null> => {
    const { body } = await approver.agent.get(`/desk/api/cases/${caseNo}`);
    return (body as CaseDetail).payment;
  };

  before(async () => {
    server = await openTestServer();
    await addStaff(server, ['approver', 'reviewer', 'teacher']);
    portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
    [approver, reviewer] = [await server.signIn('approver'), await server.signIn('reviewer')];
  });
  beforeEach(async () => {
    caseNo = await fileSample(portal);
    const at = server.database.clock.now().toJSDate();
    const order = { order_no: `o-${caseNo}`, case_no: caseNo, seq: 0, amount_fen: 108_000, state: 'paid' };
    await server.database.db('payment_orders').insert({ ...order, due_at: at, created_at: at, paid_at: at });
  });
  after(() => server.close());

  it('shows what was given back, on what ground, by whom, and what is left', async () => {
    // when
    const { status } = await refund(approver);
    // then
    expect(status).to.equal(204);
    const payment = await paymentOf();
    expect(payment).to.deep.include({ refundableFen: 99_950, leadDepartmentId: 'municipal-administration' });
    expect(payment?.refunds).to.have.length(1);
    expect(payment?.refunds[0]).to.include({
      amountFen: 8_050,
      state: 'intended',
      groundName: '缩短占用期限',
      decidedBy: 'approver 员',
    });
    expect(payment?.refundGrounds.map(({ key }) => key)).to.include.members(['area-reduced', 'overcharged']);
  });

  it('tells the applicant, by text and over the API, with a notice to open', async () => {
    // when
    await refund(approver);
    // then
    const texts = await server.database
      .db('notifications')
      .where({ case_no: caseNo, template: 'refund-decided' })
      .pluck('text');
    expect(texts).to.have.length(1);
    expect(texts[0]).to.include('80.50元');
    const { body } = await portal.get(`/cases/${caseNo}`);
    expect(body.payment.refunds).to.have.length(1);
    const notice = (body.documents as { id: string; kind: string }[]).find(({ kind }) => kind === 'refund-notice');
    const pdf = await portal.get(`/cases/${caseNo}/documents/${notice?.id ?? ''}`);
    expect([pdf.status, pdf.headers['content-type']]).to.deep.equal([200, 'application/pdf']);
  });

  it('is one refund when the button is pressed twice', async () => {
    // when
    const answers = await Promise.all([refund(approver), refund(approver)]);
    // then
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([204, 409]);
    expect((await paymentOf())?.refunds).to.have.length(1);
  });

  it('refuses anybody but an approver, other sums and other words', async () => {
    const refusals = [
      await refund(reviewer),
      await refund(approver, { amountFen: 108_001 }),
      await refund(approver, { amountFen: 0.5 }),
      await refund(approver, { ground: 'because' }),
      await refund(approver, { reason: '  ' }),
    ];
    expect(refusals.map(({ status, body }) => `${status} ${(body as { code: string }).code}`)).to.deep.equal([
      '403 role-not-allowed',
      '400 refund-exceeds-payment',
      '400 schema-violation',
      '400 refund-ground-unknown',
      '400 schema-violation',
    ]);
    expect((await paymentOf())?.refunds).to.deep.equal([]);
  });
});
