import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createDomain } from '../../../domain/domain.ts';
import type { Domain } from '../../../domain/domain.ts';
import { lightOf } from '../../../domain/clocks/index.ts';
import { makeLicenceIdentifier, type LicenceRule } from '../../../domain/licences/index.ts';
import { identifyLicence } from '../../../domain/licences/identify-licence.ts';
import { prepareLicence } from '../../../domain/licences/prepare-licence.ts';
import type { Filing } from '../../../domain/items/index.ts';
import type { Actor } from '../../../domain/needs.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';
import { publishRenewal, publishRoadOccupation, sampleFiling, sampleRenewal } from '../../support/road-occupation.ts';

const portal: Actor = { kind: 'api-key', id: 'portal' };
const topic: Actor = { kind: 'engine', id: 'test' };
const SOMEBODY_ELSE = '91350200MA2YJ1XR9G';

describe('renewal of a licence', () => {
  let database: TestDatabase;
  let domain: Domain;
  let identifier: string;

  before(async () => {
    database = await openTestDatabase();
    domain = createDomain(database.needs);
    await publishRoadOccupation(database.needs);
    await publishRenewal(database.needs);
  });
  after(() => database.close());

  /** A licence of the sample applicant, valid to Saturday 11 April 2026. */
  beforeEach(async () => {
    database.clock.set('2026-03-02T09:00');
    const input = { filing: sampleFiling(), channel: 'api' as const, clientId: 'portal' };
    const { caseNo, applicant } = await domain.cases.openCase(input, portal);
    identifier = `1.2.156.3005.2.${randomUUID()}`;
    await database.db('licences').insert({
      ...{
        id: randomUUID(),
        case_no: caseNo,
        licence_type: '11350500MB0000019G001',
        identifier,
        licence_no: randomUUID(),
      },
      ...{ holder_name: applicant.name, holder_code: applicant.kind === 'organisation' ? applicant.uscc : '' },
      ...{ valid_from: '2026-03-03', valid_until: '2026-04-11', state: 'registered', content: '{"fields":[]}' },
      created_at: database.clock.now().toJSDate(),
    });
  });

  const filing = (change: Partial<Filing> = {}): Filing => {
    const sample = sampleRenewal();
    return { ...sample, form: { ...sample.form, licenceIdentifier: identifier }, ...change };
  };
  const find = (change: Partial<Filing> = {}) =>
    database.transact((inside) => createDomain(inside).licences.findRenewable(filing(change)));
  const open = async (): Promise<string> => {
    const renews = await find();
    const input = { filing: filing(), channel: 'api' as const, clientId: 'portal', renews };
    return (await domain.cases.openCase(input, portal)).caseNo;
  };
  const limits = async (caseNo: string) =>
    (await domain.clocks.listClocks(caseNo)).map((one) => `${one.limitKey} ${one.dueAt.toFormat('MM-dd')}`);
  const set = (columns: Record<string, unknown>) => database.db('licences').where({ identifier }).update(columns);

  it('finds the applicant’s own licence; other items renew nothing', async () => {
    expect(await find()).to.deep.equal({ identifier, until: '2026-04-11' });
    expect(await domain.licences.findRenewable(sampleFiling())).to.equal(undefined);
  });

  it('knows neither a licence of somebody else, nor one of another kind, nor one that is none', async () => {
    const codes = [
      (await refusal(find({ applicant: { ...filing().applicant, uscc: SOMEBODY_ELSE } as Filing['applicant'] }))).code,
      (await refusal(find({ form: { ...filing().form, licenceIdentifier: 'nothing' } }))).code,
    ];
    await set({ licence_type: '11350500MB0000019G009' });
    codes.push((await refusal(find())).code);
    expect(codes).to.deep.equal(Array.from({ length: 3 }, () => 'renewal-licence-unknown'));
  });

  it('refuses one that has expired, is suspended or revoked', async () => {
    await set({ valid_until: '2026-03-01' });
    expect((await refusal(find())).code).to.equal('renewal-licence-expired');
    await set({ valid_until: '2026-04-11', state: 'suspended' });
    expect((await refusal(find())).code).to.equal('renewal-licence-invalid');
    await set({ state: 'revoked' });
    expect((await refusal(find())).code).to.equal('renewal-licence-invalid');
  });

  it('refuses one that is not registered yet', async () => {
    const { id, ...row } = await database.db('licences').where({ identifier }).first();
    await database.db('licences').where({ id }).delete();
    const content = JSON.stringify(row.content);
    await database.db('licences').insert({ ...row, id: randomUUID(), state: 'intended', content });
    expect((await refusal(find())).code).to.equal('renewal-licence-invalid');
  });

  it('is asked for so many days before the end as the item rules (行政许可法第五十条第一款)', async () => {
    database.clock.set('2026-04-01T23:30');
    expect(await find(), 'ten days before').to.include({ until: '2026-04-11' });
    database.clock.set('2026-04-02T00:00');
    const late = await refusal(find());
    expect([late.code, late.details[0]?.path]).to.deep.equal(['renewal-too-late', '/form/licenceIdentifier']);
    expect(late.details[0]?.message).to.contain('2026-04-01');
  });

  it('is asked for once; an attempt that came to nothing does not count, and the database sees to it', async () => {
    const first = await open();
    expect((await refusal(find())).code).to.equal('renewal-requested');
    const forced = await domain.cases
      .openCase(
        { filing: filing(), channel: 'api', clientId: 'x', renews: { identifier, until: '2026-04-11' } },
        portal,
      )
      .catch((error: { constraint?: string }) => error.constraint);
    expect(forced).to.equal('cases_one_renewal');
    await domain.cases.rejectCase({ caseNo: first, ground: 'not-needed' }, topic);
    expect(await find()).to.include({ identifier });
  });

  it('is the same licence in its next version, and no version is given out twice (GB/T 36904)', async () => {
    // given the licence, and a second version whose case was withdrawn after it had been written down
    const serial = '3000117013001202603020001';
    const parts = { licenceType: '11350500MB0000019G001', issuerCode: '11350500MB0000019G', serial };
    const version = (number: number) => makeLicenceIdentifier({ ...parts, version: number });
    const rule = { typeCode: parts.licenceType, issuer: { name: '市政管理局', uscc: parts.issuerCode } } as LicenceRule;
    const caseNo = `11350500MB0000019G3000117013001202603020001`;
    const identify = (renews?: { identifier: string; until: string }) =>
      identifyLicence(database.needs, rule, { caseNo, renews });
    const renews = { identifier: version(1), until: '2026-04-11' };
    // when / then
    expect(await identify(), 'a licence of its own').to.equal(version(1));
    expect(await identify(renews)).to.equal(version(2));
    await set({ identifier: version(2), state: 'revoked' });
    expect(await identify(renews)).to.equal(version(3));
  });

  it('is told from a licence another item issues on the same day under the same number', async () => {
    const [licenceType, issuerCode] = ['11350500MB0000019G001', '11350500MB0000019G'];
    const rule = { typeCode: licenceType, issuer: { name: '市政管理局', uscc: issuerCode } } as LicenceRule;
    const identify = (item: string) =>
      identifyLicence(database.needs, rule, { caseNo: `${issuerCode}${item}202603020001`, renews: undefined });
    expect(await identify('3000117013001')).not.to.equal(await identify('3000117013002'));
  });

  it('needs its licence named', async () => {
    const input = { filing: filing(), channel: 'api' as const, clientId: 'portal' };
    expect((await refusal(domain.cases.openCase(input, portal))).code).to.equal('renewal-not-named');
  });

  it('is decided by the last day, and nothing before the decision may last longer', async () => {
    // given asked for as late as may be, with a supplement of ten working days
    database.clock.set('2026-04-01T10:00');
    const caseNo = await open();
    expect(await limits(caseNo)).to.deep.equal(['pre-review 04-03', 'acceptance 04-09', 'renewal 04-11']);
    // when
    database.clock.set('2026-04-08T10:00');
    const notice = { caseNo, missing: ['progress-report'], reason: '缺图', requestedBy: 'clerk' };
    const { dueOn } = await domain.cases.requestSupplement(notice, topic);
    database.clock.set('2026-04-10T22:00');
    await domain.cases.answerSupplement({ caseNo, clientId: 'portal' }, portal);
    // then
    expect(dueOn).to.equal('2026-04-11');
    expect(await limits(caseNo)).to.include('acceptance#2 04-11');
  });

  it('decided by nobody is granted by silence as of the end of that day (第五十条第二款)', async () => {
    // given
    const caseNo = await open();
    await domain.cases.acceptCase({ caseNo, isDeemed: false }, topic);
    const running = async () => (await domain.clocks.listClocks(caseNo)).filter(({ state }) => state === 'running');
    expect((await running()).map(({ limitKey }) => limitKey)).to.include('renewal');
    const silence = () => domain.tasks.decideOnRenewal({ caseNo, processInstanceId: 'root' }, topic);
    database.clock.set('2026-04-11T23:59:59');
    expect((await refusal(silence())).code, 'the engine asks too early').to.equal('silence-not-due');
    // when
    database.clock.set('2026-04-12T00:00:01');
    const clock = await domain.clocks.findClock({ subjectKind: 'case', subjectId: caseNo, limitKey: 'renewal' });
    const lapsed = { clockId: clock?.id, run: clock?.run };
    expect(await silence()).to.deep.equal({ decision: 'deemed-renewed', lapsed });
    const outcome = { caseNo, decision: 'granted', isDeemed: true, decidedAt: clock?.redAt } as const;
    const decided = await domain.cases.recordDecision(outcome, topic);
    // then
    expect([decided.state, decided.isDeemedRenewed]).to.deep.equal(['granted', true]);
    const stopped = await domain.clocks.findClock({ subjectKind: 'case', subjectId: caseNo, limitKey: 'renewal' });
    if (stopped === undefined) throw new Error('no clock');
    expect([stopped.stopReason, lightOf(stopped, database.clock.now())]).to.deep.equal(['deemed-renewed', 'red']);
    expect((await domain.events.listCaseEvents(caseNo)).map(({ type }) => type)).to.include('RenewalDeemedGranted');
  });

  describe('whose licence ends meanwhile', () => {
    const approver: Actor = { kind: 'account', id: 'approver' };
    const DECISION = { decision: 'granted', legalBasis: '《行政许可法》第五十条' };

    before(async () => {
      const account = { id: 'approver', login_name: 'approver', display_name: 'approver', password_hash: 'none' };
      const [department_id, created_at] = ['municipal-administration', database.clock.now().toJSDate()];
      await database.db('accounts').insert({ ...account, department_id, created_at });
      await database.db('account_roles').insert({ account_id: 'approver', role: 'approver' });
    });

    /** The approver decides on the renewal. */
    const decide = async (caseNo: string, values: Record<string, unknown> = DECISION): Promise<void> => {
      const [taskId, key, rootInstanceId] = [randomUUID(), 'road-occupation-renewal', `root-${caseNo}`];
      const root = { businessKey: caseNo, rootKey: key, rootInstanceId, processInstanceId: rootInstanceId };
      const opened = { openedAt: database.clock.now(), closedAt: undefined, isCancelled: false };
      const task = { kind: 'task', partKey: key, branch: undefined, taskId, taskKey: 'decide-renewal' } as const;
      await domain.tasks.recordProgress([{ ...root, ...task, ...opened, name: '延续决定' }]);
      const { version } = await domain.tasks.claimTask({ taskId }, approver);
      await domain.tasks.decideTask({ taskId, values, version }, approver);
    };
    const accept = async (): Promise<string> => {
      const caseNo = await open();
      await domain.cases.acceptCase({ caseNo, isDeemed: false }, topic);
      return caseNo;
    };
    /** The case whose licence is renewed, completed. */
    const completeOld = async (): Promise<string> => {
      const { case_no: caseNo } = await database.db('licences').where({ identifier }).first('case_no');
      await domain.cases.acceptCase({ caseNo, isDeemed: false }, topic);
      await domain.cases.recordDecision({ caseNo, decision: 'granted' }, topic);
      await database.db('cases').where({ case_no: caseNo }).update({ licence_identifier: identifier });
      await domain.cases.completeCase({ caseNo }, topic);
      return caseNo;
    };
    const mayStrikeOff = async (caseNo: string): Promise<boolean> => {
      const licence = await domain.licences.findLicence(caseNo);
      const possible = licence === undefined ? [] : await domain.licences.listPossibleChanges(licence);
      return possible.some(({ kind, grounds }) => kind === 'cancel' && grounds.some(({ key }) => key === 'expired'));
    };
    const grant = (caseNo: string) => domain.cases.recordDecision({ caseNo, decision: 'granted' }, topic);
    const prepare = (caseNo: string) => database.transact((inside) => prepareLicence(inside, caseNo));
    const end = async (kind: string, state: string): Promise<void> => {
      const { id: licence_id } = await database.db('licences').where({ identifier }).first('id');
      const change = { id: randomUUID(), licence_id, seq: 0, kind, ground: 'repository', reason: '电子证照库' };
      await database.db('licence_changes').insert({ ...change, decided_at: database.clock.now().toJSDate() });
      await set({ state });
    };

    for (const state of ['revoked', 'withdrawn', 'forfeited', 'cancelled'])
      it(`cannot be granted when it was ${state}, and can be refused`, async () => {
        // given
        const caseNo = await accept();
        await set({ state });
        // when
        const refused = await refusal(decide(caseNo));
        await decide(caseNo, { ...DECISION, decision: 'refused', refusalReason: '原许可已经终止' });
        // then
        expect(refused.code).to.equal('renewal-licence-ended');
      });

    it('can be granted and is printed when it was suspended meanwhile', async () => {
      // given
      const caseNo = await accept();
      await set({ state: 'suspended' });
      // when
      await decide(caseNo);
      await grant(caseNo);
      // then
      expect(await prepare(caseNo)).to.include({ validFrom: '2026-04-12' });
    });

    it('is printed when the repository struck the old one off because it had expired, and not when it was revoked', async () => {
      // given
      const caseNo = await accept();
      await grant(caseNo);
      database.clock.set('2026-04-12T09:00');
      // when
      await end('cancel', 'cancelled');
      const printed = await prepare(caseNo);
      await database.db('licences').where({ case_no: caseNo }).delete();
      await database.db('licence_changes').where({ kind: 'cancel' }).update({ kind: 'revoke' });
      const ended = await refusal(prepare(caseNo));
      // then
      expect(printed).to.include({ validFrom: '2026-04-12' });
      expect(ended.code).to.equal('renewal-licence-invalid');
    });

    it('is not struck off as expired before its renewal is issued or came to nothing', async () => {
      // given
      const old = await completeOld();
      const caseNo = await accept();
      database.clock.set('2026-04-12T09:00');
      const whileOpen = await mayStrikeOff(old);
      await grant(caseNo);
      const whileGranted = await mayStrikeOff(old);
      // when
      await database.db('cases').where({ case_no: caseNo }).update({ licence_identifier: 'registered' });
      // then
      expect([whileOpen, whileGranted, await mayStrikeOff(old)]).to.deep.equal([false, false, true]);
    });
  });
});
