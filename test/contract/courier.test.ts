import { expect } from 'chai';
import { createHttpCourier } from '../../adapters/http-courier.ts';
import type { Courier } from '../../domain/courier/index.ts';
import { FixedClock } from '../support/clock.ts';
import { refusal as refusalOf } from '../support/refusal.ts';
import { startTestSimulator } from '../support/simulators.ts';
import type { TestSimulator } from '../support/simulators.ts';

describe('port Courier', () => {
  const clock = new FixedClock();
  let simulator: TestSimulator;
  let courier: Courier;
  let count = 0;

  before(async () => {
    simulator = await startTestSimulator('courier', clock);
  });
  beforeEach(() => {
    courier = createHttpCourier({ ...simulator, clock, timeoutMs: 3000 });
  });
  after(() => simulator.close());

  const newParcel = () => ({
    parcelNo: `parcel-${++count}`,
    sender: { name: '政务服务中心窗口', phone: '0595-12345', address: '政务服务中心' },
    recipient: { name: '林晓东', phone: '13800000001', address: '丰泽街道刺桐路118号' },
    contents: '办理结果',
  });

  it('takes a parcel once, however often it is ordered', async () => {
    // given
    const parcel = newParcel();
    // when
    const [first, second] = [await courier.orderParcel(parcel), await courier.orderParcel(parcel)];
    // then
    expect(first).to.deep.include({ parcelNo: parcel.parcelNo, state: 'ordered', tracks: [] });
    expect(second).to.deep.equal(first);
    expect(
      (await simulator.ledger('parcel-ordered')).filter((e) => e['clientParcelNo'] === parcel.parcelNo),
    ).to.have.length(1);
  });

  it('refuses a parcel without an address', async () => {
    // given
    const parcel = newParcel();
    // when
    const refusal = await refusalOf(
      courier.orderParcel({ ...parcel, recipient: { ...parcel.recipient, address: '' } }),
    );
    // then
    expect(refusal).to.include({ kind: 'conflict', code: 'courier-refused' });
  });

  it('tells the tracks of a parcel in order', async () => {
    // given
    const { parcelNo } = await courier.orderParcel(newParcel());
    // when
    for (const state of ['collected', 'in-transit', 'delivered'])
      await simulator.press(`/actions/parcels/${parcelNo}/${state}`);
    const found = await courier.findParcel(parcelNo);
    // then
    expect(found?.state).to.equal('delivered');
    expect(found?.tracks.map(({ state }) => state)).to.deep.equal(['collected', 'in-transit', 'delivered']);
    expect(found?.tracks.at(-1)).to.include({ signedBy: '本人' });
  });

  it('cancels before collection, and says how things stand when it is too late', async () => {
    // given
    const [waiting, moving] = [await courier.orderParcel(newParcel()), await courier.orderParcel(newParcel())];
    await simulator.press(`/actions/parcels/${moving.parcelNo}/collected`);
    // when
    const states = [await courier.cancelParcel(waiting.parcelNo), await courier.cancelParcel(moving.parcelNo)];
    // then
    expect(states.map(({ state }) => state)).to.deep.equal(['cancelled', 'collected']);
  });

  it('gives a label to print', async () => {
    // given
    const { parcelNo, trackingNo } = await courier.orderParcel(newParcel());
    // when
    const label = await courier.fetchLabel(parcelNo);
    // then
    expect(label.mediaType).to.equal('image/svg+xml');
    expect(label.bytes.toString()).to.include(trackingNo);
  });

  it('finds by query what was ordered before the answer was lost, also after a restart', async () => {
    // given
    const parcel = newParcel();
    await simulator.press('/admin/faults', { kind: 'timeout-after-effect' });
    const refusal = await refusalOf(courier.orderParcel(parcel));
    // when
    await simulator.restart();
    // then
    expect(refusal).to.include({ kind: 'unavailable', code: 'courier-unavailable' });
    expect(await courier.findParcel(parcel.parcelNo)).to.include({ state: 'ordered' });
    expect(await courier.findParcel('nothing')).to.equal(undefined);
  });
});
