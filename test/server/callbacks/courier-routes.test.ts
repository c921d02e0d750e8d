import { expect } from 'chai';
import { createCases } from '../../../domain/cases/index.ts';
import { createCourier } from '../../../domain/courier/index.ts';
import { grantSampleCase, SYSTEM } from '../../support/office.ts';
import { openCallbackRig } from './callback-rig.ts';
import type { CallbackRig } from './callback-rig.ts';

describe('POST /callbacks/courier', () => {
  let rig: CallbackRig;
  let caseNo: string;
  let parcelNo: string;

  const parcel = () => createCourier(rig.database.needs).findParcel(caseNo);
  const press = (path: string, body?: unknown) => rig.courier.press(path, body);

  before(async () => {
    rig = await openCallbackRig();
    ({ caseNo } = await rig.database.transact(async (inside) => {
      const cases = createCases(inside);
      const granted = await grantSampleCase(inside);
      await cases.recordLicence({ caseNo: granted.caseNo, identifier: 'licence' }, SYSTEM);
      return cases.completeCase({ caseNo: granted.caseNo }, SYSTEM);
    }));
    ({ parcelNo } = await rig.parcels.dispatchParcel({ caseNo }, SYSTEM));
  });
  after(() => rig.close());

  it('follows a parcel whose tracks come out of order and twice, to one delivery', async () => {
    // given
    await press('/admin/faults', { kind: 'reordered', count: 2 });
    await press(`/actions/parcels/${parcelNo}/collected`);
    await press(`/actions/parcels/${parcelNo}/in-transit`);
    await press('/admin/faults', { kind: 'duplicate', times: 50 });
    // when
    await press(`/actions/parcels/${parcelNo}/delivered`);
    await press('/admin/callbacks/flush');
    // then
    const kept = await parcel();
    expect(kept).to.include({ state: 'delivered', signedBy: '本人' });
    expect(kept?.tracks.map(({ state }) => state).toSorted()).to.deep.equal(['collected', 'delivered', 'in-transit']);
    const commands = await rig.database.db('outbox_commands').where('command_id', `parcel-delivered:${parcelNo}`);
    expect(commands).to.have.length(1);
  });

  it('refuses a track signed with the key of another provider', async () => {
    // given
    const event = { eventId: 'x', type: 'parcel.tracked' };
    // when
    const answer = await press('/admin/callbacks/send', { event, key: rig.payment.key });
    // then
    expect(answer).to.deep.equal({ status: 401 });
  });
});
