import { expect } from 'chai';
import { DateTime } from 'luxon';
import * as act from '../../local/demo/acts.ts';
import { openScene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

interface ClockRow {
  id: string;
  limit_key: string;
  state: string;
  run: number;
  due_at: Date;
  yellow_at: Date;
}

const ZONE = 'Asia/Shanghai';
const UP_TO_EXPERTS = [act.accept, act.inspect, act.cosign];

describe('processes/review-by-experts', function () {
  this.timeout(240_000);
  let scene: Scene;

  before(async () => {
    scene = await openScene();
  });
  after(() => scene.close());

  const at = (date: Date) => DateTime.fromJSDate(date, { zone: ZONE });
  const clockOf = async (caseNo: string, limitKey: string): Promise<ClockRow> =>
    scene.stack.db('clocks').where({ case_no: caseNo, limit_key: limitKey }).first();
  const dueOn = async (caseNo: string, limitKey: string) => at((await clockOf(caseNo, limitKey)).due_at).toISODate();
  const procedureOf = async (caseNo: string, basis: string) =>
    scene.stack.db('special_procedures').where({ case_no: caseNo, basis }).first();
  const moveTo = async (instant: DateTime): Promise<void> => {
    await scene.stack.moveClock(instant);
    await scene.stack.drain();
  };
  const coloursOf = async ({ id }: ClockRow): Promise<string[]> => {
    const rows = await scene.stack.db('supervision_events').where({ clock_id: id }).orderBy('at');
    return rows.map((row: { run: number; colour: string }) => `${row.run} ${row.colour}`);
  };

  it('moves the due dates by the working days it took, and yellow comes at the new date (行政许可法第四十五条)', async () => {
    // given accepted on 2 March, the experts called in on the sixth working day
    const caseNo = await scene.file({ isLarge: true });
    await scene.play(caseNo, UP_TO_EXPERTS);
    const before = await clockOf(caseNo, 'promised');
    await moveTo(DateTime.fromISO('2026-03-10T10:00', { zone: ZONE }));
    await scene.play(caseNo, [act.approveExperts]);
    const standing = await clockOf(caseNo, 'promised');
    // when their result is entered on 20 March: 10 to 13 and 16 to 19 March do not count
    await moveTo(DateTime.fromISO('2026-03-20T16:00', { zone: ZONE }));
    const silent = await coloursOf(before);
    await scene.play(caseNo, [act.passExperts]);
    // then
    expect([before.state, standing.state, silent.length]).to.deep.equal(['running', 'suspended', 0]);
    expect([await dueOn(caseNo, 'statutory'), await dueOn(caseNo, 'promised')]).to.deep.equal([
      ...['2026-04-10', '2026-03-24'],
    ]);
    const resumed = await clockOf(caseNo, 'promised');
    await moveTo(at(resumed.yellow_at).minus(1000));
    expect(await coloursOf(resumed), 'a second before the new yellow').to.deep.equal([]);
    await moveTo(at(resumed.yellow_at));
    expect(await coloursOf(resumed), 'at the new yellow').to.deep.equal([`${standing.run + 1} yellow`]);
    expect(await scene.stepsAt(caseNo)).to.have.members(['review-by-department', 'review-by-department']);
  });

  it('tells the applicant how long it takes, and keeps approver and result', async () => {
    // given
    const caseNo = await scene.file({ isLarge: true });
    await scene.play(caseNo, UP_TO_EXPERTS);
    // when
    await scene.play(caseNo, [act.approveExperts]);
    const notice = await scene.stack
      .db('documents')
      .where({ case_no: caseNo, kind: 'special-procedure-notice' })
      .first();
    await scene.play(caseNo, [act.passExperts]);
    // then
    const procedure = await procedureOf(caseNo, 'expert-review');
    const { decided_by: approver } = await scene.taskOf(caseNo, 'approve-expert-review');
    expect(notice.body.paragraphs.join()).to.include('专家评审预计需要10个工作日');
    expect(procedure).to.include({ notice_id: notice.id, approver_id: approver, result: '通过', is_cancelled: false });
    expect(procedure.opinion).to.include('支护和管线保护方案可行');
    expect(await scene.countOf('special_procedures', caseNo), 'with the inspection').to.equal(2);
  });

  it('is preceded by a site inspection that leaves every clock untouched (现场踏勘 is not among 第四十五条)', async () => {
    // given
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.accept]);
    const before = await clockOf(caseNo, 'statutory');
    const open = await procedureOf(caseNo, 'site-inspection');
    // when it takes two working days
    await scene.workingDays(2);
    await scene.play(caseNo, [act.inspect, act.cosign]);
    // then
    expect([open.stops_clock, open.holds_clocks, open.ended_at]).to.deep.equal([false, false, null]);
    expect(await clockOf(caseNo, 'statutory')).to.include({ state: 'running', run: before.run });
    expect((await clockOf(caseNo, 'statutory')).due_at.getTime()).to.equal(before.due_at.getTime());
    expect((await procedureOf(caseNo, 'site-inspection')).result).to.equal('合格');
  });

  it('never stops the clock of its own step', async () => {
    const caseNo = await scene.file({ isLarge: true });
    await scene.play(caseNo, [...UP_TO_EXPERTS, act.approveExperts]);
    const task = await scene.taskOf(caseNo, 'record-expert-review');
    expect(await scene.clockOf(task.id)).to.include({ state: 'running' });
    expect(await clockOf(caseNo, 'statutory')).to.include({ state: 'suspended' });
  });

  it('ends without a result when the applicant withdraws inside it', async () => {
    // given
    const caseNo = await scene.file({ isLarge: true });
    await scene.play(caseNo, [...UP_TO_EXPERTS, act.approveExperts]);
    // when
    await scene.play(caseNo, [act.withdraw]);
    // then
    const { ended_at: endedAt, is_cancelled: isCancelled, result } = await procedureOf(caseNo, 'expert-review');
    expect([endedAt === null, isCancelled, result]).to.deep.equal([false, true, null]);
    expect([await scene.stateOf(caseNo), await scene.openClocks(caseNo)]).to.deep.equal(['withdrawn', 0]);
    const open = await scene.stack
      .db('clock_suspensions as s')
      .join('clocks as c', 'c.id', 's.clock_id')
      .where({ 'c.case_no': caseNo, 's.until_at': null });
    expect(open).to.deep.equal([]);
  });
});
