import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import { createAlipayNotices } from '../../../adapters/alipay/alipay-notices.ts';
import { createLog } from '../../../adapters/log.ts';
import { createWechatNotices } from '../../../adapters/wechat-pay/wechat-notices.ts';
import { createDomain } from '../../../domain/domain.ts';
import { createPayments, createPaymentsEffects } from '../../../domain/payments/index.ts';
import { createCallbackRoutes } from '../../../server/callbacks/index.ts';
import { createErrorHandler } from '../../../server/error-handler.ts';
import { grantSampleCase, SYSTEM } from '../../support/office.ts';
import { openOutsideRig } from '../../support/outside-rig.ts';
import type { OutsideRig } from '../../support/outside-rig.ts';
import { alipaySettings, connectFace, wechatSettings } from '../../support/payment-faces.ts';

const SIGNER = { client: 'x', key: 'unused' };

for (const provider of ['wechat-pay', 'alipay'] as const)
  describe(`POST /callbacks/${provider}`, () => {
    let rig: OutsideRig;
    let close: () => Promise<void>;
    let notifyUrl: string;
    let caseNo: string;
    let orderNo: string;

    const effects = () => {
      const gateway = connectFace(provider, rig.simulator, rig.database.clock, notifyUrl);
      return createPaymentsEffects({ ...rig.effectNeeds, gateway });
    };
    const stateOf = async () => (await createPayments(rig.database.needs).findPayment(caseNo))?.state;
    const pay = () => rig.simulator.press(`/actions/orders/${orderNo}/pay`);
    const flush = () => rig.simulator.press('/admin/callbacks/flush');
    const commands = (): Promise<string[]> =>
      rig.database.db('outbox_commands').where({ subject: caseNo, kind: 'correlate-message' }).pluck('command_id');

    before(async () => {
      rig = await openOutsideRig('payment');
      const { clock, transact } = rig.database;
      const notices =
        provider === 'alipay'
          ? { alipay: createAlipayNotices(alipaySettings(rig.simulator, clock)) }
          : { 'wechat-pay': createWechatNotices(wechatSettings(rig.simulator, clock)) };
      const signers = { courier: SIGNER, licenceRepository: SIGNER, sms: SIGNER };
      const inDomain = {
        transact: <T>(work: (domain: ReturnType<typeof createDomain>) => Promise<T>) =>
          transact((inside) => work(createDomain(inside))),
      };
      const app = express();
      app.use('/callbacks', createCallbackRoutes({ ...inDomain, clock, signers, notices, reached: () => undefined }));
      app.use(createErrorHandler(createLog('server', 'silent')));
      const server = app.listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      notifyUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks/${provider}`;
      close = async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await rig.close();
      };
    });
    beforeEach(async () => {
      rig.database.clock.set('2026-03-02T09:00:00');
      ({ caseNo } = await rig.database.transact((inside) => grantSampleCase(inside)));
      ({ orderNo } = await effects().requestPayment({ caseNo }, SYSTEM));
    });
    after(() => close());

    it('brings the payment into our tables once, however often and at once it is told', async () => {
      await rig.simulator.press('/admin/faults', { kind: 'duplicate', times: 50 });
      await pay();
      expect(await flush()).to.deep.equal({ untold: 0 });
      expect(await stateOf()).to.equal('paid');
      expect(await commands()).to.deep.equal([`payment-confirmed:${orderNo}`]);
    });

    for (const kind of ['forged', 'old-key', 'wrong-amount', 'other-merchant'])
      it(`refuses what is ${kind}, and still takes the true notice`, async () => {
        await rig.simulator.press('/admin/faults', { kind });
        await pay();
        await flush();
        const sent = (await rig.simulator.ledger('hostile-sent')).at(-1);
        expect(sent).to.include({ kind });
        expect(sent?.['status']).to.be.within(400, 499);
        expect(await stateOf()).to.equal('paid');
        expect(await commands()).to.have.length(1);
      });

    it('has no door for the providers that are not in use, whatever is signed with whatever key', async () => {
      const body = JSON.stringify({ type: 'payment.paid', merchantOrderNo: orderNo });
      const doors = ['payment', 'wechat-pay', 'alipay'].filter((door) => door !== provider);
      for (const door of doors) {
        const response = await fetch(notifyUrl.replace(provider, door), { method: 'POST', body });
        expect(response.status, door).to.equal(404);
      }
      expect(await stateOf()).to.equal('payable');
    });

    if (provider === 'wechat-pay')
      it('tells of a refund that waits for somebody, and it is no failed one', async () => {
        await pay();
        await flush();
        await rig.simulator.press('/admin/refunds/hold', { isHeld: true });
        await effects().withdrawPayment({ caseNo }, SYSTEM);
        await rig.simulator.press('/admin/refunds/hold', { isHeld: false });
        const { refund_no: refundNo } = await rig.database
          .db('refunds')
          .where({ order_no: orderNo })
          .first('refund_no');
        await rig.simulator.press(`/actions/refunds/${refundNo}/abnormal`);
        expect(await flush()).to.deep.equal({ untold: 0 });
        const kinds = () => rig.database.db('incidents').where({ case_no: caseNo, state: 'open' }).pluck('kind');
        expect(await kinds()).to.deep.equal(['refund-stuck']);
        await rig.simulator.press(`/actions/refunds/${refundNo}/failed`);
        await flush();
        expect(await kinds()).to.deep.equal(['refund-failed']);
      });

    it('tells of refunds, and comes to an end whether told or asked', async () => {
      await pay();
      await flush();
      await effects().withdrawPayment({ caseNo }, SYSTEM);
      expect(await flush()).to.deep.equal({ untold: 0 });
      rig.database.clock.advance({ minutes: 11 });
      await effects().querySentRefunds({ limit: 100 }, SYSTEM);
      expect(await stateOf()).to.equal('refunded');
    });
  });
