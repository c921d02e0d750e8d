import { expect } from 'chai';
import type { PaymentGateway } from '../../domain/payments/index.ts';
import { FixedClock } from '../support/clock.ts';
import { connectFace, connectStranger } from '../support/payment-faces.ts';
import type { FaceName } from '../support/payment-faces.ts';
import { refusal as refusalOf } from '../support/refusal.ts';
import { startTestSimulator } from '../support/simulators.ts';
import type { TestSimulator } from '../support/simulators.ts';

const FACES: readonly FaceName[] = ['platform', 'wechat-pay', 'alipay'];
/** How each provider asks for an order, for faults that are to strike there. */
const OPENING: Readonly<Record<FaceName, string>> = {
  platform: 'POST /orders',
  'wechat-pay': 'POST /v3/pay/transactions/native',
  alipay: 'POST /gateway.do',
};

for (const face of FACES)
  describe(`port PaymentGateway: ${face}`, () => {
    const clock = new FixedClock();
    let simulator: TestSimulator;
    let gateway: PaymentGateway;
    let count = 0;

    const connect = () => connectFace(face, simulator, clock);
    /** Alipay knows an order only once the payer has looked at it. */
    const look = async (orderNo: string) => void (await simulator.press(`/actions/orders/${orderNo}/look`));
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
      await look(order.orderNo);
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
      expect(found).to.include({ status: 'paid' });
      expect(new Date(found?.paidAt ?? '').toISOString()).to.equal('2026-03-02T01:00:00.000Z');
      expect(found?.paymentId).to.be.a('string');
    });

    it('closes an unpaid order, and answers the payment when the payer was faster', async () => {
      // given
      const [unpaid, paid] = [newOrder(), newOrder()];
      await gateway.createOrder(unpaid);
      await gateway.createOrder(paid);
      await look(unpaid.orderNo);
      await simulator.press(`/actions/orders/${paid.orderNo}/pay`);
      // when
      const closed = [await gateway.closeOrder(unpaid.orderNo), await gateway.closeOrder(paid.orderNo)];
      // then
      expect(closed.map(({ status }) => status)).to.deep.equal(['closed', 'paid']);
    });

    it('does not call closed what can still be paid, whatever the platform answered', async () => {
      // given
      const order = newOrder();
      await gateway.createOrder(order);
      await look(order.orderNo);
      await simulator.press('/admin/orders/keep-open', { orderNo: order.orderNo });
      // when
      const refusal = await refusalOf(gateway.closeOrder(order.orderNo));
      await simulator.press('/admin/orders/keep-open', {});
      const again = await gateway.closeOrder(order.orderNo);
      // then
      expect(refusal).to.include({ kind: 'unavailable', code: 'payment-not-closed' });
      expect(again.status).to.equal('closed');
    });

    it('refunds parts, each once under its number, and never more than was paid', async () => {
      // given
      const order = newOrder();
      await gateway.createOrder(order);
      await simulator.press(`/actions/orders/${order.orderNo}/pay`);
      const part = { orderNo: order.orderNo, paidFen: 108_000, reason: '占用期限缩短' };
      const [first, rest] = [
        { ...part, refundNo: `refund-a-${order.orderNo}`, amountFen: 8_050 },
        { ...part, refundNo: `refund-b-${order.orderNo}`, amountFen: 99_950 },
      ];
      // when
      for (const refund of [first, first, rest]) await gateway.refund(refund);
      const tooMuch = await refusalOf(gateway.refund({ ...first, refundNo: 'another', amountFen: 1 }));
      // then
      const found = [await gateway.findRefund(first), await gateway.findRefund(rest)];
      expect(found.map((refund) => [refund?.status, refund?.amountFen])).to.deep.equal([
        ['refunded', 8_050],
        ['refunded', 99_950],
      ]);
      expect(new Date(found[0]?.refundedAt ?? '').toISOString()).to.equal('2026-03-02T01:00:00.000Z');
      expect(await gateway.findOrder(order.orderNo)).to.include({ status: 'paid', amountFen: 108_000 });
      expect(tooMuch).to.include({ code: 'payment-gateway-refused' });
    });

    it('takes a refund that takes its time, and tells later how it ended', async () => {
      // given
      const order = newOrder();
      await gateway.createOrder(order);
      await simulator.press(`/actions/orders/${order.orderNo}/pay`);
      await simulator.press('/admin/refunds/hold', { isHeld: true });
      const refund = {
        orderNo: order.orderNo,
        refundNo: `slow-${order.orderNo}`,
        amountFen: 100,
        paidFen: 108_000,
        reason: '多收',
      };
      // when
      const taken = await gateway.refund(refund);
      await simulator.press(`/actions/refunds/${refund.refundNo}/refunded`);
      await simulator.press('/admin/refunds/hold', { isHeld: false });
      // then
      expect(taken.status).to.equal('processing');
      expect(await gateway.findRefund(refund)).to.include({ status: 'refunded', amountFen: 100 });
    });

    it('gives the statement of a day, whole, once it is made', async () => {
      // given
      const order = newOrder();
      const refundNo = `back-${order.orderNo}`;
      clock.set('2026-04-01T10:00:00');
      await gateway.createOrder(order);
      await simulator.press(`/actions/orders/${order.orderNo}/pay`);
      await gateway.refund({ orderNo: order.orderNo, refundNo, amountFen: 5, paidFen: 108_000, reason: '多收' });
      // when
      const early = await gateway.fetchStatement('2026-04-01');
      clock.set('2026-04-02T12:30:00');
      const lines = (await gateway.fetchStatement('2026-04-01')) ?? [];
      clock.set('2026-04-03T12:30:00');
      const empty = await gateway.fetchStatement('2026-04-02');
      clock.set('2026-03-02T09:00:00');
      // then
      expect([early, empty]).to.deep.equal([undefined, []]);
      const told = lines.map(({ kind, amountFen, isDone, at, ...numbers }) => ({
        ...{ kind, amountFen, isDone, at: new Date(at).toISOString(), orderNo: numbers.orderNo },
        ...(kind === 'refund' && { refundNo: numbers.refundNo }),
      }));
      const common = { orderNo: order.orderNo, isDone: true, at: '2026-04-01T02:00:00.000Z' };
      expect(told).to.have.deep.members([
        { kind: 'payment', amountFen: 108_000, ...common },
        { kind: 'refund', amountFen: 5, refundNo, ...common },
      ]);
    });

    for (const kind of ['timeout-before-effect', '500', '429', 'reset', 'wrong-json', 'huge-body'])
      it(`calls the platform unavailable when it answers with ${kind}`, async () => {
        // given
        await simulator.press('/admin/faults', { kind, on: OPENING[face] });
        // when
        const refusal = await refusalOf(gateway.createOrder(newOrder()));
        // then
        expect(refusal).to.include({ kind: 'unavailable', code: 'payment-gateway-unavailable' });
      });

    for (const kind of ['timeout-after-effect', '500-after-effect', 'reset-after-effect'])
      it(`finds by query what was done before the answer was lost (${kind})`, async () => {
        // given
        const order = newOrder();
        await simulator.press('/admin/faults', { kind, on: OPENING[face] });
        await refusalOf(gateway.createOrder(order));
        await look(order.orderNo);
        // when
        const found = await gateway.findOrder(order.orderNo);
        // then
        expect(found).to.include({ orderNo: order.orderNo, status: 'payable' });
      });

    it('fails at once while the platform is in trouble, without asking it again', async () => {
      // given
      await simulator.press('/admin/faults', { kind: '500', count: 5 });
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
      await look(order.orderNo);
      // then
      const found = await connect().findOrder(order.orderNo);
      expect({ ...before, ...found }).to.deep.equal(before);
      expect(found).to.include({ status: 'payable', amountFen: 108_000 });
    });

    it('is refused with another key', async () => {
      // given
      const stranger = connectStranger(face, simulator, clock);
      // when
      const refusal = await refusalOf(stranger.findOrder('order-1'));
      // then
      expect(refusal).to.include({ kind: 'unavailable' });
    });
  });
