import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { createPayments } from '../../../domain/payments/index.ts';
import { grantSampleCase, SYSTEM } from '../../support/office.ts';
import { openCallbackRig } from './callback-rig.ts';
import type { CallbackRig } from './callback-rig.ts';

describe('POST /callbacks/payment', () => {
  let rig: CallbackRig;
  let caseNo: string;
  let orderNo: string;

  const stateOf = async (): Promise<string | undefined> =>
    (await createPayments(rig.database.needs).findPayment(caseNo))?.state;
  const commands = (): Promise<string[]> =>
    rig.database.db('outbox_commands').where({ subject: caseNo, kind: 'correlate-message' }).pluck('command_id');
  const refusals = async (): Promise<string[]> => {
    const lines: { details: { code: string } }[] = await rig.database
      .db('audit_lines')
      .where({ action: 'refuse-callback' })
      .orderBy('id');
    return lines.map(({ details }) => details.code);
  };
  const pay = () => rig.payment.press(`/actions/orders/${orderNo}/pay`);
  const flush = () => rig.payment.press('/admin/callbacks/flush');
  const hostileSent = async () =>
    (await rig.payment.ledger('hostile-sent')).map(({ kind, status }) => ({ kind, status })).at(-1);

  /** A message signed as `Signer` says, unless told otherwise. */
  const post = async (body: string, change: { key?: string; at?: number; headers?: Record<string, string> } = {}) => {
    const timestamp = String(change.at ?? Math.floor(rig.database.clock.now().toSeconds()));
    const key = change.key ?? rig.payment.key;
    const signature = createHmac('sha256', key).update(`${timestamp}.nonce.${body}`).digest('hex');
    const signed = {
      'x-client': rig.payment.client,
      'x-timestamp': timestamp,
      'x-nonce': 'nonce',
      'x-signature': signature,
    };
    const headers = { 'content-type': 'application/json', ...signed, ...change.headers };
    const response = await fetch(`${rig.url}/payment`, { method: 'POST', body, headers });
    return { status: response.status, body: (await response.json()) as { code?: string } };
  };

  before(async () => {
    rig = await openCallbackRig();
  });
  beforeEach(async () => {
    rig.database.clock.set('2026-03-02T09:00:00');
    ({ caseNo } = await rig.database.transact((inside) => grantSampleCase(inside)));
    ({ orderNo } = await rig.payments.requestPayment({ caseNo }, SYSTEM));
  });
  after(() => rig.close());

  it('brings the payment into our tables when somebody pays', async () => {
    // when
    await pay();
    await flush();
    // then
    expect(await stateOf()).to.equal('paid');
    expect(await commands()).to.deep.equal([`payment-confirmed:${orderNo}`]);
  });

  it('makes one transition out of five hundred deliveries at once', async function () {
    this.timeout(60_000);
    // given
    await rig.payment.press('/admin/faults', { kind: 'duplicate', times: 500 });
    // when
    await pay();
    await flush();
    // then
    expect(await stateOf()).to.equal('paid');
    expect(await commands()).to.have.length(1);
    const inbox = await rig.database.db('inbox_messages').whereRaw(`body ->> 'orderNo' = ?`, [orderNo]);
    expect(inbox).to.have.length(1);
  });

  const hostile: [kind: string, status: number, code: string][] = [
    ['forged', 401, 'callback-signature-invalid'],
    ['old-key', 401, 'callback-signature-invalid'],
    ['replayed', 401, 'callback-stale'],
    ['wrong-amount', 400, 'payment-amount-mismatch'],
    ['other-merchant', 403, 'payment-merchant-mismatch'],
  ];
  for (const [kind, status, code] of hostile)
    it(`refuses what is ${kind}, leaves an audit line, and still takes the true notice`, async () => {
      // given
      await rig.payment.press('/admin/faults', { kind });
      // when
      await pay();
      await flush();
      // then
      expect(await stateOf()).to.equal('paid');
      await rig.payment.press('/admin/callbacks/flush');
      expect(await hostileSent()).to.deep.equal({ kind, status });
      expect((await refusals()).at(-1)).to.equal(code);
      expect(await commands()).to.have.length(1);
    });

  it('is told by a notice that was late, or held back behind another', async () => {
    // given
    await rig.payment.press('/admin/faults', { kind: 'late', delayMs: 3_600_000 });
    await pay();
    const before = await stateOf();
    // when
    await flush();
    // then
    expect([before, await stateOf()]).to.deep.equal(['payable', 'paid']);
  });

  it('refuses what is not signed, not JSON, not of the shape agreed, or too large', async () => {
    // given
    const unsigned = await fetch(`${rig.url}/payment`, { method: 'POST', body: '{}' });
    // when
    const answers = [
      await post('{"type":'),
      await post('{"type":"payment.paid"}'),
      await post(JSON.stringify('x'.repeat(70_000))),
    ];
    // then
    expect(unsigned.status).to.equal(401);
    expect(answers.map(({ status, body }) => [status, body.code])).to.deep.equal([
      [400, 'malformed-json'],
      [400, 'schema-violation'],
      [413, 'payload-too-large'],
    ]);
  });

  it('accepts a timestamp up to 300 seconds off and no more, either way', async () => {
    // given
    const now = Math.floor(rig.database.clock.now().toSeconds());
    const body = JSON.stringify({ type: 'payment.paid' });
    // when
    const codes = [];
    for (const at of [now - 301, now - 300, now + 300, now + 301]) codes.push((await post(body, { at })).body.code);
    // then
    expect(codes).to.deep.equal(['callback-stale', 'schema-violation', 'schema-violation', 'callback-stale']);
  });

  it('is not fooled by a signature for another body or another sender', async () => {
    // given
    const body = JSON.stringify({ type: 'payment.paid' });
    const signature = createHmac('sha256', rig.payment.key).update('1.nonce.{}').digest('hex');
    // when
    const answers = [
      await post(body, { headers: { 'x-signature': signature } }),
      await post(body, { headers: { 'x-client': 'somebody else' } }),
      await post(body, { headers: { 'x-nonce': 'another' } }),
    ];
    // then
    expect(answers.map(({ body: { code } }) => code)).to.deep.equal(Array(3).fill('callback-signature-invalid'));
  });

  it('tells of a refund once', async () => {
    // given
    await pay();
    await flush();
    // when
    await rig.payments.withdrawPayment({ caseNo }, SYSTEM);
    await flush();
    // then
    expect(await stateOf()).to.equal('refunded');
    const events = await rig.database.db('case_events').where({ case_no: caseNo, type: 'PaymentRefunded' });
    expect(events).to.have.length(1);
  });
});
