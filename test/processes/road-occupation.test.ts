import { expect } from 'chai';
import * as act from '../../local/demo/acts.ts';
import { openScene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

/** Acceptance to parallel review, everybody content. */
const UP_TO_DECISION = [
  ...[act.accept, act.inspect, act.cosign],
  ...[act.reviewRoad, act.reviewTraffic, act.confirmRoad, act.confirmTraffic],
];

describe('processes/road-occupation', function () {
  this.timeout(240_000);
  let scene: Scene;

  before(async () => {
    scene = await openScene();
  });
  after(() => scene.close());

  it('is issued and delivered by courier when everybody agrees and the fee is paid', async () => {
    // given
    const caseNo = await scene.file();
    // when
    await scene.play(caseNo, [...UP_TO_DECISION, act.grant, act.pay, act.collect, act.transport, act.deliver]);
    // then
    expect(await scene.stateOf(caseNo)).to.equal('delivered');
    expect(await scene.endsOf(caseNo)).to.include.members([
      'licence-delivered',
      'result-delivered',
      'payment-collected',
    ]);
    expect(await scene.countOf('licences', caseNo)).to.equal(1);
  });

  it('is handed over at the window when the applicant wants to fetch it', async () => {
    const caseNo = await scene.file({ method: 'pickup' });
    await scene.play(caseNo, [...UP_TO_DECISION, act.grant, act.pay, act.handOver]);
    expect(await scene.stateOf(caseNo)).to.equal('delivered');
    expect(await scene.countOf('parcels', caseNo)).to.equal(0);
  });

  it('is sent again when the parcel came back, and handed over at the window when that came back too', async () => {
    // given
    const caseNo = await scene.file();
    await scene.play(caseNo, [...UP_TO_DECISION, act.grant, act.pay, act.collect, act.transport, act.failDelivery]);
    await scene.play(caseNo, [act.sendBack]);
    expect(await scene.stepsAt(caseNo)).to.deep.equal(['arrange-redelivery']);
    // when
    await scene.play(caseNo, [act.sendAgain, act.collect, act.transport, act.sendBack, act.letFetch, act.handOver]);
    // then
    expect(await scene.stateOf(caseNo)).to.equal('delivered');
    const parcels = await scene.stack.db('parcels').where({ case_no: caseNo }).orderBy('seq').select('seq', 'state');
    expect(parcels).to.deep.equal([
      { seq: 0, state: 'returned' },
      { seq: 1, state: 'returned' },
    ]);
    expect(await scene.ledgerCount('courier', 'parcel-ordered', caseNo)).to.equal(2);
    const told = await scene.stack.db('notifications').where({ case_no: caseNo, template: 'parcel-returned' });
    expect(told).to.have.length(2);
    expect(await scene.stack.db('incidents').where({ case_no: caseNo, state: 'open' })).to.deep.equal([]);
    const { body } = await scene.stack.db('documents').where({ case_no: caseNo, kind: 'delivery-receipt' }).first();
    expect(body.paragraphs.join('')).to.include('窗口发放');
  });

  it('arrives with the second parcel, and the receipt says who signed', async () => {
    // given
    const caseNo = await scene.file();
    await scene.play(caseNo, [...UP_TO_DECISION, act.grant, act.pay, act.collect, act.transport, act.sendBack]);
    // when
    await scene.play(caseNo, [act.sendAgain, act.collect, act.transport, act.deliver]);
    // then
    expect(await scene.stateOf(caseNo)).to.equal('delivered');
    const second = await scene.stack.db('parcels').where({ case_no: caseNo, seq: 1 }).first();
    const { body } = await scene.stack.db('documents').where({ case_no: caseNo, kind: 'delivery-receipt' }).first();
    expect(body.paragraphs.join('')).to.include(second.tracking_no).and.include('签收人：本人');
    expect(await scene.ledgerCount('courier', 'parcel-ordered', second.parcel_no)).to.equal(1);
  });

  it('asks no fee of an emergency repair', async () => {
    const caseNo = await scene.file({ isEmergency: true });
    await scene.play(caseNo, [...UP_TO_DECISION, act.grant]);
    expect(await scene.stateOf(caseNo)).to.equal('completed');
    expect(await scene.countOf('payment_orders', caseNo)).to.equal(0);
  });

  it('is not accepted when the authority is not competent', async () => {
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.reject]);
    expect(await scene.stateOf(caseNo)).to.equal('rejected');
    expect(await scene.endsOf(caseNo)).to.include.members(['application-rejected', 'application-not-accepted']);
  });

  it('goes on after a supplement that came in time', async () => {
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.askForSupplement]);
    expect(await scene.stateOf(caseNo)).to.equal('supplementing');
    await scene.play(caseNo, [act.answerSupplement, act.accept]);
    expect(await scene.stateOf(caseNo)).to.equal('accepted');
    expect(await scene.endsOf(caseNo)).to.include.members(['supplement-received', 'application-accepted']);
  });

  it('lapses when the supplement is not answered within ten working days', async () => {
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.askForSupplement]);
    await scene.workingDays(10);
    expect(await scene.stateOf(caseNo), 'on the last day').to.equal('supplementing');
    await scene.workingDays(1);
    expect(await scene.stateOf(caseNo)).to.equal('lapsed');
    expect(await scene.endsOf(caseNo)).to.include.members([
      'supplement-lapsed',
      'acceptance-lapsed',
      'application-lapsed',
    ]);
  });

  it('counts as accepted after five working days of silence (行政许可法第三十二条)', async () => {
    // given
    const caseNo = await scene.file();
    const received = scene.now();
    // when
    await scene.workingDays(5);
    expect(await scene.stateOf(caseNo), 'on the fifth day').to.equal('submitted');
    await scene.workingDays(1);
    // then
    const row = await scene.caseRow(caseNo);
    expect(row.state).to.equal('accepted');
    expect(row.is_deemed_accepted).to.equal(true);
    expect(row.accepted_at?.getTime(), 'as of receipt').to.equal(received.toMillis());
  });

  it('is inspected again after a rectification that came in time', async () => {
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.accept, act.findFault, act.cosign, act.reportRectified, act.inspect, act.cosign]);
    expect(await scene.endsOf(caseNo)).to.include('inspection-passed');
    expect(await scene.stepsAt(caseNo)).to.have.members(['review-by-department', 'review-by-department']);
  });

  it('is refused when nothing is put right within ten working days', async () => {
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.accept, act.findFault, act.cosign]);
    await scene.workingDays(11);
    expect(await scene.stateOf(caseNo)).to.equal('refused');
    expect(await scene.endsOf(caseNo)).to.include.members(['inspection-failed', 'approval-refused']);
  });

  it('is looked at by experts when the excavation is large, and refused when they are not content', async () => {
    // given
    const caseNo = await scene.file({ isLarge: true });
    await scene.play(caseNo, [act.accept, act.inspect, act.cosign]);
    expect(await scene.stepsAt(caseNo)).to.deep.equal(['approve-expert-review']);
    // when
    await scene.play(caseNo, [act.approveExperts, act.failExperts]);
    // then
    expect(await scene.stateOf(caseNo)).to.equal('refused');
    expect(await scene.endsOf(caseNo)).to.include.members(['expert-review-concluded', 'approval-refused']);
    const { body } = await scene.stack.db('documents').where({ case_no: caseNo, kind: 'refusal-decision' }).first();
    expect(body.paragraphs.join()).to.include('专家评审不通过：沟槽邻近');
  });

  it('is refused when one of the parallel departments refuses', async () => {
    const caseNo = await scene.file();
    const opinions = [act.reviewRoad, act.refuseTraffic, act.confirmRoad, act.confirmTraffic];
    await scene.play(caseNo, [act.accept, act.inspect, act.cosign, ...opinions]);
    expect(await scene.stateOf(caseNo)).to.equal('refused');
    expect(await scene.endsOf(caseNo)).to.include('approval-refused');
  });

  it('is refused by the decision itself', async () => {
    const caseNo = await scene.file();
    await scene.play(caseNo, [...UP_TO_DECISION, act.refuse]);
    expect(await scene.stateOf(caseNo)).to.equal('refused');
  });

  it('keeps the other branch as it is when one branch is returned', async () => {
    // given
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.accept, act.inspect, act.cosign, act.reviewRoad, act.reviewTraffic]);
    const other = await scene.taskOf(caseNo, 'confirm-opinion', 0);
    const before = await scene.clockOf(other.id);
    // when
    await scene.play(caseNo, [act.returnTraffic]);
    // then
    expect(await scene.taskOf(caseNo, 'confirm-opinion', 0), 'the road branch').to.deep.equal(other);
    expect(await scene.clockOf(other.id), 'its clock').to.deep.equal(before);
    expect((await scene.taskOf(caseNo, 'review-by-department', 1)).state).to.equal('open');
  });

  it('ends unpaid when the fee is not paid within fifteen days', async () => {
    const caseNo = await scene.file();
    await scene.play(caseNo, [...UP_TO_DECISION, act.grant]);
    // a fifteenth day that is a day off moves on to the next working day (民法典第二百零三条), here over the May holidays
    await scene.calendarDays(20);
    expect(await scene.stateOf(caseNo)).to.equal('payment-lapsed');
    expect(await scene.endsOf(caseNo)).to.include('payment-lapsed');
    expect(await scene.countOf('licences', caseNo)).to.equal(0);
  });

  it('can be withdrawn, which overtakes the step at hand', async () => {
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.accept, act.withdraw]);
    expect(await scene.stateOf(caseNo)).to.equal('withdrawn');
    expect(await scene.endsOf(caseNo)).to.include('application-withdrawn');
    expect((await scene.taskOf(caseNo, 'inspect-site')).state).to.equal('cancelled');
    expect(await scene.openClocks(caseNo)).to.equal(0);
  });

  it('has a scenario above for every end event of its diagrams', async () => {
    expect(await scene.endsNeverReached()).to.deep.equal([]);
  });
});
