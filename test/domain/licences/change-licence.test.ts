import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openFileStore } from '../../../adapters/file-store.ts';
import { createCases } from '../../../domain/cases/index.ts';
import { createLicences } from '../../../domain/licences/index.ts';
import type { ChangeLicence, Licence, LicenceChange } from '../../../domain/licences/index.ts';
import { exemptFrom, grantSampleCase, SYSTEM } from '../../support/office.ts';
import { licenceEffects } from '../../support/licence-effects.ts';
import { openOutsideRig } from '../../support/outside-rig.ts';
import type { OutsideRig } from '../../support/outside-rig.ts';
import { refusal } from '../../support/refusal.ts';

const EXEMPT = exemptFrom('2026-03-02');
const PENALTY = { ground: 'penalty', documentNo: '市政罚〔2026〕12号', reason: '擅自扩大占用面积' };
const REVOKE = {
  kind: 'revoke',
  ground: 'fraud',
  reason: '规划批准文件系伪造',
  isPublicInterestWeighed: true,
} as const;

const addAccount = async ({ database }: OutsideRig, id: string, department_id: string, role: string): Promise<void> => {
  const account = { id, login_name: id, display_name: id, password_hash: 'none', department_id };
  await database.db('accounts').insert({ ...account, created_at: database.clock.now().toJSDate() });
  await database.db('account_roles').insert({ account_id: id, role });
};

