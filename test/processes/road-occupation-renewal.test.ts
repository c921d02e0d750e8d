import { expect } from 'chai';
import { DateTime } from 'luxon';
import * as act from '../../local/demo/acts.ts';
import * as renewal from '../../local/demo/renewal-acts.ts';
import { openScene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

const KEY = 'road-occupation-renewal';
const PARTS = ['accept-application', 'request-supplement', 'issue-licence', 'deliver-result'];
/** An emergency repair, so without a fee: licensed from 3 March to Saturday 11 April. */
const UP_TO_LICENCE = [
  ...[act.accept, act.inspect, act.cosign, act.reviewRoad, act.reviewTraffic],
  ...[act.confirmRoad, act.confirmTraffic, act.grant],
];
const LAST_DAY = '2026-04-11';

interface LicenceRow {
  identifier: string;
  valid_from: string;
  valid_until: string;
  licence_no: string;
  content: { fields: { label: string; value: string }[] };
}

describe('processes/road-occupation-renewal', function () {
  this.timeout(300_000);
  let scene: Scene;
  /** Licensed cases; an attempt to renew that came to nothing leaves its licence free for the next. */
  let delivered: string;
  let forgotten: string;
  let lastMinute: string;

  before(async () => {
    scene = await openScene();
    const license = async (method: 'courier' | 'pickup'): Promise<string> => {
      const caseNo = await scene.file({ method, isEmergency: true, startsInDays: 1, days: 40 });
      await scene.play(caseNo, UP_TO_LICENCE);
      return caseNo;
    };
    delivered = await license('courier');
    forgotten = await license('pickup');
    lastMinute = await license('courier');
  });
  after(() => scene.close());

  const request = async (licensed: string): Promise<string> => {
    const caseNo = await scene.office.requestRenewal(licensed, 20);
    await scene.stack.drain();
    return caseNo;
  };
  const licenceOf = async (caseNo: string): Promise<LicenceRow> =>
    scene.stack.db('licences').where({ case_no: caseNo }).first();
  const limitOf = async (caseNo: string, limitKey: string) =>
    scene.stack.db('clocks').where({ subject_kind: 'case', subject_id: caseNo, limit_key: limitKey }).first();
  const moveTo = async (instant: string): Promise<void> => {
    await scene.stack.moveClock(DateTime.fromISO(instant, { zone: 'Asia/Shanghai' }));
    await scene.stack.drain();
  };
  /** The engine fires the timer of the last day by itself, whatever our clock says. */
  const fireExpiry = async (caseNo: string): Promise<void> => {
    const jobs = await scene.stack.engine.findJobs({ businessKey: caseNo, timersOnly: true });
    const timer = jobs.find(({ activityId }) => activityId === 'licence-expired');
    if (timer === undefined) throw new Error('no timer waits for the last day');
    await scene.stack.engine.executeJob(timer.id);
  };
  const factsOf = async (caseNo: string) => {
    const row = await scene.stack.db('cases').where({ case_no: caseNo }).first();
    return { state: row.state, isDeemed: row.is_deemed_renewed, decidedAt: row.decided_at as Date };
  };

  it('is to be decided by the last day of the licence, which is named by the licence itself', async () => {
    const caseNo = await request(delivered);
    const clock = await limitOf(caseNo, 'renewal');
    expect([clock.ends_on, clock.due_at.toISOString()]).to.deep.equal([LAST_DAY, '2026-04-11T15:59:59.999Z']);
    expect([clock.department_id, clock.is_supervised]).to.deep.equal(['municipal-administration', true]);
    await scene.play(caseNo, [act.reject]);
    expect(await scene.stateOf(caseNo)).to.equal('rejected');
    expect(await scene.endsOf(caseNo)).to.include('application-rejected');
  });

  it('is not asked for twice at once, and not by somebody else', async () => {
    const first = await request(delivered);
    const second = await scene.office.requestRenewal(delivered, 20).then(
      () => 'filed',
      (error: Error) => error.message,
    );
    expect(second).to.contain('renewal-requested');
    await scene.play(first, [renewal.acceptRenewal, act.withdraw]);
    expect(await scene.stateOf(first)).to.equal('withdrawn');
    expect(await scene.openClocks(first)).to.equal(0);
    expect((await scene.taskOf(first, 'review-renewal')).state).to.equal('cancelled');
  });

  it('is refused with its reasons, and the licence runs out', async () => {
    const caseNo = await request(delivered);
    await scene.play(caseNo, [renewal.acceptRenewal, renewal.reviewRenewal, renewal.refuseRenewal]);
    expect(await scene.stateOf(caseNo)).to.equal('refused');
    expect(await scene.endsOf(caseNo)).to.include.members(['decision-taken', 'approval-refused']);
    expect(await scene.countOf('licences', caseNo)).to.equal(0);
  });

  it('lapses when the supplement is not answered', async () => {
    const caseNo = await request(delivered);
    await scene.play(caseNo, [renewal.askForReport]);
    await scene.workingDays(11);
    expect(await scene.stateOf(caseNo)).to.equal('lapsed');
    expect(await scene.endsOf(caseNo)).to.include('application-lapsed');
  });

  it('is granted, and the new licence follows the old one without a gap', async () => {
    // given
    const caseNo = await request(delivered);
    // when
    const decided = [renewal.acceptRenewal, renewal.reviewRenewal, renewal.grantRenewal];
    await scene.play(caseNo, [renewal.askForReport, renewal.handInReport, ...decided]);
    await scene.play(caseNo, [act.collect, act.transport, act.deliver]);
    // then
    expect(await factsOf(caseNo)).to.include({ state: 'delivered', isDeemed: false });
    const old = await licenceOf(delivered);
    const renewed = await licenceOf(caseNo);
    expect([old.valid_until, renewed.valid_from, renewed.valid_until]).to.deep.equal([
      ...[LAST_DAY, '2026-04-12', '2026-05-01'],
    ]);
    expect(renewed.identifier.split('.').slice(0, -2), 'the same licence').to.deep.equal(
      old.identifier.split('.').slice(0, -2),
    );
    expect(renewed.identifier.split('.').at(-2), 'in its next version').to.equal('002');
    expect(renewed.content.fields).to.deep.include({ label: '延续自', value: old.licence_no });
    const stopped = await limitOf(caseNo, 'renewal');
    expect([stopped.state, stopped.stop_reason]).to.deep.equal(['stopped', 'granted']);
  });

  it('is accepted by silence (行政许可法第三十二条), and by silence renewed at the end of the last day (第五十条)', async () => {
    // given somebody who says nothing, and others for the last minute
    const caseNo = await request(forgotten);
    const decided = await request(lastMinute);
    await scene.play(decided, [renewal.acceptRenewal, renewal.reviewRenewal]);
    await scene.workingDays(6);
    expect((await scene.caseRow(caseNo)).is_deemed_accepted).to.equal(true);
    await moveTo(`${LAST_DAY}T23:59:00`);
    expect(await factsOf(caseNo), 'on the last day').to.include({ state: 'accepted', isDeemed: false });
    // when a decision is committed while nobody tells the engine, and the engine's timer fires first
    await scene.stack.kill('worker');
    await renewal.grantRenewal(scene.office, decided, LAST_DAY);
    await fireExpiry(decided);
    await scene.stack.restart('worker');
    await scene.stack.drain();
    // then that decision counts
    expect(await factsOf(decided)).to.include({ state: 'completed', isDeemed: false });
    expect((await scene.taskOf(decided, 'decide-renewal')).state).to.equal('done');
    expect((await limitOf(decided, 'renewal')).stop_reason).to.equal('granted');
    // and where there was none, silence does at midnight
    await moveTo('2026-04-12T00:00:00');
    const { state, isDeemed, decidedAt } = await factsOf(caseNo);
    expect([state, isDeemed, decidedAt.toISOString()]).to.deep.equal(['completed', true, '2026-04-11T16:00:00.000Z']);
    expect(await licenceOf(caseNo)).to.include({ valid_from: '2026-04-12', valid_until: '2026-05-01' });
    expect((await scene.taskOf(caseNo, 'review-renewal')).state).to.equal('cancelled');
    const documents = await scene.stack.db('documents').where({ case_no: caseNo }).select('kind');
    expect(documents.map(({ kind }) => kind))
      .to.include('deemed-renewal-notice')
      .and.not.include('grant-decision');
    expect((await limitOf(caseNo, 'renewal')).stop_reason).to.equal('deemed-renewed');
    await scene.play(caseNo, [act.handOver]);
    expect(await scene.stateOf(caseNo)).to.equal('delivered');
  });

  it('has a scenario above for every end event of its diagrams', async () => {
    expect(await scene.endsNeverReached(KEY, PARTS)).to.deep.equal([]);
  });
});
