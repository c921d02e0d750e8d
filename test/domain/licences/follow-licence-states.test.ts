import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openFileStore } from '../../../adapters/file-store.ts';
import { createCases } from '../../../domain/cases/index.ts';
import { createLicences } from '../../../domain/licences/index.ts';
import type { ChangeLicence, LicenceRepository, LicenceState } from '../../../domain/licences/index.ts';
import { exemptFrom, grantSampleCase, SYSTEM } from '../../support/office.ts';
import { licenceEffects } from '../../support/licence-effects.ts';
import { openOutsideRig } from '../../support/outside-rig.ts';
import type { OutsideRig } from '../../support/outside-rig.ts';
import { refusal } from '../../support/refusal.ts';

type There = 'valid' | 'suspended' | 'revoked' | 'cancelled';

const REPOSITORY = { kind: 'outside', id: 'licence-repository' } as const;
const APPROVER = { kind: 'account', id: 'approver' } as const;
const EXEMPT = exemptFrom('2026-03-02');
const SUSPEND = { kind: 'suspend', ground: 'penalty', documentNo: '市政罚〔2026〕12号', reason: '扩大占用' } as const;
const LIFT = { kind: 'lift', ground: 'term-over', reason: '暂扣三十日已满' } as const;

describe('what the repository does to licences', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-files-'));
  const files = openFileStore(folder);
  let rig: OutsideRig;
  let caseNo: string;
  let identifier: string;
  let count = 0;

  const effects = (change: Partial<LicenceRepository> = {}) => licenceEffects(rig, files, { repository: change });
  const inTransaction = <T>(work: (licences: ReturnType<typeof createLicences>) => Promise<T>): Promise<T> =>
    rig.database.transact((inside) => work(createLicences(inside)));
  const issue = async (): Promise<void> => {
    ({ caseNo } = await rig.database.transact((inside) => grantSampleCase(inside, EXEMPT)));
    ({ identifier } = await effects().issueLicence({ caseNo }, SYSTEM));
    await rig.database.transact((inside) => createCases(inside).completeCase({ caseNo }, SYSTEM));
  };
  const stateOf = async (one = caseNo): Promise<LicenceState | undefined> =>
    (await inTransaction((licences) => licences.findLicence(one)))?.state;
  const there = (state: There, one = identifier) => rig.simulator.press(`/actions/licences/${one}/${state}`);
  const hear = (state: There, { eventId = `event-${++count}`, client = rig.simulator.client, one = identifier } = {}) =>
    inTransaction((licences) =>
      licences.recordLicenceState(
        { notice: { eventId, client, identifier: one, state }, client: rig.simulator.client },
        REPOSITORY,
      ),
    );
  const follow = (limit = 100) => effects().followLicenceStates({ limit }, SYSTEM);
  /** The repository does something, says so, and is asked. */
  const learn = async (state: There) => {
    await there(state);
    await hear(state);
    await follow();
    return stateOf();
  };
  const decide = async (change: Pick<ChangeLicence, 'kind' | 'ground' | 'reason'> & Partial<ChangeLicence>) => {
    const state = (await stateOf()) ?? 'intended';
    await inTransaction((licences) => licences.changeLicence({ caseNo, state, ...change }, APPROVER));
  };
  const tell = () => effects().tellLicenceChanges({ limit: 100 }, SYSTEM);

  before(async () => {
    rig = await openOutsideRig('licences');
    const account = { id: 'approver', login_name: 'approver', display_name: 'approver', password_hash: 'none' };
    const created_at = rig.database.clock.now().toJSDate();
    await rig.database.db('accounts').insert({ ...account, department_id: 'municipal-administration', created_at });
    await rig.database.db('account_roles').insert({ account_id: 'approver', role: 'approver' });
  });
  beforeEach(async () => {
    rig.database.clock.set('2026-03-02T09:00:00');
    await rig.database.db('licences').update({ hinted_at: null, queried_at: '2099-01-01' });
    await issue();
  });
  afterEach(() => tell());
  after(async () => {
    await rig.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is followed once its notice was heard, taken in once per event', async () => {
    // given
    await there('revoked');
    // when
    const foreign = await refusal(hear('revoked', { client: 'somebody else' }));
    const [first, again] = [await hear('revoked', { eventId: caseNo }), await hear('revoked', { eventId: caseNo })];
    const heard = await stateOf();
    await follow();
    // then
    expect(foreign.code).to.equal('licence-client-mismatch');
    expect(first).to.deep.equal({ outcome: 'noted', isRepeat: false });
    expect(again.isRepeat).to.equal(true);
    expect([heard, await stateOf()]).to.deep.equal(['registered', 'revoked']);
  });

  it('is what it answers, in whatever order its notices come', async () => {
    // given it was suspended and restored there
    await there('suspended');
    await there('valid');
    // when
    await hear('valid');
    await hear('suspended');
    await follow();
    // then
    expect(await stateOf()).to.equal('registered');
  });

  it('lifts no suspension but its own, and brings nothing back to life', async () => {
    // given
    const theirs = [await learn('suspended'), await learn('valid')];
    // when
    await decide(SUSPEND);
    await tell();
    const ours = [await learn('valid'), await learn('revoked'), await learn('valid')];
    // then
    expect(theirs).to.deep.equal(['suspended', 'registered']);
    expect(ours).to.deep.equal(['suspended', 'revoked', 'revoked']);
  });

  it('is found out after a week when its notice was lost, the licence asked longest ago first', async () => {
    // given two licences
    const [early, earlier] = [{ caseNo, identifier }, (await issue(), { caseNo, identifier })];
    for (const one of [early, earlier]) await there('revoked', one.identifier);
    const registered_at = '2026-03-02T08:00:00+08:00';
    await rig.database.db('licences').where({ identifier: earlier.identifier }).update({ registered_at });
    const states = async () => [await stateOf(earlier.caseNo), await stateOf(early.caseNo)];
    // when
    rig.database.clock.set('2026-03-09T07:59:59');
    await follow();
    const tooEarly = await states();
    rig.database.clock.set('2026-03-09T09:00:00');
    await follow(1);
    const first = await states();
    await follow(1);
    // then
    expect(tooEarly).to.deep.equal(['registered', 'registered']);
    expect(first).to.deep.equal(['revoked', 'registered']);
    expect(await states()).to.deep.equal(['revoked', 'revoked']);
  });

  it('does not undo what we decided and have not told yet', async () => {
    // given a suspension both sides know of, which we lift
    await learn('suspended');
    await decide(LIFT);
    await hear('suspended');
    // when
    await follow();
    const untold = await stateOf();
    await tell();
    await follow();
    // then
    expect([untold, await stateOf()]).to.deep.equal(['registered', 'registered']);
  });

  it('does not undo what we decided while it was being asked', async () => {
    // given
    await learn('suspended');
    await hear('suspended');
    const slow = effects({
      findLicence: async () => {
        await decide(LIFT);
        await tell();
        return { state: 'suspended' } as Awaited<ReturnType<LicenceRepository['findLicence']>>;
      },
    });
    // when
    rig.database.clock.advance({ minutes: 1 });
    await slow.followLicenceStates({ limit: 1 }, SYSTEM);
    // then
    expect(await stateOf()).to.equal('registered');
  });

  it('loses no notice that comes while it is being asked', async () => {
    // given
    await hear('valid');
    const slow = effects({
      findLicence: async () => {
        rig.database.clock.advance({ seconds: 1 });
        await there('suspended');
        await hear('suspended');
        return { state: 'valid' } as Awaited<ReturnType<LicenceRepository['findLicence']>>;
      },
    });
    await slow.followLicenceStates({ limit: 1 }, SYSTEM);
    // when
    await follow();
    // then
    expect(await stateOf()).to.equal('suspended');
  });

  it('keeps no licence waiting for another, and is asked again about the one that failed', async () => {
    // given two licences, and a repository that fails for the first
    const [bad, good] = [{ caseNo, identifier }, (await issue(), { caseNo, identifier })];
    for (const one of [bad, good]) {
      await there('suspended', one.identifier);
      await hear('suspended', { one: one.identifier });
      rig.database.clock.advance({ seconds: 1 });
    }
    await rig.simulator.press('/admin/faults', { kind: '500', on: `GET /licences/${bad.identifier}` });
    const states = async () => [await stateOf(bad.caseNo), await stateOf(good.caseNo)];
    // when
    const down = await refusal(follow());
    const first = await states();
    const tooSoon = await follow();
    rig.database.clock.advance({ minutes: 6 });
    await follow();
    // then
    expect([down.kind, tooSoon]).to.deep.equal(['unavailable', 0]);
    expect(first).to.deep.equal(['registered', 'suspended']);
    expect(await states()).to.deep.equal(['suspended', 'suspended']);
  });

  it('leaves a licence it does not know as it is', async () => {
    // given
    await hear('revoked');
    // when
    const asked = await effects({ findLicence: async () => undefined }).followLicenceStates({ limit: 1 }, SYSTEM);
    // then
    expect([asked, await stateOf(), await follow()]).to.deep.equal([1, 'registered', 0]);
  });
});