describe('changes of a licence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-files-'));
  const files = openFileStore(folder);
  let rig: OutsideRig;
  let caseNo: string;
  let identifier: string;

  const effects = () => licenceEffects(rig, files);
  const inTransaction = <T>(work: (licences: ReturnType<typeof createLicences>) => Promise<T>): Promise<T> =>
    rig.database.transact((inside) => work(createLicences(inside)));
  const licence = async (): Promise<Licence> => {
    const found = await inTransaction((licences) => licences.findLicence(caseNo));
    if (!found) throw new Error('there is no licence');
    return found;
  };
  const decide = async (
    change: Pick<ChangeLicence, 'kind' | 'ground' | 'reason'> & Partial<ChangeLicence>,
    id = 'approver',
  ): Promise<LicenceChange> => {
    const { state } = await licence();
    return inTransaction((licences) => licences.changeLicence({ caseNo, state, ...change }, { kind: 'account', id }));
  };
  const tell = () => effects().tellLicenceChanges({ limit: 100 }, SYSTEM);
  const statesThere = async (): Promise<unknown[]> =>
    (await rig.simulator.ledger('licence-state-changed'))
      .filter((entry) => entry['identifier'] === identifier)
      .map((entry) => entry['state']);
  const shownState = async () => (await inTransaction((licences) => licences.getPublicLicence(identifier))).state;

  before(async () => {
    rig = await openOutsideRig('licences');
    await addAccount(rig, 'approver', 'municipal-administration', 'approver');
    await addAccount(rig, 'reviewer', 'municipal-administration', 'reviewer');
    await addAccount(rig, 'police', 'traffic-police', 'approver');
  });
  beforeEach(async () => {
    rig.database.clock.set('2026-03-02T09:00:00');
    ({ caseNo } = await rig.database.transact((inside) => grantSampleCase(inside, EXEMPT)));
    ({ identifier } = await effects().issueLicence({ caseNo }, SYSTEM));
    await rig.database.transact((inside) => createCases(inside).completeCase({ caseNo }, SYSTEM));
  });
  afterEach(() => tell());
  after(async () => {
    await rig.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('suspends and restores, in force at once and told to the repository in that order', async () => {
    // when
    await decide({ kind: 'suspend', ...PENALTY });
    const suspended = await shownState();
    await decide({ kind: 'lift', ground: 'term-over', reason: '暂扣三十日已满' });
    // then
    expect([suspended, await shownState()]).to.deep.equal(['suspended', 'valid']);
    expect(await statesThere()).to.deep.equal([]);
    await tell();
    await tell();
    expect(await statesThere()).to.deep.equal(['suspended', 'valid']);
    const changes = await inTransaction(async (licences) => licences.listLicenceChanges(await licence()));
    expect(changes.map(({ toldAt }) => toldAt instanceof Date)).to.deep.equal([true, true]);
  });

  it('tells a person after an hour in which the repository took nothing, and goes on trying', async () => {
    // given
    await decide({ kind: 'suspend', ...PENALTY });
    const incidents = () => rig.database.db('incidents').where({ case_no: caseNo, state: 'open' }).pluck('kind');
    const fail = async () => {
      await rig.simulator.press('/admin/faults', { kind: '500', on: 'POST ' });
      expect((await refusal(tell())).kind).to.equal('unavailable');
      return incidents();
    };
    // when
    const soon = await fail();
    rig.database.clock.advance({ minutes: 61 });
    const later = await fail();
    await tell();
    // then
    expect([soon, later, await incidents()]).to.deep.equal([[], ['licence-change-refused'], []]);
    expect(await statesThere()).to.deep.equal(['suspended']);
  });

  for (const [kind, ground, state] of [
    ['withdraw', 'law-changed', 'withdrawn'],
    ['forfeit', 'penalty', 'forfeited'],
    ['revoke', 'unqualified', 'revoked'],
  ] as const)
    it(`ends a licence for good: ${kind}, and strikes it off afterwards`, async () => {
      // given
      await decide({ ...REVOKE, ...PENALTY, kind, ground });
      // when
      const again = await refusal(decide({ kind: 'lift', ground: 'term-over', reason: '恢复' }));
      const otherGround = await refusal(decide({ kind: 'cancel', ground: 'force-majeure', reason: '道路损毁' }));
      const ended = await shownState();
      await decide({ kind: 'cancel', ground: 'ended', reason: '办理注销手续' });
      await tell();
      await tell();
      // then
      expect([again.code, otherGround.code]).to.deep.equal(['licence-change-not-possible', 'licence-ground-unknown']);
      expect([ended, await shownState()]).to.deep.equal([state, 'cancelled']);
      expect(await statesThere()).to.deep.equal(['revoked', 'cancelled']);
    });

  it('writes who decided, on which article, into decision, audit and case', async () => {
    // when
    await decide(REVOKE);
    // then
    const [document] = await rig.database.db('documents').where({ case_no: caseNo, kind: 'licence-change-decision' });
    const text = document.body.paragraphs.join('\n');
    expect(text).to.include('第六十九条第二款').and.include('决定撤销该行政许可').and.include('不受保护');
    expect(document.body.signedBy).to.equal('市政管理局');
    const { id } = await licence();
    const [line] = await rig.database.db('audit_lines').where({ action: 'revoke-licence', subject_id: id });
    expect(line).to.include({ actor_kind: 'account', actor_id: 'approver' });
    const events = await rig.database.db('case_events').where({ case_no: caseNo, type: 'LicenceRevoked' });
    expect(events[0]?.data).to.include({ ground: 'fraud', identifier });
  });

  it('is decided by an approver of the leading department alone', async () => {
    // when
    const refused = [await refusal(decide(REVOKE, 'reviewer')), await refusal(decide(REVOKE, 'police'))];
    // then
    expect(refused.map(({ code }) => code)).to.deep.equal(['licence-not-yours', 'licence-not-yours']);
    expect(await licence()).to.include({ state: 'registered' });
  });

  it('refuses what the law does not give a ground for', async () => {
    // when
    const refused = [
      await refusal(decide({ kind: 'suspend', ground: 'penalty', reason: '扩大占用', documentNo: ' ' })),
      await refusal(decide({ ...REVOKE, isPublicInterestWeighed: false })),
      await refusal(decide({ kind: 'cancel', ground: 'expired', reason: '届满' })),
      await refusal(decide({ kind: 'cancel', ground: 'holder-died', reason: '死亡' })),
      await refusal(decide({ kind: 'lift', ground: 'term-over', reason: '届满' })),
    ];
    // then
    expect(refused.map(({ code }) => code)).to.deep.equal([
      'licence-document-missing',
      'public-interest-not-weighed',
      'licence-ground-unknown',
      'licence-ground-unknown',
      'licence-change-not-possible',
    ]);
  });

  it('strikes an expired licence off, from the day after its last', async () => {
    // given a licence of fifteen days from 2 March
    rig.database.clock.set('2026-03-17T09:00:00');
    // when
    await decide({ kind: 'cancel', ground: 'expired', reason: '届满未延续' });
    // then
    expect(await shownState()).to.equal('cancelled');
  });

  it('lets one of two people decide, and tells the other that things changed', async () => {
    // given both look at a registered licence
    await decide({ kind: 'suspend', ...PENALTY });
    // when
    const late = await refusal(decide({ ...REVOKE, state: 'registered' }));
    // then
    expect(late.code).to.equal('licence-overtaken');
  });

  it('decides nothing before the case is completed', async () => {
    // given
    ({ caseNo } = await rig.database.transact((inside) => grantSampleCase(inside, EXEMPT)));
    ({ identifier } = await effects().issueLicence({ caseNo }, SYSTEM));
    // when
    const early = await refusal(decide(REVOKE));
    // then
    expect(early.code).to.equal('licence-change-not-possible');
  });

  for (const label of ['effect-sent', 'effect-answered'])
    it(`tells the repository once when the worker dies at ${label}`, async () => {
      // given
      await decide({ kind: 'suspend', ...PENALTY });
      rig.crashAt(`${label}:change-licence`);
      await rig.expectCrash(tell());
      // when
      await tell();
      // then
      expect(await statesThere()).to.deep.equal(['suspended']);
    });

  it('opens an incident when the repository says no, and closes it when it took the change', async () => {
    // given the repository struck the licence off by itself
    await rig.simulator.press(`/actions/licences/${identifier}/cancelled`);
    await decide({ kind: 'suspend', ...PENALTY });
    const incidents = () => rig.database.db('incidents').where({ case_no: caseNo }).pluck('state');
    // when
    await tell();
    const [opened, tooEarly] = [await incidents(), await tell()];
    await rig.simulator.press(`/actions/licences/${identifier}/valid`);
    rig.database.clock.advance({ minutes: 61 });
    await tell();
    // then
    expect([opened, tooEarly, await incidents()]).to.deep.equal([['open'], 0, ['resolved']]);
  });

  it('is kept from coming back to life by the database itself', async () => {
    // given
    await decide(REVOKE);
    const { id } = await licence();
    // when
    const error: unknown = await rig.database
      .db('licences')
      .where({ id })
      .update({ state: 'registered' })
      .catch((thrown: unknown) => thrown);
    // then
    expect(error).to.include({ code: '23514' });
  });
});
