import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { connectOutside } from '../../../adapters/outside.ts';
import { createDomain, createEffects } from '../../../domain/domain.ts';
import type { Domain, Outside } from '../../../domain/domain.ts';
import type { Topic } from '../../../workers/topic.ts';
import { dispatchCourier } from '../../../workers/topics/dispatch-courier.ts';
import { issueLicence } from '../../../workers/topics/issue-licence.ts';
import { requestPayment } from '../../../workers/topics/request-payment.ts';
import { settlePaymentLapse } from '../../../workers/topics/settle-payment-lapse.ts';
import { settleWithdrawal } from '../../../workers/topics/settle-withdrawal.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { grantSampleCase, INTEGRATOR, openOffice, SYSTEM } from '../../support/office.ts';
import { startTestSimulator } from '../../support/simulators.ts';
import type { TestSimulator } from '../../support/simulators.ts';
import { topicContext } from '../../support/topic-context.ts';

describe('topics that reach outside', () => {
  const fileStore = mkdtempSync(join(tmpdir(), 'tongban-files-'));
  let database: TestDatabase;
  let simulators: Record<'payment' | 'licences' | 'courier' | 'sms', TestSimulator>;
  let effects: ReturnType<typeof createEffects>;
  let domain: Domain;
  let caseNo: string;

  const run = (topic: Topic) => topic.run({}, topicContext(database, { caseNo, effects }));
  const templates = async () => (await domain.notifications.listNotices(caseNo)).map(({ template }) => template);
  const pay = async () => {
    const order = await domain.payments.findPayment(caseNo);
    await simulators.payment.press(`/actions/orders/${order?.orderNo ?? ''}/pay`);
    database.clock.advance({ minutes: 3 });
    await effects.payments.queryUnpaidOrders({ limit: 1000 }, SYSTEM);
  };

  before(async () => {
    database = await openTestDatabase();
    const { clock, transact, needs } = database;
    await openOffice(needs);
    const [payment, licences, courier, sms] = await Promise.all([
      startTestSimulator('payment', clock),
      startTestSimulator('licences', clock),
      startTestSimulator('courier', clock),
      startTestSimulator('sms', clock),
    ]);
    simulators = { payment, licences, courier, sms };
    const publicUrl = 'https://tongban.example';
    const paymentProvider = { provider: 'platform', ...payment } as const;
    const systems = { paymentProvider, licenceRepository: licences, courier, sms };
    const world = connectOutside({ ...systems, fileStore, publicUrl }, clock);
    // no engine and no passwords in these topics
    effects = createEffects({ transact, clock, reached: () => undefined, outside: world as unknown as Outside });
    domain = createDomain(needs);
  });
  beforeEach(async () => {
    database.clock.set('2026-03-02T09:00');
    ({ caseNo } = await database.transact((inside) => grantSampleCase(inside)));
  });
  after(async () => {
    for (const simulator of Object.values(simulators)) await simulator.close();
    await database.close();
    rmSync(fileStore, { recursive: true, force: true });
  });

  it('ask for the fee, give the process its date and tell the applicant once, however often they run', async () => {
    // when
    const [first] = [await run(requestPayment), await run(requestPayment)];
    // then
    expect(String(first.paymentDueAt)).to.include('2026-03-18T00:00');
    expect(await templates()).to.deep.equal(['payment-requested']);
    const [notice] = await domain.notifications.listNotices(caseNo);
    expect(notice?.text).to.include('1080.00元').and.include('2026年3月17日（含）前').and.include('/pay/');
  });

  it('tell of a lapse only when nothing was paid', async () => {
    // given
    await run(requestPayment);
    database.clock.set('2026-03-18T00:00');
    // when
    const answer = await run(settlePaymentLapse);
    // then
    expect(answer).to.deep.equal({ paymentResult: 'unpaid' });
    expect(await templates()).to.deep.equal(['payment-requested', 'payment-lapsed']);
  });

  it('issue the licence of a paid case and hand it to the courier after completion', async () => {
    // given
    await run(requestPayment);
    await pay();
    // when
    await run(issueLicence);
    await domain.cases.completeCase({ caseNo }, SYSTEM);
    await run(dispatchCourier);
    await run(dispatchCourier);
    // then
    expect(await domain.licences.findLicence(caseNo)).to.include({ state: 'registered' });
    expect(await domain.courier.findParcel(caseNo)).to.include({ state: 'ordered' });
    expect(await templates()).to.deep.equal(['payment-requested', 'parcel-dispatched']);
  });

  it('undo everything outside before a withdrawn case ends, once, however often they run', async () => {
    // given a paid case whose licence stands in the repository
    await run(requestPayment);
    await pay();
    await run(issueLicence);
    await database.transact((inside) =>
      createDomain(inside).cases.withdrawCase({ caseNo, clientId: INTEGRATOR.id, reason: '不做了' }, INTEGRATOR),
    );
    // when
    await run(settleWithdrawal);
    await run(settleWithdrawal);
    // then
    expect(await domain.cases.getCase(caseNo)).to.include({ state: 'withdrawn' });
    expect(await domain.payments.findPayment(caseNo)).to.include({ state: 'refunded' });
    expect(await domain.licences.findLicence(caseNo)).to.include({ state: 'revoked' });
    const refunds = await simulators.payment.ledger('order-refunded');
    expect(refunds).to.have.length(1);
    expect((await domain.notifications.listNotices(caseNo)).at(-1)?.text).to.include('原路退回');
  });
});
