import { expect } from 'chai';
import { createHttpPaymentGateway } from '../../../adapters/http-payment-gateway.ts';
import { askAboutOrder, createPaymentsEffects } from '../../../domain/payments/index.ts';
import { createReconciliation, createReconciliationEffects } from '../../../domain/reconciliation/index.ts';
import { grantSampleCase, SYSTEM } from '../../support/office.ts';
import { openOutsideRig } from '../../support/outside-rig.ts';
import type { OutsideRig } from '../../support/outside-rig.ts';
import { refusal } from '../../support/refusal.ts';

const SUPERVISOR = { kind: 'account', id: 'supervisor' } as const;

describe('reconciliation', () => {
  let rig: OutsideRig;

  const needs = () => {
    const { simulator, effectNeeds, database } = rig;
    return {
      ...effectNeeds,
      gateway: createHttpPaymentGateway({ ...simulator, clock: database.clock, timeoutMs: 3000 }),
    };
  };
  const payments = () => createPaymentsEffects(needs());
  const reconciliation = () => createReconciliationEffects(needs());
  const at = (time: string) => rig.database.clock.set(time);
  const reconcile = (day: string) => reconciliation().reconcileDay({ day }, SYSTEM);
  const due = () => reconciliation().reconcileDueDays({}, SYSTEM);

  /** An order of 1080 yuan, paid at that time; `isHeard` = our books know. */
  const paid = async (time: string, isHeard = true): Promise<string> => {
    at(time);
    const { caseNo } = await rig.database.transact((inside) => grantSampleCase(inside));
    const { orderNo } = await payments().requestPayment({ caseNo }, SYSTEM);
    await rig.simulator.press(`/actions/orders/${orderNo}/pay`);
    if (isHeard) await askAboutOrder(needs(), { orderNo }, SYSTEM);
    return orderNo;
  };
  const differences = async (): Promise<string[]> => {
    const rows: { kind: string; resolution: string | null }[] = await rig.database
      .db('payment_differences')
      .orderBy('id');
    return rows.map(({ kind, resolution }) => `${kind} ${resolution ?? 'open'}`);
  };
  const incidents = (): Promise<string[]> =>
    rig.database.db('incidents').where({ state: 'open' }).orderBy('number').pluck('kind');
  const spoil = (number: string, amountFen?: number) =>
    rig.simulator.press('/admin/statements/spoil', { number, ...(amountFen && { amountFen }) });

  beforeEach(async () => {
    rig = await openOutsideRig('payment');
  });
  afterEach(() => rig.close());

  it('finds nothing where both sides agree, payments and refunds', async () => {
    // given
    const orderNo = await paid('2026-03-02T10:00:00');
    const { case_no: caseNo } = await rig.database.db('payment_orders').where({ order_no: orderNo }).first('case_no');
    await payments().withdrawPayment({ caseNo }, SYSTEM);
    at('2026-03-03T10:00:00');
    // when
    const result = await reconcile('2026-03-02');
    // then
    expect(result).to.deep.equal({ state: 'reconciled', lines: 2, opened: 0, settled: 0 });
  });

  it('waits for a statement that is not made yet', async () => {
    await paid('2026-03-02T10:00:00');
    at('2026-03-03T08:00:00');
    expect(await reconcile('2026-03-02')).to.deep.equal({ state: 'not-ready' });
  });

  it('opens each difference once, as a numbered incident, however often it runs', async () => {
    // given
    const [missing, other] = [await paid('2026-03-02T10:00:00'), await paid('2026-03-02T11:00:00')];
    await spoil(missing);
    await spoil(other, 107_000);
    at('2026-03-03T10:00:00');
    // when
    const results = [await reconcile('2026-03-02'), await reconcile('2026-03-02'), await due()];
    // then
    expect(results.map((result) => 'opened' in result && result.opened)).to.deep.equal([2, 0, 0]);
    expect(await differences()).to.have.members(['payment-missing-there open', 'payment-amount-differs open']);
    expect(await incidents()).to.have.members(['payment-missing-there', 'payment-amount-differs']);
    const numbers: number[] = await rig.database.db('payment_differences').pluck('incident_number');
    expect(new Set(numbers).size).to.equal(2);
  });

  it('asks before it calls a payment unknown to us a difference, and lets the case go on', async () => {
    // given a notice that never came
    const orderNo = await paid('2026-03-02T10:00:00', false);
    at('2026-03-03T10:00:00');
    // when
    const result = await reconcile('2026-03-02');
    // then
    expect(result).to.include({ opened: 0 });
    expect(await rig.database.db('payment_orders').where({ order_no: orderNo }).pluck('state')).to.deep.equal(['paid']);
    const commands: string[] = await rig.database
      .db('outbox_commands')
      .where({ kind: 'correlate-message' })
      .pluck('command_id');
    expect(commands).to.deep.equal([`payment-confirmed:${orderNo}`]);
  });

  it('finds what the platform has and we do not: orders and refunds', async () => {
    // given
    const gateway = needs().gateway;
    at('2026-03-02T10:00:00');
    await gateway.createOrder({ orderNo: 'stranger', amountFen: 500, subject: '别人的', expiresAt: '' });
    await rig.simulator.press('/actions/orders/stranger/pay');
    const orderNo = await paid('2026-03-02T11:00:00');
    await gateway.refund({ refundNo: 'by-hand', orderNo, amountFen: 300, paidFen: 108_000, reason: '平台侧退款' });
    at('2026-03-03T10:00:00');
    // when
    await reconcile('2026-03-02');
    // then
    expect(await differences()).to.have.members(['payment-missing-here open', 'refund-missing-here open']);
  });

  it('raises no alarm for what is settled with the next day, and finds it missing when it is on neither', async () => {
    // given the platform ends its day at 22:30
    await rig.simulator.press('/admin/statements/cut-off', { minutes: 90 });
    await paid('2026-03-02T10:00:00');
    const [late, early] = [await paid('2026-03-02T23:10:00'), await paid('2026-03-03T00:20:00')];
    const lost = await paid('2026-03-02T23:30:00');
    await spoil(lost);
    // when
    at('2026-03-03T10:00:00');
    const first = await due();
    at('2026-03-04T10:00:00');
    const second = await due();
    // then
    expect([first.opened, second.opened]).to.deep.equal([0, 1]);
    expect(await differences()).to.deep.equal(['payment-missing-there open']);
    const found = await rig.database.db('payment_differences').first('number');
    expect(found).to.deep.equal({ number: lost });
    expect([late, early]).not.to.include(lost);
  });

  it('settles by itself what a corrected statement lists', async () => {
    // given
    const orderNo = await paid('2026-03-02T10:00:00');
    await spoil(orderNo, 1);
    at('2026-03-03T10:00:00');
    await due();
    await spoil(orderNo, 108_000);
    // when the same day, and a day later
    const same = await due();
    at('2026-03-04T10:30:00');
    const later = await due();
    // then
    expect([same.settled, later.settled]).to.deep.equal([0, 1]);
    expect(await differences()).to.deep.equal(['payment-amount-differs settled']);
    expect(await incidents()).to.deep.equal([]);
  });

  it('settles by itself what a late notice explains, and opens it again when it comes back', async () => {
    // given the platform cannot be asked
    const orderNo = await paid('2026-03-02T10:00:00', false);
    at('2026-03-03T10:00:00');
    await rig.simulator.press('/admin/faults', { kind: '500', count: 1, on: 'GET /orders' });
    await reconcile('2026-03-02');
    const open = await differences();
    // when
    await payments().queryUnpaidOrders({ limit: 10 }, SYSTEM);
    await due();
    const settled = await differences();
    await rig.database.db('payment_orders').where({ order_no: orderNo }).update({ paid_at: null });
    const again = await reconcile('2026-03-02');
    // then
    expect([open, settled]).to.deep.equal([['payment-state-differs open'], ['payment-state-differs settled']]);
    expect(again).to.include({ opened: 1 });
    expect(await differences()).to.deep.equal(['payment-state-differs open']);
  });

  it('stays closed when a person has closed it, with a remark in the audit', async () => {
    // given
    const orderNo = await paid('2026-03-02T10:00:00');
    await spoil(orderNo);
    at('2026-03-03T10:00:00');
    await due();
    const { id } = await rig.database.db('payment_differences').first('id');
    const close = () =>
      rig.database.transact((inside) =>
        createReconciliation(inside).closeDifference({ id, remark: '平台已补记，见来函' }, SUPERVISOR),
      );
    // when
    await close();
    await due();
    // then
    expect(await differences()).to.deep.equal(['payment-missing-there closed']);
    expect(await incidents()).to.deep.equal([]);
    expect((await refusal(close())).code).to.equal('difference-resolved');
    const audit = await rig.database.db('audit_lines').where({ action: 'close-difference' }).pluck('details');
    expect(audit[0]).to.include({ remark: '平台已补记，见来函' });
  });

  it('reconciles every day that was missed, and tells when a statement does not come', async () => {
    // given
    await paid('2026-03-02T10:00:00');
    await paid('2026-03-05T10:00:00');
    at('2026-03-06T10:00:00');
    await rig.simulator.press('/admin/statements/withhold', { day: '2026-03-02' });
    // when
    const first = await due();
    at('2026-03-07T10:00:00');
    await due();
    const missing = await incidents();
    await rig.simulator.press('/admin/statements/withhold', {});
    await due();
    // then
    expect(first.reconciled).to.equal(3);
    expect([missing, await incidents()]).to.deep.equal([['statement-missing'], []]);
    const days: string[] = await rig.database.db('payment_statements').orderBy('day').pluck('day');
    expect(days).to.deep.equal(['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06']);
  });

  it('judges also what is booked after its day was reconciled, and no statement lists', async () => {
    // given two payments we hear of a day later; one is listed, near midnight nothing is said before both days are here
    const [listed, missing] = [await paid('2026-03-02T10:00:00', false), await paid('2026-03-02T11:00:00', false)];
    const late = await paid('2026-03-04T23:30:00', false);
    await spoil(missing);
    await spoil(late);
    at('2026-03-05T10:00:00');
    await rig.simulator.press('/admin/faults', { kind: '500', count: 1, on: 'GET /orders' });
    await due();
    for (const orderNo of [listed, missing, late]) await askAboutOrder(needs(), { orderNo }, SYSTEM);
    // when
    const booked = await due();
    at('2026-03-06T10:00:00');
    const next = await due();
    // then
    expect([booked.opened, next.opened, (await due()).opened]).to.deep.equal([1, 1, 0]);
    const numbers: string[] = await rig.database.db('payment_differences').orderBy('id').pluck('number');
    expect(numbers.filter((number) => number !== listed)).to.deep.equal([missing, late]);
  });

  it('judges also a refund that is booked after its day was reconciled', async () => {
    // given
    const orderNo = await paid('2026-03-02T10:00:00');
    at('2026-03-04T10:00:00');
    await due();
    const refund = { refund_no: 'late-refund', order_no: orderNo, seq: 0, amount_fen: 300, reason: '补记' };
    const times = {
      created_at: new Date('2026-03-02T11:00:00+08:00'),
      refunded_at: new Date('2026-03-02T11:00:00+08:00'),
    };
    await rig.database.db('refunds').insert({ ...refund, ...times, state: 'refunded' });
    // when
    await due();
    // then
    expect(await differences()).to.deep.equal(['refund-missing-there open']);
  });

  it('lets a day whose statement cannot be read keep no other back, and tells of it', async () => {
    // given
    const broken = (count: number) =>
      rig.simulator.press('/admin/faults', { kind: 'wrong-json', count, on: 'GET /statements/2026-03-02' });
    await paid('2026-03-02T10:00:00');
    await spoil(await paid('2026-03-03T10:00:00'));
    at('2026-03-04T10:00:00');
    await broken(2);
    // when
    const first = await refusal(due());
    const early = await incidents();
    at('2026-03-07T10:00:00');
    await refusal(due());
    const late = await incidents();
    await due();
    // then
    expect(first).to.include({ kind: 'unavailable' });
    expect([early, late, await incidents()]).to.deep.equal([
      ['payment-missing-there'],
      ['payment-missing-there', 'statement-missing'],
      ['payment-missing-there'],
    ]);
    const days: string[] = await rig.database.db('payment_statements').orderBy('day').pluck('day');
    expect(days).to.deep.equal(['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06']);
  });

  it('does it once when two workers do it at once', async () => {
    // given
    for (let hour = 10; hour < 14; hour++) await spoil(await paid(`2026-03-02T${hour}:00:00`));
    at('2026-03-03T10:00:00');
    // when
    await Promise.all([due(), due(), due()]);
    // then
    expect(await differences()).to.deep.equal(Array(4).fill('payment-missing-there open'));
    expect(await incidents()).to.have.length(4);
  });

  it('shows days, totals and differences of a month', async () => {
    // given
    await rig.simulator.press('/admin/statements/cut-off', { minutes: 90 });
    await paid('2026-03-02T10:00:00');
    await paid('2026-03-02T23:00:00');
    await spoil(await paid('2026-03-02T12:00:00'));
    at('2026-03-04T10:00:00');
    await due();
    // when
    const shown = await createReconciliation(rig.database.needs).showReconciliation({ month: '2026-03' });
    // then
    const [third, second] = shown.days;
    expect(third).to.deep.include({ day: '2026-03-03', shifted: 1, open: 0 });
    expect(third?.theirs).to.include({ payments: 1, paymentFen: 108_000 });
    expect(third?.ours).to.include({ payments: 0 });
    expect(second).to.deep.include({ day: '2026-03-02', shifted: 0, open: 1 });
    expect(second?.theirs).to.include({ payments: 1 });
    expect(second?.ours).to.include({ payments: 3, paymentFen: 324_000 });
    expect(shown.differences.map(({ kind, day }) => `${kind} ${day}`)).to.deep.equal([
      'payment-missing-there 2026-03-02',
    ]);
  });
});
