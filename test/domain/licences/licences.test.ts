import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openFileStore } from '../../../adapters/file-store.ts';
import { DomainError } from '../../../domain/errors.ts';
import { createCases } from '../../../domain/cases/index.ts';
import { createLicences } from '../../../domain/licences/index.ts';
import type { LicencePrinter, LicenceRepository } from '../../../domain/licences/index.ts';
import { exemptFrom, grantSampleCase, INTEGRATOR, openSampleCase, SYSTEM } from '../../support/office.ts';
import { licenceEffects } from '../../support/licence-effects.ts';
import { untilSomebodyWaits } from '../../support/lock-wait.ts';
import { openOutsideRig } from '../../support/outside-rig.ts';
import type { OutsideRig } from '../../support/outside-rig.ts';
import { refusal } from '../../support/refusal.ts';

const HOLDER = '91350500MA800001XM';

describe('licences', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-files-'));
  const files = openFileStore(folder);
  let rig: OutsideRig;
  let caseNo: string;

  const effects = (printer: Partial<LicencePrinter> = {}, repository: Partial<LicenceRepository> = {}) =>
    licenceEffects(rig, files, { printer, repository });
  const inTransaction = <T>(work: (licences: ReturnType<typeof createLicences>) => Promise<T>): Promise<T> =>
    rig.database.transact((inside) => work(createLicences(inside)));
  const licence = () => inTransaction((licences) => licences.findLicence(caseNo));
  const registered = async (): Promise<unknown[]> => {
    const own = (await licence())?.identifier;
    const entries = await rig.simulator.ledger('licence-registered');
    return entries.filter((entry) => entry['identifier'] === own);
  };
  const exempt = exemptFrom('2026-04-07');

  before(async () => {
    rig = await openOutsideRig('licences');
  });
  beforeEach(async () => {
    rig.database.clock.set('2026-03-02T09:00:00');
    ({ caseNo } = await rig.database.transact((inside) => grantSampleCase(inside, exempt)));
  });
  after(async () => {
    await rig.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('registers one licence per case before completion, however often it runs', async () => {
    // given a granted case without a fee
    // when
    const [first, second] = [
      await effects().issueLicence({ caseNo }, SYSTEM),
      await effects().issueLicence({ caseNo }, SYSTEM),
    ];
    // then
    expect(second).to.deep.equal(first);
    expect(first.licenceNo).to.match(/^占道许〔2026〕0302\d{4}号$/);
    expect(await licence()).to.include({ state: 'registered', holderCode: HOLDER });
    expect(await registered()).to.have.length(1);
    const { licenceIdentifier } = await rig.database.transact((inside) => createCases(inside).getCase(caseNo));
    expect(licenceIdentifier).to.equal(first.identifier);
  });

  it('is valid for the days asked for, from the day asked for', async () => {
    // when
    await effects().issueLicence({ caseNo }, SYSTEM);
    // then
    expect(await licence()).to.include({ validFrom: '2026-04-07', validUntil: '2026-04-21' });
  });

  it('keeps a PDF whose hash the repository has too', async () => {
    // when
    await effects().issueLicence({ caseNo }, SYSTEM);
    // then
    const issued = await licence();
    if (!issued) throw new Error('no licence');
    expect((await effects().readLicenceFile(issued)).subarray(0, 5).toString()).to.equal('%PDF-');
    expect((await registered())[0]).to.have.nested.property('licence.fileHash', issued.content.fileHash);
  });

  it('keeps the file that was registered when two workers print at once', async () => {
    // given a worker that prints while another prints and registers
    const print = async () => {
      await effects().issueLicence({ caseNo }, SYSTEM);
      return Buffer.from('%PDF-1.4 printed by the other');
    };
    // when
    await effects({ print }).issueLicence({ caseNo }, SYSTEM);
    // then
    const entries = await registered();
    expect(entries).to.have.length(1);
    expect(entries[0]).to.have.nested.property('licence.fileHash', (await licence())?.content.fileHash);
  });

  it('registers the file that was kept first when two workers print at once', async () => {
    // given a worker that prints while another prints and dies before it registers
    rig.crashAt('effect-intended:issue-licence');
    const print = async () => {
      await rig.expectCrash(effects().issueLicence({ caseNo }, SYSTEM));
      return Buffer.from('%PDF-1.4 printed by the other');
    };
    // when
    await effects({ print }).issueLicence({ caseNo }, SYSTEM);
    // then
    const kept = (await licence())?.content.fileHash ?? '';
    expect((await files.read(kept)).toString('latin1')).not.to.include('printed by the other');
    expect((await registered())[0]).to.have.nested.property('licence.fileHash', kept);
  });

  for (const label of ['effect-intended', 'effect-sent', 'effect-answered', 'effect-confirmed'])
    it(`registers once when the worker dies at ${label}`, async () => {
      // given
      rig.crashAt(`${label}:issue-licence`);
      await rig.expectCrash(effects().issueLicence({ caseNo }, SYSTEM));
      // when the topic runs again
      await effects().issueLicence({ caseNo }, SYSTEM);
      // then
      expect(await registered()).to.have.length(1);
      expect(await licence()).to.include({ state: 'registered' });
    });

  it('registers once when the repository loses its answer', async () => {
    // given
    await rig.simulator.press('/admin/faults', { kind: 'reset-after-effect', on: 'POST /licences' });
    const lost = await refusal(effects().issueLicence({ caseNo }, SYSTEM));
    // when
    await effects().issueLicence({ caseNo }, SYSTEM);
    // then
    expect(lost.kind).to.equal('unavailable');
    expect(await registered()).to.have.length(1);
  });

  it('issues nothing that was not granted, or not paid', async () => {
    // given
    const { caseNo: unpaid } = await rig.database.transact((inside) => grantSampleCase(inside));
    const { caseNo: undecided } = await rig.database.transact((inside) => openSampleCase(inside));
    // when
    const refused = [
      await refusal(effects().issueLicence({ caseNo: unpaid }, SYSTEM)),
      await refusal(effects().issueLicence({ caseNo: undecided }, SYSTEM)),
    ];
    // then
    expect(refused.map(({ code }) => code)).to.deep.equal(['case-not-paid', 'case-not-licensable']);
  });

  it('issues nothing while a withdrawal is on its way to the engine, and waits instead of calling for a person', async () => {
    // given
    const { caseNo: leaving } = await rig.database.transact((inside) => grantSampleCase(inside));
    await rig.database.transact((inside) =>
      createCases(inside).withdrawCase({ caseNo: leaving, clientId: INTEGRATOR.id, reason: '不办了' }, INTEGRATOR),
    );
    // when
    const refused = await refusal(effects().issueLicence({ caseNo: leaving }, SYSTEM));
    // then
    expect(refused).to.include({ code: 'withdrawal-pending', kind: 'unavailable' });
  });

  it('issues nothing for a case whose withdrawal is under way, however close the two come', async () => {
    // given the applicant withdraws while the worker is about to issue
    let issued: Promise<DomainError> | undefined;
    await rig.database.transact(async (inside) => {
      const withdrawal = { caseNo, clientId: INTEGRATOR.id, reason: '不再施工' };
      await createCases(inside).withdrawCase(withdrawal, INTEGRATOR);
      issued = refusal(effects().issueLicence({ caseNo }, SYSTEM));
      await untilSomebodyWaits(rig.database.db);
    });
    // when both are done
    const refused = await issued;
    const settled = await effects().revokeLicence({ caseNo, reason: '撤回' }, SYSTEM);
    // then
    expect(refused?.code).to.equal('withdrawal-pending');
    expect([settled, await licence()]).to.deep.equal(['nothing', undefined]);
  });

  it('takes back here what the repository refused to register, so that a withdrawal goes on', async () => {
    // given a repository that says no, whenever it is asked
    const register = async () => {
      throw new DomainError('conflict', 'licence-refused', '照面信息不合规范');
    };
    const refusing = () => effects({}, { register });
    const refused = await refusal(refusing().issueLicence({ caseNo }, SYSTEM));
    // when the applicant withdraws
    const outcomes = [
      await refusing().revokeLicence({ caseNo, reason: '撤回' }, SYSTEM),
      await refusing().revokeLicence({ caseNo, reason: '撤回' }, SYSTEM),
    ];
    // then
    expect([refused.code, ...outcomes]).to.deep.equal(['licence-refused', 'revoked', 'revoked']);
    expect(await licence()).to.include({ state: 'revoked' });
    expect(await registered()).to.deep.equal([]);
    expect((await refusal(effects().issueLicence({ caseNo }, SYSTEM))).code).to.equal('case-not-licensable');
  });

  it('takes back the licence of a withdrawn case, once, here and in the repository', async () => {
    // given
    const { identifier } = await effects().issueLicence({ caseNo }, SYSTEM);
    rig.crashAt('effect-answered:revoke-licence');
    await rig.expectCrash(effects().revokeLicence({ caseNo, reason: '撤回' }, SYSTEM));
    // when
    const outcome = await effects().revokeLicence({ caseNo, reason: '撤回' }, SYSTEM);
    // then
    expect(outcome).to.equal('revoked');
    expect(await licence()).to.include({ state: 'revoked' });
    const changes = (await rig.simulator.ledger('licence-state-changed')).filter((e) => e['identifier'] === identifier);
    expect(changes).to.have.length(1);
  });

  it('finishes a registration of unknown outcome before taking it back', async () => {
    // given the worker died while registering, and the applicant withdrew
    rig.crashAt('effect-answered:issue-licence');
    await rig.expectCrash(effects().issueLicence({ caseNo }, SYSTEM));
    await rig.database.transact((inside) =>
      createCases(inside).withdrawCase({ caseNo, clientId: INTEGRATOR.id, reason: '不做了' }, INTEGRATOR),
    );
    // when
    await effects().revokeLicence({ caseNo, reason: '撤回' }, SYSTEM);
    // then
    expect(await registered()).to.have.length(1);
    expect(await licence()).to.include({ state: 'revoked' });
  });

  it('has nothing to take back where nothing was issued', async () => {
    expect(await effects().revokeLicence({ caseNo, reason: '撤回' }, SYSTEM)).to.equal('nothing');
  });

  it('shows anybody whether a licence is valid today, and nothing that was never registered', async () => {
    // given
    const { identifier } = await effects().issueLicence({ caseNo }, SYSTEM);
    const stateOn = async (day: string) => {
      rig.database.clock.set(`${day}T12:00:00`);
      return (await inTransaction((licences) => licences.getPublicLicence(identifier))).state;
    };
    // when
    const states = [
      await stateOn('2026-04-06'),
      await stateOn('2026-04-07'),
      await stateOn('2026-04-21'),
      await stateOn('2026-04-22'),
    ];
    // then
    expect(states).to.deep.equal(['not-yet', 'valid', 'valid', 'expired']);
    const unknown = await refusal(inTransaction((licences) => licences.getPublicLicence('1.2.156.3005.2.x')));
    expect(unknown.code).to.equal('licence-not-found');
  });

  it('masks the name of a person on the public page', async () => {
    // given
    const applicant = {
      kind: 'person',
      name: '林晓东',
      idNumber: '11010519491231002X',
      phone: '13800000001',
      address: '刺桐路',
    };
    ({ caseNo } = await rig.database.transact((inside) => grantSampleCase(inside, { ...exempt, applicant })));
    const { identifier } = await effects().issueLicence({ caseNo }, SYSTEM);
    // when
    const shown = await inTransaction((licences) => licences.getPublicLicence(identifier));
    // then
    expect(shown.holderName).to.equal('林**');
    expect(JSON.stringify(shown)).not.to.include('11010519491231002X');
  });

  it('fetches what the applicant already has, so that it is not asked for again', async () => {
    // when
    const findings = await effects().findForFiling({ holderCode: HOLDER, requirements: rig.item.materials });
    // then
    expect(findings).to.have.length(1);
    expect(findings[0]).to.deep.include({ materialKey: 'planning-approval', outcome: 'found' });
  });

  it('tells apart that there is none and that the repository failed', async () => {
    // given
    const requirements = rig.item.materials;
    const none = await effects().findForFiling({ holderCode: '91350100M0001TGQXM', requirements });
    await rig.simulator.press('/admin/faults', { kind: '500' });
    // when
    const failed = await effects().findForFiling({ holderCode: HOLDER, requirements });
    // then
    expect(none).to.deep.equal([{ materialKey: 'planning-approval', outcome: 'none' }]);
    expect(failed).to.deep.equal([
      { materialKey: 'planning-approval', outcome: 'failed', reason: 'licence-repository-unavailable' },
    ]);
  });
});
