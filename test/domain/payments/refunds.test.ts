import { expect } from 'chai';
import { createHttpPaymentGateway } from '../../../adapters/http-payment-gateway.ts';
import { createPayments, createPaymentsEffects } from '../../../domain/payments/index.ts';
import type { RefundNotice, RefundPart } from '../../../domain/payments/index.ts';
import { grantSampleCase, SYSTEM } from '../../support/office.ts';
import { openOutsideRig } from '../../support/outside-rig.ts';
import type { OutsideRig } from '../../support/outside-rig.ts';
import { moneyBackOf, openIncidentsOf, payForCase, paymentOf } from '../../support/paid-order.ts';
import { refusal } from '../../support/refusal.ts';

const APPROVER = { kind: 'account', id: 'approver' } as const;
const PLATFORM = { kind: 'outside', id: 'payment-gateway' } as const;

const addAccount = async ({ database }: OutsideRig, id: string, department_id: string, role: string): Promise<void> => {
  const account = { id, login_name: id, display_name: id, password_hash: 'none', department_id };
  await database.db('accounts').insert({ ...account, created_at: database.clock.now().toJSDate() });
  await database.db('account_roles').insert({ account_id: id, role });
};

describe('refunds', () => {
  let rig: OutsideRig;
  let caseNo: string;
  let orderNo: string;

  const effects = () => {
    const { simulator, effectNeeds, database } = rig;
    const gateway = createHttpPaymentGateway({ ...simulator, clock: database.clock, timeoutMs: 3000 });
    return createPaymentsEffects({ ...effectNeeds, gateway });
  };
  const inTransaction = <T>(work: (payments: ReturnType<typeof createPayments>) => Promise<T>): Promise<T> =>
    rig.database.transact((inside) => work(createPayments(inside)));
  const payment = () => paymentOf(rig, caseNo);
  const refundPart = async (amountFen: number, change: Partial<RefundPart> = {}, accountId: string = APPROVER.id) => {
    const { refundableFen } = await payment();
    const input = {
      caseNo,
      amountFen,
      refundableFen,
      ground: 'period-shortened',
      reason: '提前三日恢复通行',
      ...change,
    };
    return inTransaction((payments) => payments.refundPart(input, { kind: 'account', id: accountId }));
  };
  const send = () => effects().sendOpenRefunds({ limit: 100 }, SYSTEM);
  const hold = (isHeld: boolean) => rig.simulator.press('/admin/refunds/hold', { isHeld });
  const moneyBack = () => moneyBackOf(rig, orderNo);
  const incidents = () => openIncidentsOf(rig, caseNo);
  const documents = (): Promise<{ kind: string; body: { paragraphs: string[] } }[]> =>
    rig.database.db('documents').where({ case_no: caseNo }).orderBy('issued_at').orderBy('number');

  before(async () => {
    rig = await openOutsideRig('payment');
    await addAccount(rig, APPROVER.id, 'municipal-administration', 'approver');
    await addAccount(rig, 'reviewer', 'municipal-administration', 'reviewer');
    await addAccount(rig, 'police', 'traffic-police', 'approver');
  });
  beforeEach(async () => {
    ({ caseNo, orderNo } = await payForCase(rig, effects()));
  });
  afterEach(() => hold(false));
  after(() => rig.close());

  it('gives back several parts of one order, each under a number of its own, never more than was paid (条例第三十八条)', async () => {
    // given an order of 1080 yuan
    // when
    const [first, second] = [await refundPart(8_000), await refundPart(40_000)];
    await send();
    // then
    expect(first.refundNo).not.to.equal(second.refundNo);
    expect(await moneyBack()).to.deep.equal([8_000, 40_000]);
    const now = await payment();
    expect(now).to.include({ state: 'paid', refundableFen: 60_000 });
    expect(now.refunds.map(({ state, decidedBy }) => [state, decidedBy])).to.deep.equal([
      ['refunded', 'approver'],
      ['refunded', 'approver'],
    ]);
    expect((await refusal(refundPart(60_001))).code).to.equal('refund-exceeds-payment');
  });

  it('is given back in full once the parts make up the whole', async () => {
    // given
    await refundPart(8_000);
    await send();
    // when
    await refundPart(100_000, { ground: 'overcharged' });
    const planned = (await payment()).state;
    await send();
    // then
    expect([planned, (await payment()).state]).to.deep.equal(['refunding', 'refunded']);
    expect((await refusal(refundPart(1))).code).to.equal('payment-not-refundable');
  });

  it('takes one of two who decide at the same sight of the books, whoever clicks twice', async () => {
    // given
    const sight = { refundableFen: 108_000 };
    // when
    const results = await Promise.allSettled([
      refundPart(8_000, sight),
      refundPart(8_000, sight),
      refundPart(1, sight),
    ]);
    // then
    expect(results.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
    const codes = results.flatMap((result) =>
      result.status === 'rejected' ? [(result.reason as { code: string }).code] : [],
    );
    expect(new Set(codes)).to.deep.equal(new Set(['refund-overtaken']));
  });

  it('is decided by an approver of the department that leads the case, and by nobody else', async () => {
    // when
    const refusals = [await refusal(refundPart(1, {}, 'reviewer')), await refusal(refundPart(1, {}, 'police'))];
    // then
    expect(refusals.map(({ code }) => code)).to.deep.equal(['refund-not-yours', 'refund-not-yours']);
    expect((await payment()).refunds).to.deep.equal([]);
  });

  it('asks for a ground the item names, and refunds nothing that was not paid', async () => {
    // given
    const other = await rig.database.transact((inside) => grantSampleCase(inside));
    await effects().requestPayment({ caseNo: other.caseNo }, SYSTEM);
    // when
    const unknown = await refusal(refundPart(1, { ground: 'because' }));
    const unpaid = await refusal(refundPart(1, { caseNo: other.caseNo, refundableFen: 0 }));
    // then
    expect([unknown.code, unpaid.code]).to.deep.equal(['refund-ground-unknown', 'payment-not-refundable']);
  });

  it('is refused by the database when the sum would exceed the payment, whoever writes', async () => {
    // given
    await refundPart(100_000);
    const row = {
      order_no: orderNo,
      amount_fen: 8_001,
      state: 'intended',
      reason: '直接写库',
      created_at: new Date(0),
    };
    // when
    const insert = rig.database.db('refunds').insert({ ...row, refund_no: `x-${orderNo}`, seq: 9 });
    const [outcome] = await Promise.allSettled([insert]);
    // then
    expect(outcome).to.include({ status: 'rejected' }).and.have.nested.property('reason.code', '23514');
  });

  it('writes a receipt when paid and a notice with every refund, amounts in words', async () => {
    // when
    await refundPart(8_000);
    // then
    const issued = await documents();
    const textOf = (kind: string): string => issued.find((one) => one.kind === kind)?.body.paragraphs.join('\n') ?? '';
    expect(textOf('payment-receipt')).to.include('人民币1080.00元（大写：壹仟零捌拾元整）').and.include(orderNo);
    expect(textOf('refund-notice')).to.include('人民币80.00元（大写：捌拾元整）').and.include('第三十八条');
  });

  for (const label of ['effect-intended', 'effect-sent', 'effect-answered', 'effect-confirmed'])
    it(`gives a part back once when the worker dies at ${label}`, async () => {
      // given
      await refundPart(8_000);
      rig.crashAt(`${label}:refund-payment`);
      await rig.expectCrash(send());
      // when
      await send();
      // then
      expect(await moneyBack()).to.deep.equal([8_000]);
      expect((await payment()).refunds[0]).to.include({ state: 'refunded' });
    });

  it('waits for a platform that takes its time, and asks when nothing is told', async () => {
    // given
    await hold(true);
    const { refundNo } = await refundPart(8_000);
    await send();
    const taken = (await payment()).refunds[0]?.state;
    await rig.simulator.press(`/actions/refunds/${refundNo}/refunded`);
    // when
    const early = await effects().querySentRefunds({ limit: 100 }, SYSTEM);
    rig.database.clock.advance({ minutes: 11 });
    const asked = await effects().querySentRefunds({ limit: 100 }, SYSTEM);
    // then
    expect([taken, early.asked, asked.ended]).to.deep.equal(['sent', 0, 1]);
    expect((await payment()).refunds[0]).to.include({ state: 'refunded' });
  });

  it('does not send again what the platform is at', async () => {
    // given
    await hold(true);
    await refundPart(8_000);
    // when
    const [first, second] = [await send(), await send()];
    // then
    expect([first, second]).to.deep.equal([1, 0]);
  });

  it('is told once, however often and in whatever order notices come', async () => {
    // given
    await hold(true);
    const { refundNo } = await refundPart(8_000);
    await send();
    const notice: RefundNotice = {
      eventId: `done-${refundNo}`,
      merchant: rig.simulator.client,
      refundNo,
      amountFen: 8_000,
      status: 'refunded',
      refundedAt: '2026-03-02T09:30:00+08:00',
    };
    const confirm = (change: Partial<RefundNotice> = {}) =>
      inTransaction((payments) =>
        payments.confirmRefund({ notice: { ...notice, ...change }, merchant: rig.simulator.client }, PLATFORM),
      );
    // when
    const outcomes = [await confirm(), await confirm(), await confirm({ eventId: 'late', status: 'failed' })];
    const wrong = await refusal(confirm({ eventId: 'wrong', amountFen: 1 }));
    // then
    expect(outcomes.map(({ outcome, isRepeat }) => `${outcome} ${String(isRepeat)}`)).to.deep.equal([
      'refunded false',
      'refunded true',
      'already false',
    ]);
    expect(wrong.code).to.equal('payment-amount-mismatch');
    expect((await payment()).refunds[0]?.refundedAt?.toISOString()).to.equal('2026-03-02T01:30:00.000Z');
  });

  it('has its effect confirmed by the notice when its sender died before it heard the answer', async () => {
    // given
    const { refundNo } = await refundPart(8_000);
    rig.crashAt('effect-answered:refund-payment');
    await rig.expectCrash(send());
    const notice: RefundNotice = {
      ...{ eventId: `lone-${refundNo}`, merchant: rig.simulator.client, refundNo },
      ...{ amountFen: 8_000, status: 'refunded' },
    };
    // when
    await inTransaction((payments) => payments.confirmRefund({ notice, merchant: rig.simulator.client }, PLATFORM));
    // then nobody has to ask any more
    expect(await send()).to.equal(0);
    expect(await rig.database.db('effects').where({ effect_key: refundNo }).first()).to.include({ state: 'confirmed' });
  });

  it('tells a person when the platform gives a refund up, and the amount may be decided again', async () => {
    // given
    await hold(true);
    const { refundNo } = await refundPart(8_000);
    await send();
    await rig.simulator.press(`/actions/refunds/${refundNo}/failed`);
    rig.database.clock.advance({ minutes: 11 });
    // when
    await effects().querySentRefunds({ limit: 100 }, SYSTEM);
    // then
    expect(await incidents()).to.deep.equal(['refund-failed']);
    expect(await payment()).to.include({ state: 'paid', refundableFen: 108_000 });
    await hold(false);
    const again = await refundPart(8_000);
    await send();
    expect(again.refundNo).not.to.equal(refundNo);
    expect(await moneyBack()).to.deep.equal([8_000]);
  });

  it('tells a person when a refund that was given up goes through after it was decided anew', async () => {
    // given
    await hold(true);
    const { refundNo } = await refundPart(108_000);
    await send();
    await rig.simulator.press(`/actions/refunds/${refundNo}/failed`);
    rig.database.clock.advance({ minutes: 11 });
    await effects().querySentRefunds({ limit: 100 }, SYSTEM);
    await hold(false);
    await effects().withdrawPayment({ caseNo }, SYSTEM);
    // when
    const notice = { eventId: `after-all-${refundNo}`, merchant: rig.simulator.client, refundNo, amountFen: 108_000 };
    const { outcome } = await inTransaction((payments) =>
      payments.confirmRefund({ notice: { ...notice, status: 'refunded' }, merchant: rig.simulator.client }, PLATFORM),
    );
    // then
    expect(outcome).to.equal('refunded');
    expect(await incidents()).to.deep.equal(['refund-doubled']);
    expect(await payment()).to.include({ state: 'refunded', refundableFen: 0 });
  });

  it('tries a refused refund again with the same number, an hour later, and closes the incident when it goes through', async () => {
    // given the platform's account is empty, say
    const { refundNo } = await refundPart(8_000);
    await rig.simulator.press('/admin/refunds/refuse', { refundNo });
    await send();
    const open = await incidents();
    // when
    const soon = await send();
    await rig.simulator.press('/admin/refunds/refuse', {});
    rig.database.clock.advance({ minutes: 61 });
    await send();
    // then
    expect([open, soon, await incidents()]).to.deep.equal([['refund-refused'], 0, []]);
    expect(await moneyBack()).to.deep.equal([8_000]);
  });

  it('gives back the rest when the case is withdrawn after a part went back', async () => {
    // given
    await refundPart(8_000);
    await send();
    // when
    const outcomes = [
      await effects().withdrawPayment({ caseNo }, SYSTEM),
      await effects().withdrawPayment({ caseNo }, SYSTEM),
    ];
    // then
    expect(outcomes).to.deep.equal(['refunded', 'refunded']);
    expect(await moneyBack()).to.deep.equal([8_000, 100_000]);
    expect((await payment()).state).to.equal('refunded');
  });
});
