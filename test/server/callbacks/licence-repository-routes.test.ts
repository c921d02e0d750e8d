import { expect } from 'chai';
import { createLicences, makeLicenceIdentifier } from '../../../domain/licences/index.ts';
import {
  exemptFrom,
  grantSampleCase,
  INTEGRATOR,
  openSampleCase,
  readSampleFiling,
  SYSTEM,
} from '../../support/office.ts';
import { openCallbackRig } from './callback-rig.ts';
import type { CallbackRig } from './callback-rig.ts';

const EXEMPT = exemptFrom('2026-04-07');

describe('POST /callbacks/licence-repository', () => {
  let rig: CallbackRig;

  const press = (path: string, body?: unknown) => rig.repository.press(path, body);
  const inTransaction = <T>(work: (licences: ReturnType<typeof createLicences>) => Promise<T>): Promise<T> =>
    rig.database.transact((inside) => work(createLicences(inside)));
  const answers = async () =>
    (await rig.repository.ledger('callback-delivered')).map((entry) => entry['status'] as number);

  before(async () => {
    rig = await openCallbackRig();
    rig.database.clock.set('2026-03-02T09:00:00');
  });
  after(() => rig.close());

  it('hears that the repository changed a licence, and then asks how, once however often it is told', async () => {
    // given
    const { caseNo } = await rig.database.transact((inside) => grantSampleCase(inside, EXEMPT));
    const { identifier } = await rig.licences.issueLicence({ caseNo }, SYSTEM);
    await press('/admin/faults', { kind: 'duplicate', times: 20 });
    // when
    await press(`/actions/licences/${identifier}/suspended`);
    await press('/admin/callbacks/flush');
    const told = await inTransaction((licences) => licences.findLicence(caseNo));
    await rig.licences.followLicenceStates({ limit: 10 }, SYSTEM);
    await rig.licences.followLicenceStates({ limit: 10 }, SYSTEM);
    // then
    expect(told).to.include({ state: 'registered' });
    expect(await inTransaction((licences) => licences.findLicence(caseNo))).to.include({ state: 'suspended' });
    expect(await rig.database.db('licence_changes').where({ kind: 'suspend' })).to.have.length(1);
    expect(new Set(await answers())).to.deep.equal(new Set([200]));
  });

  it('hears that an issuer answered a demand, and then asks what', async () => {
    // given
    const { applicant } = readSampleFiling();
    const filing = { applicant: { ...applicant, uscc: '91350500MA2Y3K7C2X' } };
    const { caseNo } = await rig.database.transact((inside) => openSampleCase(inside, filing));
    const [found] = await inTransaction(async (licences) => {
      const demanded = {
        ...{ caseNo, requirements: rig.item.materials, filed: [{ key: 'planning-approval', isDemanded: true }] },
        findings: [{ materialKey: 'planning-approval', outcome: 'none' as const }],
      };
      await licences.demandLicences(demanded, INTEGRATOR);
      return licences.listLicenceDemands(caseNo);
    });
    await rig.licences.pursueDemands({ limit: 10 }, SYSTEM);
    // when
    await press(`/actions/demands/${found?.demandNo ?? ''}/refuse`, { reason: '没有颁发过' });
    await press('/admin/callbacks/flush');
    await rig.licences.pursueDemands({ limit: 10 }, SYSTEM);
    // then
    const [after] = await inTransaction((licences) => licences.listLicenceDemands(caseNo));
    expect(after).to.include({ state: 'refused', refusal: '没有颁发过' });
  });

  it('hears that a converted licence was looked at, and then asks how', async () => {
    // given
    const [licenceType, issuerCode] = ['11350500MB0000019G001', '11350500MB0000019G'];
    const identifier = makeLicenceIdentifier({ licenceType, issuerCode, serial: '20150001', version: 1 });
    await rig.licences.takeStock(
      {
        ...{ identifier, licenceName: '占用、挖掘城市道路许可证', licenceNo: '占道许〔2015〕1号' },
        ...{ holderName: '刺桐城水务工程有限公司', holderCode: '91350500MA800001XM', holderCodeType: '001' },
        ...{ issuerName: '市政管理局', issuedOn: '2015-06-01', validFrom: '2015-06-01', validUntil: '2027-05-31' },
        bytes: Buffer.from('%PDF-1.4'),
      },
      INTEGRATOR,
    );
    await rig.licences.pushStock({ limit: 10 }, SYSTEM);
    const { pushNo } = await inTransaction((licences) => licences.getStock(identifier));
    // when
    await press(`/actions/stock/${pushNo}/register`);
    await press('/admin/callbacks/flush');
    await rig.licences.pushStock({ limit: 10 }, SYSTEM);
    // then
    expect(await inTransaction((licences) => licences.getStock(identifier))).to.include({ state: 'registered' });
  });

  it('refuses what nobody of the repository signed, and what names an unknown licence', async () => {
    // given
    const event = { type: 'licence.state-changed', client: rig.repository.client, state: 'revoked' };
    const unknown = { ...event, eventId: 'unknown', identifier: 'no such licence' };
    // when
    const forged = await press('/admin/callbacks/send', { event: unknown, key: rig.courier.key });
    const strange = await press('/admin/callbacks/send', { event: unknown });
    const shapeless = await press('/admin/callbacks/send', { event: { ...event, eventId: 'x', type: 'licence.sold' } });
    // then
    expect([forged, strange, shapeless]).to.deep.equal([{ status: 401 }, { status: 404 }, { status: 400 }]);
  });
});
