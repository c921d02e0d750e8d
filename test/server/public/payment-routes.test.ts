import { expect } from 'chai';
import express from 'express';
import supertest from 'supertest';
import { createAlipay } from '../../../adapters/alipay/alipay.ts';
import { createLog } from '../../../adapters/log.ts';
import { createWechatPay } from '../../../adapters/wechat-pay/wechat-pay.ts';
import { createEffects } from '../../../domain/domain.ts';
import type { Outside } from '../../../domain/domain.ts';
import { createErrorHandler } from '../../../server/error-handler.ts';
import { createPaymentPages } from '../../../server/public/payment-routes.ts';
import type { ServerSettings } from '../../../server/server-deps.ts';
import { grantSampleCase, SYSTEM } from '../../support/office.ts';
import { openOutsideRig } from '../../support/outside-rig.ts';
import type { OutsideRig } from '../../support/outside-rig.ts';
import { alipaySettings, connectFace, wechatSettings } from '../../support/payment-faces.ts';

describe('GET /public/payments/{orderNo}', () => {
  let rig: OutsideRig;
  let app: express.Express;
  let orderNo: string;

  const effects = () => {
    const payments = connectFace('wechat-pay', rig.simulator, rig.database.clock);
    return createEffects({ ...rig.effectNeeds, outside: { payments } as Outside });
  };
  const open = () => supertest(app).get(`/public/payments/${orderNo}`);
  const asked = async () =>
    (await rig.database.db('payment_orders').where({ order_no: orderNo }).first('pay_link_at')).pay_link_at as Date;

  before(async () => {
    rig = await openOutsideRig('payment');
    app = express();
    const settings = { publicUrl: 'http://127.0.0.1:8080' } as ServerSettings;
    app.use('/public', createPaymentPages({ effects: effects(), settings }));
    app.use(createErrorHandler(createLog('server', 'silent')));
  });
  beforeEach(async () => {
    rig.database.clock.set('2026-03-02T09:00:00');
    const { caseNo } = await rig.database.transact((inside) => grantSampleCase(inside));
    ({ orderNo } = await effects().payments.requestPayment({ caseNo }, SYSTEM));
  });
  after(() => rig.close());

  it('shows amount, limit and a code to scan, and names no person', async () => {
    const { status, text } = await open();
    expect(status).to.equal(200);
    expect(text).to.include('¥ 1080.00').and.include('<svg').and.include('2026-03-17').and.include('待缴费');
  });

  it('asks for a fresh code once the old one has gone stale, not before', async () => {
    await open();
    const first = await asked();
    rig.database.clock.advance({ minutes: 59 });
    await open();
    const second = await asked();
    rig.database.clock.advance({ minutes: 2 });
    await open();
    expect(second).to.deep.equal(first);
    expect((await asked()).getTime() - first.getTime()).to.equal(61 * 60_000);
  });

  it('says that it is paid when it is, though no notice came', async () => {
    await rig.simulator.press(`/actions/orders/${orderNo}/pay`);
    rig.database.clock.advance({ minutes: 61 });
    const { text } = await open();
    expect(text).to.include('已缴费').and.not.include('<svg');
  });

  it('knows nothing of another number', async () => {
    orderNo = 'nothing-like-it';
    const { status, text } = await open();
    expect([status, text.includes('没有这笔缴费')]).to.deep.equal([404, true]);
  });
});

for (const provider of ['wechat-pay', 'alipay'] as const)
  describe(`GET /public/payments/{orderNo}, leading on to ${provider}`, () => {
    let rig: OutsideRig;

    before(async () => {
      rig = await openOutsideRig('payment');
    });
    after(() => rig.close());

    it('is what the payer is sent, and makes a fresh address whenever somebody opens it', async () => {
      // given
      const { clock } = rig.database;
      const payments =
        provider === 'alipay'
          ? createAlipay({ ...alipaySettings(rig.simulator, clock), trade: 'page' })
          : createWechatPay({ ...wechatSettings(rig.simulator, clock), trade: 'h5' });
      const effects = createEffects({ ...rig.effectNeeds, outside: { payments } as Outside });
      const app = express();
      const settings = { publicUrl: 'http://127.0.0.1:8080' } as ServerSettings;
      app.use('/public', createPaymentPages({ effects, settings }));
      const { caseNo } = await rig.database.transact((inside) => grantSampleCase(inside));
      const { orderNo, payUrl } = await effects.payments.requestPayment({ caseNo }, SYSTEM);
      const open = () => supertest(app).get(`/public/payments/${orderNo}`);
      const asked = async (): Promise<Date> =>
        (await rig.database.db('payment_orders').where({ order_no: orderNo }).first('pay_link_at')).pay_link_at;
      // when
      const first = await open();
      clock.advance({ minutes: 6 });
      const second = await open();
      // then
      const order = await rig.database.db('payment_orders').where({ order_no: orderNo }).first('pay_url');
      expect([payUrl, order.pay_url]).to.deep.equal(
        Array(2).fill(wechatSettings(rig.simulator, clock).payPage(orderNo)),
      );
      for (const { text } of [first, second]) expect(text).to.include('前往缴费').and.include(rig.simulator.url);
      expect((await asked()).getTime()).to.equal(clock.now().toMillis());
    });
  });
