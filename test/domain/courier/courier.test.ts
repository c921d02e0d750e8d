import { expect } from 'chai';
import { createHttpCourier } from '../../../adapters/http-courier.ts';
import { createCases } from '../../../domain/cases/index.ts';
import { createCourier, createCourierEffects } from '../../../domain/courier/index.ts';
import type { TrackNotice } from '../../../domain/courier/index.ts';
import { grantSampleCase, SYSTEM } from '../../support/office.ts';
import { openOutsideRig } from '../../support/outside-rig.ts';
import type { OutsideRig } from '../../support/outside-rig.ts';
import { refusal } from '../../support/refusal.ts';

const COURIER = { kind: 'outside', id: 'courier' } as const;

describe('courier', () => {
  let rig: OutsideRig;
  let caseNo: string;
  let parcelNo: string;

  const effects = () => {
    const { simulator, effectNeeds } = rig;
    const courier = createHttpCourier({ ...simulator, clock: rig.database.clock, timeoutMs: 3000 });
    return createCourierEffects({ ...effectNeeds, courier });
  };
  const inTransaction = <T>(work: (courier: ReturnType<typeof createCourier>) => Promise<T>): Promise<T> =>
    rig.database.transact((inside) => work(createCourier(inside)));
  const parcel = () => inTransaction((courier) => courier.findParcel(caseNo));
  const dispatch = async () => ({ parcelNo } = await effects().dispatchParcel({ caseNo }, SYSTEM));
  const move = (...states: string[]) =>
    states.reduce<Promise<unknown>>(
      (done, state) => done.then(() => rig.simulator.press(`/actions/parcels/${parcelNo}/${state}`)),
      Promise.resolve(),
    );
  const notices = async (): Promise<TrackNotice[]> => {
    const told = await rig.simulator.ledger('callback-queued');
    const events = told.map((entry) => entry['event'] as TrackNotice & { clientParcelNo: string });
    return events.filter((event) => event.clientParcelNo === parcelNo).map((event) => ({ ...event, parcelNo }));
  };
  const take = (notice: TrackNotice) =>
    inTransaction((courier) => courier.recordTrack({ notice, client: rig.simulator.client }, COURIER));
  const addTask = async (): Promise<string> => {
    const id = `task-of-${caseNo}`;
    await rig.database.db('tasks').insert({
      ...{ id, subject_kind: 'case', subject_id: caseNo, case_no: caseNo, part_key: 'deliver-result' },
      ...{ task_key: 'arrange-redelivery', process_instance_id: 'p', name: '重新安排送达', role: 'window-clerk' },
      ...{ department_id: 'government-service-centre', state: 'done', opened_at: new Date() },
    });
    return id;
  };
  const commands = (): Promise<string[]> =>
    rig.database
      .db('outbox_commands')
      .where({ subject: caseNo })
      .where('command_id', 'like', 'parcel%')
      .pluck('command_id');

  before(async () => {
    rig = await openOutsideRig('courier');
  });
  beforeEach(async () => {
    rig.database.clock.set('2026-03-02T09:00:00');
    ({ caseNo } = await rig.database.transact(async (inside) => {
      const cases = createCases(inside);
      const granted = await grantSampleCase(inside);
      await cases.recordLicence({ caseNo: granted.caseNo, identifier: `licence-${granted.caseNo}` }, SYSTEM);
      return cases.completeCase({ caseNo: granted.caseNo }, SYSTEM);
    }));
  });
  after(() => rig.close());

  it('orders one parcel per case to the address of the filing, however often it runs', async () => {
    // when
    const [first, second] = [await dispatch(), await dispatch()];
    // then
    expect(second).to.deep.equal(first);
    expect(await parcel()).to.include({ state: 'ordered' });
    const ordered = (await rig.simulator.ledger('parcel-ordered')).filter((e) => e['clientParcelNo'] === parcelNo);
    expect(ordered).to.have.length(1);
    expect(ordered[0]).to.have.nested.property('parcel.recipient.name', '林晓东');
    expect(ordered[0]).to.have.nested.property('parcel.sender.name', '政务服务中心窗口');
  });

  for (const label of ['effect-intended', 'effect-sent', 'effect-answered', 'effect-confirmed'])
    it(`orders once when the worker dies at ${label}`, async () => {
      // given
      rig.crashAt(`${label}:dispatch-courier`);
      await rig.expectCrash(effects().dispatchParcel({ caseNo }, SYSTEM));
      // when the topic runs again
      await dispatch();
      // then
      const ordered = (await rig.simulator.ledger('parcel-ordered')).filter((e) => e['clientParcelNo'] === parcelNo);
      expect(ordered).to.have.length(1);
      expect(await parcel()).to.include({ state: 'ordered' });
    });

  it('dispatches nothing before completion', async () => {
    // given
    const granted = await rig.database.transact((inside) => grantSampleCase(inside));
    // when
    const refused = await refusal(effects().dispatchParcel({ caseNo: granted.caseNo }, SYSTEM));
    // then
    expect(refused.code).to.equal('case-not-deliverable');
  });

  it('tells the process once that the parcel was delivered, whatever order the tracks come in', async () => {
    // given
    await dispatch();
    await move('collected', 'in-transit', 'delivered');
    const [collected, moving, delivered] = (await notices()) as [TrackNotice, TrackNotice, TrackNotice];
    // when
    const outcomes = [];
    for (const notice of [delivered, moving, collected, delivered, moving]) outcomes.push((await take(notice)).outcome);
    // then
    expect(outcomes).to.deep.equal(['moved', 'noted', 'noted', 'moved', 'noted']);
    const kept = await parcel();
    expect(kept).to.include({ state: 'delivered', signedBy: '本人' });
    expect(kept?.tracks).to.have.length(3);
    expect(await commands()).to.deep.equal([`parcel-delivered:${parcelNo}`]);
  });

  it('takes one track once when it comes twenty times at once', async () => {
    // given
    await dispatch();
    await move('collected');
    const [collected] = (await notices()) as [TrackNotice];
    // when
    const results = await Promise.all(Array.from({ length: 20 }, () => take(collected)));
    // then
    expect(results.filter(({ isRepeat }) => !isRepeat)).to.have.length(1);
  });

  const hostile: [string, Partial<TrackNotice>, string][] = [
    ['another client', { client: 'somebody' }, 'courier-client-mismatch'],
    ['another tracking number', { trackingNo: 'TB000000000000CN' }, 'parcel-mismatch'],
    ['a parcel we do not have', { parcelNo: 'nothing' }, 'parcel-unknown'],
  ];
  for (const [what, change, code] of hostile)
    it(`refuses a track of ${what}, and nothing changes`, async () => {
      // given
      await dispatch();
      await move('collected');
      const [collected] = (await notices()) as [TrackNotice];
      // when
      const refused = await refusal(take({ ...collected, ...change }));
      // then
      expect(refused.code).to.equal(code);
      expect(await parcel()).to.include({ state: 'ordered' });
    });

  it('believes no track that comes before our own order has its answer, and learns of it by asking', async () => {
    // given the worker died after the courier had the order
    rig.crashAt('effect-answered:dispatch-courier');
    await rig.expectCrash(effects().dispatchParcel({ caseNo }, SYSTEM));
    parcelNo = (await parcel())?.parcelNo ?? '';
    await move('collected', 'in-transit', 'delivered');
    const delivered = (await notices()).at(-1) as TrackNotice;
    // when
    const early = await refusal(take(delivered));
    const forged = await refusal(take({ ...delivered, trackingNo: 'TB000000000000CN' }));
    await dispatch();
    // then
    expect([early.code, forged.code]).to.deep.equal(['parcel-unanswered', 'parcel-unanswered']);
    expect(await parcel()).to.include({ state: 'delivered' });
    expect(await commands()).to.deep.equal([`parcel-delivered:${parcelNo}`]);
    expect(await take(delivered)).to.include({ outcome: 'noted' });
  });

  it('finds out by asking when the tracks never come', async () => {
    // given
    await dispatch();
    await move('collected', 'in-transit', 'delivered');
    rig.database.clock.advance({ hours: 7 });
    // when
    const { failed } = await effects().querySilentParcels({ limit: 1000 }, SYSTEM);
    // then
    expect(failed).to.equal(0);
    expect(await parcel()).to.include({ state: 'delivered' });
    expect(await commands()).to.deep.equal([`parcel-delivered:${parcelNo}`]);
    // and a notice that comes after all changes nothing
    const [collected] = (await notices()) as [TrackNotice];
    expect(await take(collected)).to.include({ outcome: 'noted' });
  });

  it('notes that an attempt to deliver failed, whatever comes before the end', async () => {
    // given
    await dispatch();
    await move('collected', 'in-transit', 'delivery-failed', 'delivered');
    const [collected, moving, failed, delivered] = (await notices()) as [
      TrackNotice,
      TrackNotice,
      TrackNotice,
      TrackNotice,
    ];
    // when
    const states = [];
    for (const notice of [collected, failed, moving, delivered]) {
      await take(notice);
      states.push((await parcel())?.state);
    }
    // then
    expect(states).to.deep.equal(['collected', 'delivery-failed', 'delivery-failed', 'delivered']);
  });

  it('orders another parcel once for each time the window arranged it, and none while the last is on its way', async () => {
    // given
    const recipient = { name: '陈海生', phone: '13805950011', address: '项目部二楼' };
    const task = await addTask();
    const again = () => effects().dispatchParcel({ caseNo, again: { taskId: task, recipient } }, SYSTEM);
    await dispatch();
    const tooEarly = await refusal(again());
    await move('collected', 'in-transit', 'returned');
    for (const notice of await notices()) await take(notice);
    // when
    rig.crashAt('effect-answered:dispatch-courier');
    await rig.expectCrash(again());
    const [first, second] = [await again(), await again()];
    // then
    expect(tooEarly.code).to.equal('parcel-not-returned');
    expect(second).to.deep.equal(first);
    expect(first.parcelNo).not.to.equal(parcelNo);
    const ordered = await rig.simulator.ledger('parcel-ordered');
    expect(ordered.filter((e) => JSON.stringify(e).includes('项目部二楼'))).to.have.length(1);
    expect(await inTransaction((courier) => courier.listParcels(caseNo))).to.have.length(2);
    expect(await parcel()).to.include({ state: 'ordered', seq: 1 });
  });

  it('opens an incident and tells the process when a parcel comes back; the model takes it up', async () => {
    // given
    await dispatch();
    await move('collected', 'in-transit', 'returned');
    // when
    for (const notice of await notices()) await take(notice);
    // then
    expect(await parcel()).to.include({ state: 'returned' });
    expect(await rig.database.db('incidents').where({ case_no: caseNo }).pluck('kind')).to.deep.equal([
      'parcel-returned',
    ]);
    expect(await commands()).to.deep.equal([`parcel-returned:${parcelNo}`]);
    await inTransaction((courier) => courier.takeUpReturn(caseNo, SYSTEM));
    expect(await rig.database.db('incidents').where({ case_no: caseNo, state: 'open' })).to.deep.equal([]);
  });

  it('does the same when the courier calls a parcel off that it never collected', async () => {
    // given
    const recipient = { name: '陈海生', phone: '13805950011', address: '项目部二楼' };
    await dispatch();
    await move('cancelled');
    // when
    for (const notice of await notices()) await take(notice);
    // then
    expect(await commands()).to.deep.equal([`parcel-returned:${parcelNo}`]);
    await inTransaction((courier) => courier.takeUpReturn(caseNo, SYSTEM));
    expect(await rig.database.db('incidents').where({ case_no: caseNo }).pluck('state')).to.deep.equal(['resolved']);
    const again = await effects().dispatchParcel({ caseNo, again: { taskId: await addTask(), recipient } }, SYSTEM);
    expect(again.parcelNo).not.to.equal(parcelNo);
  });

  it('cancels a parcel that still waits, once, and says when it is too late', async () => {
    // given
    const nothing = await effects().cancelParcel({ caseNo }, SYSTEM);
    await dispatch();
    rig.crashAt('effect-answered:cancel-parcel');
    await rig.expectCrash(effects().cancelParcel({ caseNo }, SYSTEM));
    // when
    const outcome = await effects().cancelParcel({ caseNo }, SYSTEM);
    // then
    expect([nothing, outcome]).to.deep.equal(['nothing', 'cancelled']);
    expect(await parcel()).to.include({ state: 'cancelled' });
  });

  it('cannot cancel what is on its way', async () => {
    // given
    await dispatch();
    await move('collected');
    // when
    const outcome = await effects().cancelParcel({ caseNo }, SYSTEM);
    // then
    expect(outcome).to.equal('too-late');
    expect(await parcel()).to.include({ state: 'collected' });
  });
});
