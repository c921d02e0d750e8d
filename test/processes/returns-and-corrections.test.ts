import { expect } from 'chai';
import { createClocks, lightOf } from '../../domain/clocks/index.ts';
import * as act from '../../local/demo/acts.ts';
import type { Act } from '../../local/demo/acts.ts';
import { openScene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

/** Up to both departments' opinions, waiting to be confirmed. */
const UP_TO_OPINIONS = [act.accept, act.inspect, act.cosign, act.reviewRoad, act.reviewTraffic];

describe('returns and corrections keep clocks right', function () {
  this.timeout(240_000);
  let scene: Scene;

  before(async () => {
    scene = await openScene();
  });
  after(() => scene.close());

  /** The rows of all clocks of the case as they lie in the table, by id. */
  const clockRows = async (caseNo: string): Promise<Map<string, Record<string, unknown>>> => {
    const rows = await scene.stack.db('clocks').where({ case_no: caseNo }).orderBy('id');
    return new Map(rows.map((row) => [row.id, row]));
  };
  /** The applicant answers with the form again, a larger area in it. */
  const correctArea: Act = async (office, caseNo) => {
    const { form } = await scene.stack.db('cases').where({ case_no: caseNo }).first();
    await office.answerSupplement(caseNo, { ...form, occupiedArea: 333 });
  };
  const caseClock = async (caseNo: string, limitKey: string) =>
    scene.stack.db('clocks').where({ subject_kind: 'case', subject_id: caseNo, limit_key: limitKey }).first();
  const colours = async (clockId: string): Promise<string[]> =>
    (await scene.stack.db('supervision_events').where({ clock_id: clockId }).orderBy('at')).map(({ colour }) => colour);

  describe('a return inside one parallel branch', () => {
    it('touches the clock of that branch’s step alone', async () => {
      // given
      const caseNo = await scene.file();
      await scene.play(caseNo, UP_TO_OPINIONS);
      await scene.stack.moveClock({ hours: 3 });
      await scene.stack.drain();
      const before = await clockRows(caseNo);
      const returned = await scene.taskOf(caseNo, 'confirm-opinion', 1);
      // when
      await scene.play(caseNo, [act.returnTraffic]);
      // then every other row, the case's own among them, is what it was to the last column
      const after = await clockRows(caseNo);
      const touched = [...before].filter(([id, row]) => JSON.stringify(after.get(id)) !== JSON.stringify(row));
      expect(touched.map(([, row]) => row.subject_id)).to.deep.equal([returned.id]);
      const opened = [...after].filter(([id]) => !before.has(id)).map(([, row]) => row);
      const again = await scene.taskOf(caseNo, 'review-by-department', 1);
      expect(opened.map((row) => [row.subject_id, row.limit_key, row.run, row.state])).to.deep.equal([
        [again.id, 'review-in-parallel/review-by-department', 1, 'running'],
      ]);
      expect(await scene.stepsAt(caseNo)).to.have.members(['confirm-opinion', 'review-by-department']);
    });

    it('gives the re-opened task a clock of its own that turns yellow and red, as often as it is returned', async () => {
      // given
      const caseNo = await scene.file();
      await scene.play(caseNo, [...UP_TO_OPINIONS, act.returnTraffic]);
      await scene.workingDays(1);
      await scene.play(caseNo, [act.reviewTraffic, act.returnTraffic]);
      const reviews = await scene.stack
        .db('clocks')
        .where({ case_no: caseNo, limit_key: 'review-in-parallel/review-by-department' })
        .orderBy('started_at');
      const last = reviews.at(-1);
      // the two branches began at one moment, and the first return at the same by the test's clock: only their tasks have an order
      const first = await scene.stack
        .db('tasks')
        .where({ subject_id: caseNo, task_key: 'review-by-department', branch: 1 })
        .orderBy('seq')
        .first();
      const started = scene.now();
      expect(last.started_at.getTime(), 'from the second return').to.be.at.most(started.toMillis());
      expect(reviews.map(({ state }) => state)).to.deep.equal(['stopped', 'stopped', 'stopped', 'running']);
      // when its two working days pass
      await scene.workingDays(3);
      // then
      expect(await colours(last.id)).to.deep.equal(['yellow', 'red']);
      const [clock] = await createClocks({ db: scene.stack.db, clock: scene }).listClocksByIds([last.id]);
      if (clock === undefined) throw new Error('no clock');
      expect([lightOf(clock, started), lightOf(clock, scene.now())]).to.deep.equal(['green', 'red']);
      expect(await colours(first.clock_id), 'the first round, done in time').to.deep.equal([]);
    });
  });

  describe('a correction by the applicant', () => {
    it('that answers the supplement notice begins a second acceptance limit and leaves the first as it ended', async () => {
      // given
      const caseNo = await scene.file();
      await scene.play(caseNo, [act.askForSupplement]);
      const ended = await clockRows(caseNo);
      await scene.workingDays(3);
      const answeredAt = scene.now();
      // when
      await scene.play(caseNo, [correctArea]);
      // then
      const after = await clockRows(caseNo);
      const acceptance = await caseClock(caseNo, 'acceptance#2');
      expect([acceptance.state, acceptance.run, acceptance.started_at]).to.deep.equal([
        ...['running', 1, answeredAt.toJSDate()],
      ]);
      const changed = [...ended].filter(([id, row]) => JSON.stringify(after.get(id)) !== JSON.stringify(row));
      expect(changed.map(([, row]) => row.limit_key)).to.deep.equal(['supplement']);
      const review = await scene.taskOf(caseNo, 'review-application');
      expect(after.size - ended.size, 'acceptance#2 and the step').to.equal(2);
      expect([...after.values()].find((row) => row.subject_id === review.id)?.state).to.equal('running');
      expect((await scene.stack.db('cases').where({ case_no: caseNo }).first()).facts.occupiedArea).to.equal(333);
      // when it is taken up then
      await scene.workingDays(1);
      await scene.play(caseNo, [act.accept]);
      // then the legal time counts from acceptance, not from the filing
      const statutory = await caseClock(caseNo, 'statutory');
      expect(statutory.started_at).to.deep.equal((await scene.caseRow(caseNo)).accepted_at);
      expect((await caseClock(caseNo, 'acceptance#2')).stop_reason).to.equal('accepted');
    });

    it('is accepted by silence as of the answer when the window stays silent the second time (行政许可法第三十二条)', async () => {
      // given
      const caseNo = await scene.file();
      await scene.play(caseNo, [act.askForSupplement]);
      await scene.workingDays(2);
      await scene.play(caseNo, [act.answerSupplement]);
      const answeredAt = scene.now();
      // when
      await scene.workingDays(6);
      // then
      const row = await scene.caseRow(caseNo);
      expect([row.state, row.is_deemed_accepted]).to.deep.equal(['accepted', true]);
      expect(row.accepted_at).to.deep.equal(answeredAt.toJSDate());
    });

    it('that puts right what an inspection found moves no limit of the case', async () => {
      // given
      const caseNo = await scene.file();
      await scene.play(caseNo, [act.accept]);
      const before = await clockRows(caseNo);
      const ofCase = [...before].filter(([, row]) => row.subject_kind === 'case' && row.state === 'running');
      expect(ofCase.map(([, row]) => row.limit_key)).to.have.members(['statutory', 'promised', 'joint-handling']);
      // when
      await scene.play(caseNo, [act.findFault, act.cosign]);
      await scene.workingDays(1);
      await scene.play(caseNo, [act.reportRectified]);
      // then
      const after = await clockRows(caseNo);
      for (const [id, row] of ofCase) {
        // what the engine and the arming schedule know of it is not the limit
        const { armed_run, watch_from } = row;
        expect({ ...after.get(id), armed_run, watch_from }, String(row.limit_key)).to.deep.equal(row);
      }
      expect((await caseClock(caseNo, 'rectification')).stop_reason).to.equal('reported');
      const again = await scene.taskOf(caseNo, 'inspect-site');
      const step = [...after.values()].find((row) => row.subject_id === again.id);
      expect([step?.state, step?.run]).to.deep.equal(['running', 1]);
      // and a second fault begins a second limit to put it right
      await scene.play(caseNo, [act.findFault, act.cosign]);
      expect((await caseClock(caseNo, 'rectification#2')).state).to.equal('running');
    });
  });

  it('a withdrawal stops every clock and everything that supervises them', async () => {
    // given a case in its parallel review, its steps supervised
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.accept, act.inspect, act.cosign]);
    await scene.workingDays(1);
    const running = (await scene.stack.db('clocks').where({ case_no: caseNo, state: 'running' })).map(({ id }) => id);
    const supervised = await Promise.all(running.map((id) => scene.runningSupervision(id)));
    expect(supervised.reduce((sum, count) => sum + count, 0)).to.be.greaterThan(0);
    // when
    await scene.play(caseNo, [act.withdraw]);
    // then
    expect(await scene.openClocks(caseNo)).to.equal(0);
    const stopped = await scene.stack.db('clocks').whereIn('id', running);
    const reasons = (kind: string) =>
      stopped.filter((row) => row.subject_kind === kind).map(({ stop_reason: reason }) => reason);
    expect(new Set(reasons('case'))).to.deep.equal(new Set(['withdrawn']));
    // a step's limit is stopped by whoever comes first: the engine's word of its task, or the end of the case
    expect(reasons('task')).to.not.be.empty;
    for (const reason of reasons('task')) expect(reason).to.be.oneOf(['withdrawn', 'cancelled']);
    for (const id of running) expect(await scene.runningSupervision(id)).to.equal(0);
  });
});
