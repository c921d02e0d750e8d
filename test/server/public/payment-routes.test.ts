import { expect } from 'chai';
import express from 'express';
import supertest from 'supertest';
import { createLog } from '../../../adapters/log.ts';
import { createEffects } from '../../../domain/domain.ts';
import type { Outside } from '../../../domain/domain.ts';
import { createErrorHandler } from '../../../server/error-handler.ts';
import { createPaymentPages } from '../../../server/public/payment-routes.ts';
import type { ServerSettings } from '../../../server/server-deps.ts';
import { grantSampleCase, SYSTEM } from '../../support/office.ts';
import { openOutsideRig } from '../../support/outside-rig.ts';
import type { OutsideRig } from '../../support/outside-rig.ts';
import { connectFace } from '../../support/payment-faces.ts';

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
