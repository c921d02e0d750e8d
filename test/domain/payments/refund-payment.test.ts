import { expect } from 'chai';
import { createPayments, createPaymentsEffects } from '../../../domain/payments/index.ts';
import { SYSTEM } from '../../support/office.ts';
import { openOutsideRig } from '../../support/outside-rig.ts';
import type { OutsideRig } from '../../support/outside-rig.ts';
import { moneyBackOf, openIncidentsOf, payForCase, paymentOf } from '../../support/paid-order.ts';
import { connectFace } from '../../support/payment-faces.ts';
import type { FaceName } from '../../support/payment-faces.ts';
import { refusal } from '../../support/refusal.ts';

const FACES: readonly FaceName[] = ['platform', 'wechat-pay', 'alipay'];
const APPROVER = { kind: 'account', id: 'approver' } as const;

for (const face of FACES)
  describe(`refunds at ${face}`, () => {
    let rig: OutsideRig;
    let caseNo: string;
    let orderNo: string;

    const effects = () => {
      const gateway = connectFace(face, rig.simulator, rig.database.clock);
      return createPaymentsEffects({ ...rig.effectNeeds, gateway });
    };
    const inTransaction = <T>(work: (payments: ReturnType<typeof createPayments>) => Promise<T>): Promise<T> =>
      rig.database.transact((inside) => work(createPayments(inside)));
    const payment = () => paymentOf(rig, caseNo);
    const refundPart = async (amountFen: number) => {
      const { refundableFen } = await payment();
      const part = { caseNo, amountFen, refundableFen, ground: 'period-shortened', reason: '提前三日恢复通行' };
      const { refundNo } = await inTransaction((payments) => payments.refundPart(part, APPROVER));
      // the next one is planned later, and is sent after this one
      rig.database.clock.advance({ seconds: 1 });
      return refundNo;
    };
    const send = (limit = 100) => effects().sendOpenRefunds({ limit }, SYSTEM);
    const ask = () => {
      rig.database.clock.advance({ minutes: 11 });
      return effects().querySentRefunds({ limit: 100 }, SYSTEM);
    };
    const states = async () => (await payment()).refunds.map(({ state }) => state);
    const refuse = (refundNo?: string) => rig.simulator.press('/admin/refunds/refuse', { refundNo });
    const moneyBack = () => moneyBackOf(rig, orderNo);
    const incidents = () => openIncidentsOf(rig, caseNo);

    before(async () => {
      rig = await openOutsideRig('payment');
      const { db, clock } = rig.database;
      const account = { login_name: 'approver', display_name: 'approver', password_hash: 'none' };
      const row = { id: APPROVER.id, ...account, department_id: 'municipal-administration' };
      await db('accounts').insert({ ...row, created_at: clock.now().toJSDate() });
      await db('account_roles').insert({ account_id: APPROVER.id, role: 'approver' });
    });
    beforeEach(async () => {
      ({ caseNo, orderNo } = await payForCase(rig, effects()));
    });
    after(() => rig.close());

    it('tells a person of a refusal, lets the next ones go on, and tries again an hour later', async () => {
      // given the merchant's account is empty, say
      await refuse(await refundPart(8_000));
      await refundPart(500);
      // when only one is sent at a time
      for (let i = 0; i < 2; i++) await send(1);
      const open = await incidents();
      await refuse();
      rig.database.clock.advance({ minutes: 61 });
      await send();
      // then
      expect([open, await incidents()]).to.deep.equal([['refund-refused'], []]);
      expect(await moneyBack()).to.deep.equal([500, 8_000]);
      // a provider that takes its time is asked
      await ask();
      expect(await states()).to.deep.equal(['refunded', 'refunded']);
    });

    it('tells a person after an hour in which the provider took nothing, and goes on trying', async () => {
      // given
      await refundPart(8_000);
      const fail = async () => {
        await rig.simulator.press('/admin/faults', { kind: '500', on: 'POST ' });
        expect((await refusal(send())).kind).to.equal('unavailable');
        return incidents();
      };
      // when
      const soon = await fail();
      rig.database.clock.advance({ minutes: 61 });
      const later = await fail();
      await send();
      await ask();
      // then
      expect([soon, later, await incidents()]).to.deep.equal([[], ['refund-refused'], []]);
      expect(await moneyBack()).to.deep.equal([8_000]);
    });

    if (face === 'wechat-pay')
      it('waits for who must finish an abnormal refund by hand, tells a person, and lets nobody decide it anew', async () => {
        // given the payer's account is gone, say
        await rig.simulator.press('/admin/refunds/hold', { isHeld: true });
        const refundNo = await refundPart(8_000);
        await send();
        await rig.simulator.press('/admin/refunds/hold', { isHeld: false });
        await rig.simulator.press(`/actions/refunds/${refundNo}/abnormal`);
        // when
        for (let i = 0; i < 2; i++) await ask();
        const [open, waiting] = [await incidents(), await payment()];
        await rig.simulator.press(`/actions/refunds/${refundNo}/refunded`);
        await ask();
        // then
        expect([open, await incidents()]).to.deep.equal([['refund-stuck'], []]);
        expect(waiting).to.include({ state: 'paid', refundableFen: 100_000 });
        expect([waiting.refunds[0]?.state, ...(await states())]).to.deep.equal(['sent', 'refunded']);
      });

    it('asks again for a refund the provider took and lost, under the same number', async () => {
      // given
      const refundNo = await refundPart(8_000);
      await rig.simulator.press('/admin/refunds/lose', { refundNo });
      await send();
      const taken = await states();
      // when asked twice, for a provider that takes its time once more
      for (let i = 0; i < 2; i++) await ask();
      // then
      expect([taken, await states()]).to.deep.equal([['sent'], ['refunded']]);
      expect(await moneyBack()).to.deep.equal([8_000]);
    });

    it('tells a person when it then refuses, and closes the incident when it goes through', async () => {
      // given
      const refundNo = await refundPart(8_000);
      await rig.simulator.press('/admin/refunds/lose', { refundNo });
      await send();
      await refuse(refundNo);
      // when
      await ask();
      const open = await incidents();
      await refuse();
      for (let i = 0; i < 2; i++) await ask();
      // then
      expect([open, await incidents()]).to.deep.equal([['refund-refused'], []]);
      expect(await moneyBack()).to.deep.equal([8_000]);
    });
  });
