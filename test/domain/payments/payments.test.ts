import { expect } from 'chai';
import { createHttpPaymentGateway } from '../../../adapters/http-payment-gateway.ts';
import { createCases } from '../../../domain/cases/index.ts';
import type { DomainError } from '../../../domain/errors.ts';
import { createPayments, createPaymentsEffects } from '../../../domain/payments/index.ts';
import type { PaymentNotice } from '../../../domain/payments/index.ts';
import { grantSampleCase, INTEGRATOR, SYSTEM } from '../../support/office.ts';
import { untilSomebodyWaits } from '../../support/lock-wait.ts';
import { openOutsideRig } from '../../support/outside-rig.ts';
import type { OutsideRig } from '../../support/outside-rig.ts';
import { refusal } from '../../support/refusal.ts';

const PLATFORM = { kind: 'outside', id: 'payment-gateway' } as const;

describe('payments', () => {
  let rig: OutsideRig;
  let caseNo: string;
  let orderNo: string;

  const effects = () => {
    const { simulator, effectNeeds } = rig;
    const gateway = createHttpPaymentGateway({ ...simulator, clock: rig.database.clock, timeoutMs: 3000 });
    return createPaymentsEffects({ ...effectNeeds, gateway });
  };
  const inTransaction = <T>(work: (payments: ReturnType<typeof createPayments>) => Promise<T>): Promise<T> =>
    rig.database.transact((inside) => work(createPayments(inside)));
  const order = () => inTransaction((payments) => payments.findPayment(caseNo));
  const commands = async (): Promise<string[]> =>
    rig.database.db('outbox_commands').where({ subject: caseNo, kind: 'correlate-message' }).pluck('command_id');
  const eventTypes = async (): Promise<string[]> =>
    rig.database
      .db('case_events')
      .where({ case_no: caseNo })
      .where('type', 'like', 'Payment%')
      .orderBy('id')
      .pluck('type');
  const pay = () => rig.simulator.press(`/actions/orders/${orderNo}/pay`);
  const effectStates = async (): Promise<string[]> =>
    rig.database.db('effects').where({ case_no: caseNo }).orderBy('intended_at').pluck('state');

  const noticeFromGateway = async (change: Partial<PaymentNotice> = {}): Promise<PaymentNotice> => {
    const told = await rig.simulator.ledger('callback-queued');
    const last = told.map((entry) => entry['event'] as PaymentNotice & { merchantOrderNo: string });
    const event = last.find(({ merchantOrderNo }) => merchantOrderNo === orderNo);
    if (!event) throw new Error('the gateway told nothing');
    return { ...event, orderNo: event.merchantOrderNo, ...change };
  };
  const confirm = (notice: PaymentNotice) =>
    inTransaction((payments) => payments.confirmPayment({ notice, merchant: rig.simulator.client }, PLATFORM));

  /** Until somebody waits for a row that another holds. */
  before(async () => {
    rig = await openOutsideRig('payment');
  });
  beforeEach(async () => {
    rig.database.clock.set('2026-03-02T09:00:00');
    ({ caseNo } = await rig.database.transact((inside) => grantSampleCase(inside)));
  });
  after(() => rig.close());

  const request = async () => {
    const requested = await effects().requestPayment({ caseNo }, SYSTEM);
    ({ orderNo } = requested);
    return requested;
  };

  it('orders the fee once, due at the end of the fifteenth day, however often it runs', async () => {
    // given a granted case
    // when
    const [first, second] = [await request(), await request()];
    // then
    expect(first).to.deep.include({ amountFen: 108_000, dueOn: '2026-03-17' });
    expect(first.paymentDueAt.toISO()).to.equal('2026-03-18T00:00:00.000+08:00');
    expect(second.orderNo).to.equal(first.orderNo);
    const created = await rig.simulator.ledger('order-created');
    expect(created.filter((entry) => entry['merchantOrderNo'] === orderNo)).to.have.length(1);
    expect(await order()).to.include({ state: 'payable', payUrl: first.payUrl });
    expect(await eventTypes()).to.deep.equal(['PaymentRequested']);
  });

  it('orders the fee once when two workers have the task at once', async () => {
    // when
    await Promise.all([request(), request(), request()]);
    // then
    const created = await rig.simulator.ledger('order-created');
    expect(created.filter((entry) => entry['merchantOrderNo'] === orderNo)).to.have.length(1);
    expect(await eventTypes()).to.deep.equal(['PaymentRequested']);
  });

  for (const label of ['effect-intended', 'effect-sent', 'effect-answered', 'effect-confirmed'])
    it(`orders once when the worker dies at ${label}`, async () => {
      // given
      rig.crashAt(`${label}:request-payment`);
      await rig.expectCrash(effects().requestPayment({ caseNo }, SYSTEM));
      // when the topic runs again
      await request();
      // then
      const created = await rig.simulator.ledger('order-created');
      expect(created.filter((entry) => entry['merchantOrderNo'] === orderNo)).to.have.length(1);
      expect(await order()).to.include({ state: 'payable' });
      expect(await effectStates()).to.deep.equal(['confirmed']);
    });

  it('orders once when the platform answers late or not at all', async () => {
    // given
    await rig.simulator.press('/admin/faults', { kind: 'timeout-after-effect', on: 'POST /orders' });
    const lost = await refusal(effects().requestPayment({ caseNo }, SYSTEM));
    // when
    await request();
    // then
    expect(lost.kind).to.equal('unavailable');
    const created = await rig.simulator.ledger('order-created');
    expect(created.filter((entry) => entry['merchantOrderNo'] === orderNo)).to.have.length(1);
  });

  it('asks nothing of a case that was not granted, or that is exempt', async () => {
    // given
    const { caseNo: exempt } = await rig.database.transact((inside) =>
      grantSampleCase(inside, {
        form: { ...{ isEmergency: true, occupiedArea: 1, occupationDays: 1, isExcavation: true } },
      }),
    );
    // when
    const refused = await refusal(effects().requestPayment({ caseNo: exempt }, SYSTEM));
    // then
    expect(refused.code).to.equal('case-not-payable');
  });

  it('takes a notice once, and tells the process once, however often and at once it comes', async () => {
    // given
    await request();
    await pay();
    const notice = await noticeFromGateway();
    // when
    const results = await Promise.all(Array.from({ length: 20 }, () => confirm(notice)));
    const again = await confirm({ ...notice, eventId: 'another event, same payment' });
    // then
    expect(results.filter(({ isRepeat }) => !isRepeat)).to.have.length(1);
    expect(again).to.deep.equal({ outcome: 'already', isRepeat: false });
    expect(await order()).to.include({ state: 'paid' });
    expect(await commands()).to.deep.equal([`payment-confirmed:${orderNo}`]);
    expect(await eventTypes()).to.deep.equal(['PaymentRequested', 'PaymentReceived']);
  });

  it('believes no notice that comes before our own request has its answer, and learns of the payment by asking', async () => {
    // given the worker died after the platform had the order
    rig.crashAt('effect-answered:request-payment');
    await rig.expectCrash(effects().requestPayment({ caseNo }, SYSTEM));
    orderNo = (await order())?.orderNo ?? '';
    await pay();
    // when
    const early = await refusal(confirm(await noticeFromGateway()));
    const forged = await refusal(confirm(await noticeFromGateway({ gatewayOrderId: 'G-other' })));
    await request();
    // then
    expect([early.code, forged.code]).to.deep.equal(['payment-order-unanswered', 'payment-order-unanswered']);
    expect(await order()).to.include({ state: 'paid' });
    expect(await commands()).to.have.length(1);
    expect(await confirm(await noticeFromGateway())).to.include({ outcome: 'already' });
  });

  const hostile: [string, Partial<PaymentNotice>, string][] = [
    ['another amount', { amountFen: 1 }, 'payment-amount-mismatch'],
    ['another currency', { currency: 'USD' }, 'payment-amount-mismatch'],
    ['another merchant', { merchant: 'somebody' }, 'payment-merchant-mismatch'],
    ['another platform order', { gatewayOrderId: 'G-other' }, 'payment-order-mismatch'],
    ['an order we do not have', { orderNo: 'nothing' }, 'payment-order-unknown'],
    ['a time before the order was', { paidAt: '2026-03-02T08:54:59+08:00' }, 'payment-time-impossible'],
    ['a time to come', { paidAt: '2026-03-02T09:05:01+08:00' }, 'payment-time-impossible'],
    ['a time that is none', { paidAt: '' }, 'payment-time-impossible'],
  ];
  for (const [what, change, code] of hostile)
    it(`refuses a notice about ${what}, and nothing changes`, async () => {
      // given
      await request();
      await pay();
      const notice = await noticeFromGateway(change);
      // when
      const refused = await refusal(confirm(notice));
      // then
      expect(refused.code).to.equal(code);
      expect(await order()).to.include({ state: 'payable' });
      expect(await commands()).to.deep.equal([]);
      // and the true notice still gets through
      expect(await confirm(await noticeFromGateway())).to.include({ outcome: 'paid' });
    });

  it('finds out by asking when the notice never comes', async () => {
    // given
    await request();
    await pay();
    // when
    const early = await effects().queryUnpaidOrders({ limit: 1000 }, SYSTEM);
    rig.database.clock.advance({ minutes: 3 });
    await effects().queryUnpaidOrders({ limit: 1000 }, SYSTEM);
    // then
    expect(early.asked).to.equal(0);
    expect(await order()).to.include({ state: 'paid' });
    expect(await commands()).to.deep.equal([`payment-confirmed:${orderNo}`]);
  });

  it('does not settle a lapse before the last day is over', async () => {
    // given
    await request();
    rig.database.clock.set('2026-03-17T23:59:59.998');
    // when
    const early = await refusal(effects().settlePaymentLapse({ caseNo }, SYSTEM));
    // then
    expect(early.code).to.equal('payment-not-due');
  });

  it('closes an unpaid order when the limit is over', async () => {
    // given
    await request();
    rig.database.clock.set('2026-03-18T00:00:00');
    // when
    const answers = [
      await effects().settlePaymentLapse({ caseNo }, SYSTEM),
      await effects().settlePaymentLapse({ caseNo }, SYSTEM),
    ];
    // then
    expect(answers.map(({ paymentResult }) => paymentResult)).to.deep.equal(['unpaid', 'unpaid']);
    expect(await order()).to.include({ state: 'closed' });
    expect(await eventTypes()).to.deep.equal(['PaymentRequested', 'PaymentClosed']);
    const clock = await rig.database.db('clocks').where({ case_no: caseNo, limit_key: 'payment' }).first('state');
    expect(clock).to.deep.equal({ state: 'stopped' });
  });

  it('counts as paid who paid before the platform closed, though we had not heard of it', async () => {
    // given
    await request();
    await pay();
    rig.database.clock.set('2026-03-18T00:00:00');
    // when
    const { paymentResult } = await effects().settlePaymentLapse({ caseNo }, SYSTEM);
    // then the process goes on by the answer, and no message is left that nobody waits for
    expect(paymentResult).to.equal('paid');
    expect(await commands()).to.deep.equal([]);
    expect(await order()).to.include({ state: 'paid' });
  });

  it('sends money back that arrives after the order was closed', async () => {
    // given
    await request();
    rig.database.clock.set('2026-03-18T00:00:00');
    await effects().settlePaymentLapse({ caseNo }, SYSTEM);
    const known = await order();
    const { amountFen = 0, gatewayOrderId = '' } = known ?? {};
    const late = {
      eventId: `late-${orderNo}`,
      merchant: rig.simulator.client,
      orderNo,
      gatewayOrderId,
      amountFen,
      currency: 'CNY',
    };
    // when
    const result = await confirm({ ...late, paymentId: 'T-late', paidAt: '2026-03-18T00:00:01+08:00' });
    // then
    expect(result.outcome).to.equal('late');
    expect(await order()).to.include({ state: 'refunding' });
    expect(await commands()).to.deep.equal([]);
    const incidents = await rig.database.db('incidents').where({ case_no: caseNo }).pluck('kind');
    expect(incidents).to.deep.equal(['payment-after-close']);
    await rig.database.db('refunds').where({ order_no: orderNo }).delete();
  });

  it('opens an incident for a second payment of one order', async () => {
    // given
    await request();
    await pay();
    const notice = await noticeFromGateway();
    await confirm(notice);
    // when
    const second = await confirm({ ...notice, eventId: `second-${orderNo}`, paymentId: 'T-second' });
    // then
    expect(second.outcome).to.equal('doubled');
    const incidents = await rig.database.db('incidents').where({ case_no: caseNo }).pluck('kind');
    expect(incidents).to.deep.equal(['payment-doubled']);
  });

  it('refunds a withdrawn case once, under a key of its own, also when the worker dies on the way', async () => {
    // given
    await request();
    await pay();
    await confirm(await noticeFromGateway());
    rig.crashAt('effect-answered:refund-payment');
    await rig.expectCrash(effects().withdrawPayment({ caseNo }, SYSTEM));
    // when
    const outcome = await effects().withdrawPayment({ caseNo }, SYSTEM);
    // then
    expect(outcome).to.equal('refunded');
    expect(await order()).to.include({ state: 'refunded' });
    const refunded = await rig.simulator.ledger('order-refunded');
    const own = refunded.filter((entry) => entry['merchantOrderNo'] === orderNo);
    expect(own).to.have.length(1);
    expect(own[0]?.['refund']).to.include({ amountFen: 108_000 });
  });

  it('refunds a withdrawn case whose payment we had not heard of', async () => {
    // given
    await request();
    await pay();
    // when
    const outcome = await effects().withdrawPayment({ caseNo }, SYSTEM);
    // then
    expect(outcome).to.equal('refunded');
    expect(await commands()).to.deep.equal([]);
  });

  it('closes the unpaid order of a withdrawn case, and leaves alone a case without one', async () => {
    // given
    const without = await effects().withdrawPayment({ caseNo }, SYSTEM);
    await request();
    // when
    const outcome = await effects().withdrawPayment({ caseNo }, SYSTEM);
    // then
    expect([without, outcome]).to.deep.equal(['nothing', 'closed']);
    expect(await order()).to.include({ state: 'closed' });
  });

  it('asks nothing of a case whose withdrawal is under way, however close the two come', async () => {
    // given the applicant withdraws while the worker is about to ask
    let asked: Promise<DomainError> | undefined;
    await rig.database.transact(async (inside) => {
      const withdrawal = { caseNo, clientId: INTEGRATOR.id, reason: '不再施工' };
      await createCases(inside).withdrawCase(withdrawal, INTEGRATOR);
      asked = refusal(effects().requestPayment({ caseNo }, SYSTEM));
      await untilSomebodyWaits(rig.database.db);
    });
    // when both are done
    const refused = await asked;
    const settled = await effects().withdrawPayment({ caseNo }, SYSTEM);
    // then
    expect(refused?.code).to.equal('withdrawal-pending');
    expect([settled, await order()]).to.deep.equal(['nothing', undefined]);
  });

  it('sends money back that arrives when the case is closed and its order was left open', async () => {
    // given
    await request();
    const file = { state: 'withdrawn', closed_at: rig.database.clock.now().toJSDate() };
    await rig.database.db('cases').where({ case_no: caseNo }).update(file);
    await pay();
    // when
    const result = await confirm(await noticeFromGateway());
    // then
    expect(result.outcome).to.equal('late');
    expect(await order()).to.include({ state: 'refunding' });
    expect(await commands()).to.deep.equal([]);
    const incidents = await rig.database.db('incidents').where({ case_no: caseNo }).pluck('kind');
    expect(incidents).to.deep.equal(['payment-after-close']);
    await effects().sendOpenRefunds({ caseNo, limit: 1 }, SYSTEM);
    expect(await order()).to.include({ state: 'refunded' });
  });

  it('leaves no order open at the platform when the case was withdrawn while it was asked for', async () => {
    // given the worker died with the request under way, and the applicant withdrew
    rig.crashAt('effect-sent:request-payment');
    await rig.expectCrash(effects().requestPayment({ caseNo }, SYSTEM));
    orderNo = (await order())?.orderNo ?? '';
    await effects().withdrawPayment({ caseNo }, SYSTEM);
    // and the request reaches the platform after all
    const gateway = createHttpPaymentGateway({ ...rig.simulator, clock: rig.database.clock });
    await gateway.createOrder({ orderNo, amountFen: 108_000, subject: '迟到的请求', expiresAt: '' });
    // when the topic runs again
    const refused = await refusal(effects().requestPayment({ caseNo }, SYSTEM));
    // then
    expect(refused.code).to.equal('case-not-payable');
    expect(await gateway.findOrder(orderNo)).to.include({ status: 'closed' });
    expect(await order()).to.include({ state: 'closed' });
  });
});
