import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openFileStore } from '../../../adapters/file-store.ts';
import { createHttpLicenceRepository } from '../../../adapters/http-licence-repository.ts';
import { createLicences } from '../../../domain/licences/index.ts';
import type { LicenceDemand, LicenceRepository } from '../../../domain/licences/index.ts';
import { createMaterials } from '../../../domain/materials/index.ts';
import { INTEGRATOR, openSampleCase, readSampleFiling, SYSTEM } from '../../support/office.ts';
import { licenceEffects } from '../../support/licence-effects.ts';
import { openOutsideRig } from '../../support/outside-rig.ts';
import type { OutsideRig } from '../../support/outside-rig.ts';
import { refusal } from '../../support/refusal.ts';

const REPOSITORY = { kind: 'outside', id: 'licence-repository' } as const;
const FILED = [{ key: 'planning-approval', isDemanded: true }];

describe('demands of licences', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-files-'));
  const files = openFileStore(folder);
  let rig: OutsideRig;
  let caseNo: string;
  let count = 0;

  const effects = () => licenceEffects(rig, files);
  const inTransaction = <T>(work: (licences: ReturnType<typeof createLicences>) => Promise<T>): Promise<T> =>
    rig.database.transact((inside) => work(createLicences(inside)));
  const demand = () =>
    inTransaction((licences) =>
      licences.demandLicences(
        {
          caseNo,
          requirements: rig.item.materials,
          filed: FILED,
          findings: [{ materialKey: 'planning-approval', outcome: 'none' }],
        },
        INTEGRATOR,
      ),
    );
  const only = async (): Promise<LicenceDemand> => {
    const [found, ...more] = await inTransaction((licences) => licences.listLicenceDemands(caseNo));
    if (!found || more.length > 0) throw new Error(`${more.length} more demands`);
    return found;
  };
  const pursue = () => effects().pursueDemands({ limit: 1000 }, SYSTEM);
  const answer = async (how: 'supply' | 'refuse', body?: object) =>
    rig.simulator.press(`/actions/demands/${(await only()).demandNo}/${how}`, body);
  /** As the notice of the repository does: look at once. */
  const hear = async (eventId = `event-${caseNo}`, client = rig.simulator.client) => {
    const notice = { eventId, client, requestKey: (await only()).demandNo };
    return inTransaction((licences) =>
      licences.recordDemandNotice({ notice, client: rig.simulator.client }, REPOSITORY),
    );
  };
  const materials = () => createMaterials(rig.database.needs).listMaterials(caseNo);
  const sentTimes = async (): Promise<number> => {
    const { demandNo } = await only();
    const entries = await rig.simulator.ledger('licence-demanded');
    return entries.filter((entry) => entry['requestKey'] === demandNo).length;
  };

  before(async () => {
    rig = await openOutsideRig('licences');
  });
  beforeEach(async () => {
    rig.database.clock.set('2026-03-02T09:00:00');
    ({ caseNo } = await rig.database.transact((inside) => openSampleCase(inside)));
    // a holder of its own, for what one test is supplied with is held in the next
    const applicant = { ...readSampleFiling().applicant, uscc: `91350100M000${String(++count).padStart(6, '0')}` };
    await rig.database
      .db('cases')
      .where({ case_no: caseNo })
      .update({ applicant: JSON.stringify(applicant) });
    await demand();
  });
  afterEach(() => pursue());
  after(async () => {
    await rig.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are sent to the issuer, whose licence becomes a material of the case when its notice comes', async () => {
    // given
    await pursue();
    expect(await only()).to.include({ state: 'demanded' });
    expect(await materials()).to.deep.equal([]);
    await answer('supply');
    // when
    const { outcome } = await hear();
    await pursue();
    // then
    expect(outcome).to.equal('noted');
    const { state, licenceIdentifier } = await only();
    expect(state).to.equal('supplied');
    const [material] = await materials();
    expect(material).to.include({ key: 'planning-approval', source: 'licence-repository', licenceIdentifier });
    expect((await files.read(material?.contentHash ?? '')).subarray(0, 5).toString()).to.equal('%PDF-');
    const types: string[] = await rig.database.db('case_events').where({ case_no: caseNo }).orderBy('id').pluck('type');
    expect(types).to.include.members(['LicenceDemanded', 'DemandedLicenceSupplied']);
  });

  it('are asked about at once when the notice overtakes the answer to our own request', async () => {
    // given an issuer that has decided before the repository has answered us
    const real = createHttpLicenceRepository({ ...rig.simulator, clock: rig.database.clock });
    const ask: LicenceRepository['demand'] = async (wanted) => {
      const answered = await real.demand(wanted);
      await answer('supply');
      await hear();
      return answered;
    };
    await licenceEffects(rig, files, { repository: { demand: ask } }).pursueDemands({ limit: 1000 }, SYSTEM);
    // when
    await pursue();
    // then
    expect((await only()).state).to.equal('supplied');
  });

  it('are asked about when the notice never comes, and not all the time', async () => {
    // given
    await pursue();
    await answer('refuse', { reason: '没有办理过规划许可' });
    // when
    await pursue();
    const soon = (await only()).state;
    rig.database.clock.advance({ minutes: 31 });
    await pursue();
    // then
    expect(soon).to.equal('demanded');
    expect(await only()).to.include({ state: 'refused', refusal: '没有办理过规划许可' });
    expect(await materials()).to.deep.equal([]);
  });

  for (const label of ['effect-sent', 'effect-answered', 'effect-confirmed'])
    it(`are sent once when the worker dies at ${label}`, async () => {
      // given
      rig.crashAt(`${label}:demand-licence`);
      await rig.expectCrash(pursue());
      // when
      await pursue();
      // then
      expect(await sentTimes()).to.equal(1);
      expect(await only()).to.include({ state: 'demanded' });
    });

  it('take the answer in once, however often it is told', async () => {
    // given
    await pursue();
    await answer('supply');
    // when
    const foreign = await refusal(hear('forged', 'somebody else'));
    const [first, again] = [await hear(), await hear()];
    await Promise.all([pursue(), pursue()]);
    const late = await hear('another');
    // then
    expect(foreign.code).to.equal('licence-client-mismatch');
    expect([first.isRepeat, again.isRepeat, late.outcome]).to.deep.equal([false, true, 'already']);
    expect(await materials()).to.have.length(1);
  });

  it('are no demand of ours when nobody sent them', async () => {
    const notice = { eventId: 'x', client: rig.simulator.client, requestKey: 'nothing' };
    const unknown = await refusal(
      inTransaction((licences) => licences.recordDemandNotice({ notice, client: notice.client }, REPOSITORY)),
    );
    expect(unknown.code).to.equal('licence-demand-unknown');
  });

  it('do not take somebody else’s licence for the holder’s', async () => {
    // given the repository mixes up two holders
    await pursue();
    await answer('supply');
    const { demandNo } = await only();
    await rig.database
      .db('licence_demands')
      .where({ demand_no: demandNo })
      .update({ licence_type: '1'.repeat(21) });
    // when
    await hear();
    await pursue();
    // then
    expect(await only()).to.include({ state: 'refused', refusal: '颁发机关提供的证照与所索取的不符' });
    expect(await materials()).to.deep.equal([]);
  });

  it('of a case that is over are noted, and file nothing', async () => {
    // given
    await pursue();
    await rig.database.db('cases').where({ case_no: caseNo }).update({ state: 'rejected' });
    await answer('supply');
    // when
    await hear();
    await pursue();
    // then
    expect(await only()).to.include({ state: 'supplied' });
    expect(await materials()).to.deep.equal([]);
  });

  it('are open once for one material, and the database sees to it', async () => {
    await demand();
    const { demandNo } = await only();
    const row = await rig.database.db('licence_demands').where({ demand_no: demandNo }).first();
    const twin = rig.database.db('licence_demands').insert({ ...row, demand_no: `${demandNo}-twin`, seq: 1 });
    expect(await twin.catch((thrown: unknown) => thrown)).to.include({ code: '23505' });
  });

  it('wait where the repository is down, and go out when it is back', async () => {
    // given
    await rig.simulator.press('/admin/faults', { kind: '500', on: 'POST /demands' });
    const down = await refusal(pursue());
    // when
    await pursue();
    // then
    expect(down.kind).to.equal('unavailable');
    expect(await only()).to.include({ state: 'demanded' });
  });
});
