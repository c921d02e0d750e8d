import { expect } from 'chai';
import { createHttpPaymentGateway } from '../../adapters/http-payment-gateway.ts';
import type { PaymentGateway } from '../../domain/payments/index.ts';
import { FixedClock } from '../support/clock.ts';
import { refusal as refusalOf } from '../support/refusal.ts';
import { startTestSimulator } from '../support/simulators.ts';
import type { TestSimulator } from '../support/simulators.ts';

describe('port PaymentGateway', () => {
  const clock = new FixedClock();
  let simulator: TestSimulator;
  let gateway: PaymentGateway;
  let count = 0;

  const connect = () => createHttpPaymentGateway({ ...simulator, clock, timeoutMs: 3000 });
  const newOrder = () => ({
    orderNo: `order-${++count}`,
    amountFen: 108_000,
    subject: '城市道路占用费',
    expiresAt: '2026-03-17T16:00:00.000Z',
  });

  before(async () => {
    simulator = await startTestSimulator('payment', clock);
  });
  beforeEach(() => {
    gateway = connect();
  });
  after(() => simulator.close());

  it('opens an order once, however often it is sent', async () => {
    // given
    const order = newOrder();
    // when
    const [first, second] = [await gateway.createOrder(order), await gateway.createOrder(order)];
    // then
    expect(first).to.deep.include({ orderNo: order.orderNo, status: 'payable', amountFen: 108_000 });
    expect(first.payUrl).to.match(/^http.*\/pay\//);
    expect(second).to.deep.equal(first);
    expect(
      (await simulator.ledger('order-created')).filter((e) => e['merchantOrderNo'] === order.orderNo),
    ).to.have.length(1);
  });

  it('refuses the same number for another amount', async () => {
    // given
    const order = newOrder();
    await gateway.createOrder(order);
    // when
    const refusal = await refusalOf(gateway.createOrder({ ...order, amountFen: 1 }));
    // then
    expect(refusal).to.include({ kind: 'conflict', code: 'payment-gateway-refused' });
  });

  it('knows nothing of an order it never had', async () => {
    expect(await gateway.findOrder('nothing-like-it')).to.equal(undefined);
    expect(await gateway.findRefund({ refundNo: 'nothing-like-it', orderNo: 'nothing-like-it' })).to.equal(undefined);
  });

  it('tells payment number and time of a paid order', async () => {
    // given
    const order = newOrder();
    await gateway.createOrder(order);
    // when
    await simulator.press(`/actions/orders/${order.orderNo}/pay`);
    const found = await gateway.findOrder(order.orderNo);
    // then
    expect(found).to.include({ status: 'paid', paidAt: '2026-03-02T01:00:00.000Z' });
    expect(found?.paymentId).to.be.a('string');
  });

  it('closes an unpaid order, and answers the payment when the payer was faster', async () => {
    // given
    const [unpaid, paid] = [newOrder(), newOrder()];
    await gateway.createOrder(unpaid);
    await gateway.createOrder(paid);
    await simulator.press(`/actions/orders/${paid.orderNo}/pay`);
    // when
    const closed = [await gateway.closeOrder(unpaid.orderNo), await gateway.closeOrder(paid.orderNo)];
    // then
    expect(closed.map(({ status }) => status)).to.deep.equal(['closed', 'paid']);
  });

  it('refunds once under our number, and never more than was paid', async () => {
    // given
    const order = newOrder();
    await gateway.createOrder(order);
    await simulator.press(`/actions/orders/${order.orderNo}/pay`);
    const refund = {
      refundNo: `refund-${order.orderNo}`,
      orderNo: order.orderNo,
      amountFen: 108_000,
      paidFen: 108_000,
      reason: '撤回',
    };
    // when
    const [first, second] = [await gateway.refund(refund), await gateway.refund(refund)];
    const tooMuch = await refusalOf(gateway.refund({ ...refund, refundNo: 'another' }));
    // then
    expect(second).to.deep.equal(first);
    expect(await gateway.findRefund(refund)).to.deep.equal(first);
    expect(tooMuch).to.include({ code: 'payment-gateway-refused' });
  });

  for (const kind of ['timeout-before-effect', '500', '429', 'reset', 'wrong-json', 'huge-body'])
    it(`calls the platform unavailable when it answers with ${kind}`, async () => {
      // given
      await simulator.press('/admin/faults', { kind });
      // when
      const refusal = await refusalOf(gateway.createOrder(newOrder()));
      // then
      expect(refusal).to.include({ kind: 'unavailable', code: 'payment-gateway-unavailable' });
    });

  for (const kind of ['timeout-after-effect', '500-after-effect', 'reset-after-effect'])
    it(`finds by query what was done before the answer was lost (${kind})`, async () => {
      // given
      const order = newOrder();
      await simulator.press('/admin/faults', { kind });
      await refusalOf(gateway.createOrder(order));
      // when
      const found = await gateway.findOrder(order.orderNo);
      // then
      expect(found).to.include({ orderNo: order.orderNo, status: 'payable' });
    });

  it('fails at once while the platform is in trouble, without asking it again', async () => {
    // given
    await simulator.press('/admin/faults', { kind: '500', count: 5, on: 'GET /orders/trouble' });
    for (let i = 0; i < 5; i++) await refusalOf(gateway.findOrder('trouble'));
    // when
    const refusal = await refusalOf(gateway.findOrder('trouble'));
    // then
    expect(refusal).to.include({ kind: 'unavailable' });
    expect(String((refusal.cause as Error).message)).to.equal('circuit open');
  });

  it('keeps its orders over a restart', async () => {
    // given
    const order = newOrder();
    const before = await gateway.createOrder(order);
    // when
    await simulator.restart();
    // then
    expect(await connect().findOrder(order.orderNo)).to.deep.equal(before);
  });

  it('is refused with another key', async () => {
    // given
    const stranger = createHttpPaymentGateway({ ...simulator, key: 'not the key', clock });
    // when
    const refusal = await refusalOf(stranger.findOrder('order-1'));
    // then
    expect(refusal).to.include({ kind: 'unavailable' });
  });
});
