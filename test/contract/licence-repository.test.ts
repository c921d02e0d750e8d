import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { createHttpLicenceRepository } from '../../adapters/http-licence-repository.ts';
import { makeLicenceIdentifier, parseLicenceIdentifier } from '../../domain/licences/index.ts';
import type { LicenceRepository, NewRegistration, RepositoryLicenceState } from '../../domain/licences/index.ts';
import { FixedClock } from '../support/clock.ts';
import { refusal as refusalOf } from '../support/refusal.ts';
import { startTestSimulator } from '../support/simulators.ts';
import type { TestSimulator } from '../support/simulators.ts';

const HOLDER = '91350500MA800001XM';
const PLANNING = '11100000000013338W011';
const ISSUER = '11350500MB0000019G';

describe('port LicenceRepository', () => {
  const clock = new FixedClock();
  let simulator: TestSimulator;
  let repository: LicenceRepository;
  let count = 0;

  before(async () => {
    simulator = await startTestSimulator('licences', clock);
  });
  beforeEach(() => {
    repository = createHttpLicenceRepository({ ...simulator, clock, timeoutMs: 3000 });
  });
  after(() => simulator.close());

  const newRegistration = (): NewRegistration => {
    const serial = `20260302${String(++count).padStart(4, '0')}`;
    const file = Buffer.from(`%PDF-1.7 ${serial}`);
    return {
      requestKey: `register-${serial}`,
      licence: {
        identifier: makeLicenceIdentifier({ licenceType: `${ISSUER}001`, issuerCode: ISSUER, serial, version: 1 }),
        licenceType: `${ISSUER}001`,
        licenceName: '占用、挖掘城市道路许可证',
        licenceNo: `占道许〔2026〕${serial}号`,
        holderName: '刺桐城水务工程有限公司',
        holderCode: HOLDER,
        holderCodeType: '001',
        issuerCode: ISSUER,
        issuerName: '市政管理局',
        issuedOn: '2026-03-02',
        validFrom: '2026-04-07',
        validUntil: '2026-04-21',
      },
      content: { fields: [] },
      file,
      fileHash: createHash('sha256').update(file).digest('hex'),
    };
  };

  it('finds what a holder has of one type, with its file', async () => {
    // given the stock of the repository
    // when
    const [licence] = await repository.findLicences({ holderCode: HOLDER, licenceType: PLANNING });
    // then
    expect(licence).to.include({ holderCode: HOLDER, licenceType: PLANNING, state: 'valid' });
    const file = await repository.fetchFile(licence?.identifier ?? '');
    expect(file.subarray(0, 5).toString()).to.equal('%PDF-');
  });

  it('answers clearly that a holder has none', async () => {
    expect(await repository.findLicences({ holderCode: '91350100M0001TGQXM', licenceType: PLANNING })).to.deep.equal(
      [],
    );
  });

  it('registers once under our key, however often it is sent', async () => {
    // given
    const registration = newRegistration();
    // when
    const [first, second] = [await repository.register(registration), await repository.register(registration)];
    // then
    expect(second).to.deep.equal(first);
    expect(await repository.findRegistration(registration.requestKey)).to.deep.equal(first);
    expect(await repository.findLicence(registration.licence.identifier)).to.include({ state: 'valid' });
  });

  it('refuses a second licence with the same identifier under another key', async () => {
    // given
    const registration = newRegistration();
    await repository.register(registration);
    // when
    const refusal = await refusalOf(repository.register({ ...registration, requestKey: 'another' }));
    // then
    expect(refusal).to.include({ kind: 'conflict', code: 'licence-repository-refused' });
  });

  it('refuses a file that was damaged on the way', async () => {
    // given
    const registration = { ...newRegistration(), fileHash: '0'.repeat(64) };
    // when
    const refusal = await refusalOf(repository.register(registration));
    // then
    expect(refusal).to.include({ kind: 'conflict' });
  });

  it('knows nothing of what it never had', async () => {
    expect(await repository.findRegistration('nothing')).to.equal(undefined);
    expect(await repository.findLicence('nothing')).to.equal(undefined);
  });

  it('changes the state of a licence, and no longer counts it as held', async () => {
    // given
    const { licence, ...rest } = newRegistration();
    const own = { ...licence, holderCode: '91350200MA2YJ1XR9G' };
    await repository.register({ ...rest, licence: own });
    // when
    const change = { requestKey: 'revoke-1', identifier: own.identifier, state: 'revoked', reason: '撤回' } as const;
    const [first, second] = [await repository.changeState(change), await repository.changeState(change)];
    // then
    expect([first.state, second.state]).to.deep.equal(['revoked', 'revoked']);
    const { holderCode, licenceType } = own;
    expect(await repository.findLicences({ holderCode, licenceType })).to.deep.equal([]);
  });

  it('knows by our key what it changed, and brings no ended licence back to life', async () => {
    // given
    const registration = newRegistration();
    const { identifier } = registration.licence;
    await repository.register(registration);
    const change = (requestKey: string, state: RepositoryLicenceState) =>
      repository.changeState({ requestKey: `${requestKey}-${identifier}`, identifier, state, reason: '行政处罚' });
    // when
    const states = [(await change('1', 'suspended')).state, (await change('2', 'valid')).state];
    await change('3', 'revoked');
    const refusal = await refusalOf(change('4', 'valid'));
    // then
    expect(states).to.deep.equal(['suspended', 'valid']);
    expect(refusal).to.include({ kind: 'conflict', code: 'licence-repository-refused' });
    expect(await repository.findStateChange(`1-${identifier}`)).to.include({ identifier });
    expect(await repository.findStateChange(`4-${identifier}`)).to.equal(undefined);
    expect((await change('5', 'cancelled')).state).to.equal('cancelled');
  });

  it('asks an issuer once under our key, and answers what came of it', async () => {
    // given
    const wanted = { licenceType: PLANNING, holderName: '晋江新路建设有限公司', holderCode: '91350100M0001TGQXM' };
    const demand = (requestKey: string, holderCode = wanted.holderCode) =>
      repository.demand({ ...wanted, requestKey, holderCode });
    // when
    const [first, second] = [await demand('demand-1'), await demand('demand-1')];
    await demand('demand-2');
    await simulator.press('/actions/demands/demand-1/supply');
    await simulator.press('/actions/demands/demand-2/refuse', { reason: '没有颁发过' });
    // then
    expect([first, second]).to.deep.equal(Array(2).fill({ requestKey: 'demand-1', state: 'pending' }));
    const supplied = await repository.findDemand('demand-1');
    expect(supplied?.state).to.equal('supplied');
    expect(parseLicenceIdentifier(supplied?.identifier ?? '')).to.include({ licenceType: PLANNING });
    expect(await repository.findLicence(supplied?.identifier ?? '')).to.include({ holderCode: wanted.holderCode });
    expect(await repository.findDemand('demand-2')).to.include({ state: 'refused', reason: '没有颁发过' });
    expect(await repository.findDemand('demand-3')).to.equal(undefined);
    expect((await demand('demand-4', HOLDER)).state, 'what is held needs no issuer').to.equal('supplied');
    expect(await refusalOf(repository.demand({ ...wanted, requestKey: 'x', licenceType: 'x' }))).to.include({
      kind: 'conflict',
    });
  });

  it('takes stock once under our key, and says later whether it is registered', async () => {
    // given
    const [good, bad] = [newRegistration(), newRegistration()];
    // when
    const [first, second] = [await repository.pushStock(good), await repository.pushStock(good)];
    await repository.pushStock(bad);
    await simulator.press(`/actions/stock/${good.requestKey}/register`);
    await simulator.press(`/actions/stock/${bad.requestKey}/refuse`, { reason: '印章不清' });
    // then
    expect(second).to.deep.equal(first);
    expect(first).to.include({ state: 'pending', identifier: good.licence.identifier });
    expect(await repository.findStock(good.requestKey)).to.include({ state: 'registered' });
    expect(await repository.findLicence(good.licence.identifier)).to.include({ state: 'valid' });
    expect(await repository.findStock(bad.requestKey)).to.include({ state: 'refused', reason: '印章不清' });
    expect(await repository.findLicence(bad.licence.identifier)).to.equal(undefined);
    expect(await repository.findStock('nothing')).to.equal(undefined);
  });

  for (const kind of ['timeout-before-effect', '500', 'wrong-json', 'huge-body'])
    it(`calls the repository unavailable when it answers with ${kind}`, async () => {
      // given
      await simulator.press('/admin/faults', { kind });
      // when
      const refusal = await refusalOf(repository.findLicences({ holderCode: HOLDER, licenceType: PLANNING }));
      // then
      expect(refusal).to.include({ kind: 'unavailable', code: 'licence-repository-unavailable' });
    });

  it('takes nothing but a PDF for the file of a licence', async () => {
    // given
    const [licence] = await repository.findLicences({ holderCode: HOLDER, licenceType: PLANNING });
    await simulator.press('/admin/faults', { kind: 'wrong-json', on: 'GET /licences' });
    // when
    const refusal = await refusalOf(repository.fetchFile(licence?.identifier ?? ''));
    // then
    expect(refusal).to.include({ kind: 'unavailable', code: 'licence-repository-unavailable' });
  });

  it('finds by query what was registered before the answer was lost, also after a restart', async () => {
    // given
    const registration = newRegistration();
    await simulator.press('/admin/faults', { kind: 'timeout-after-effect' });
    await refusalOf(repository.register(registration));
    // when
    await simulator.restart();
    const found = await repository.findRegistration(registration.requestKey);
    // then
    expect(found).to.include({ identifier: registration.licence.identifier });
  });
});
