import { expect } from 'chai';
import { DateTime } from 'luxon';
import * as act from '../../local/demo/acts.ts';
import { openScene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

const HALF_AN_HOUR = 1_800_000;

interface Clock {
  id: string;
  run: number;
  armed_run: number;
  yellow_at: Date;
  red_at: Date;
}

describe('processes/supervise-deadline', function () {
  this.timeout(240_000);
  let scene: Scene;

  before(async () => {
    scene = await openScene();
  });
  after(() => scene.close());
  // every test begins in the morning of a new working day, whenever the one before ended
  beforeEach(() => scene.workingDays(1));

  /** The clock of the step somebody has to do now: two working days. */
  const clockOfStep = async (caseNo: string, taskKey: string): Promise<Clock> => {
    const task = await scene.taskOf(caseNo, taskKey);
    return (await scene.clockOf(task.id)) as Clock;
  };
  const coloursOf = async (clock: Clock): Promise<string[]> => {
    const rows = await scene.stack.db('supervision_events').where({ clock_id: clock.id }).orderBy('at');
    return rows.map((row: { colour: string }) => row.colour);
  };
  const at = (date: Date) => DateTime.fromJSDate(date, { zone: 'Asia/Shanghai' });
  const moveTo = async (date: Date, offset = 0): Promise<void> => {
    await scene.stack.moveClock(at(date).plus(offset));
    await scene.stack.drain();
  };

  it('turns a step yellow and red by its timers, once each, and not a moment before', async () => {
    // given
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.accept]);
    const clock = await clockOfStep(caseNo, 'inspect-site');
    // when / then
    await moveTo(clock.yellow_at, -1000);
    expect(await coloursOf(clock), 'a second before yellow').to.deep.equal([]);
    await moveTo(clock.yellow_at);
    expect(await coloursOf(clock), 'at yellow').to.deep.equal(['yellow']);
    await moveTo(clock.red_at, -1000);
    expect(await coloursOf(clock), 'a second before red').to.deep.equal(['yellow']);
    await moveTo(clock.red_at);
    expect(await coloursOf(clock), 'at red').to.deep.equal(['yellow', 'red']);
    expect(await scene.runningSupervision(clock.id), 'its process has ended').to.equal(0);
  });

  it('ends when the step is done in time and writes nothing', async () => {
    // given
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.accept]);
    const clock = await clockOfStep(caseNo, 'inspect-site');
    await moveTo(clock.yellow_at, -HALF_AN_HOUR);
    expect(await scene.runningSupervision(clock.id), 'armed').to.equal(1);
    // when
    await scene.play(caseNo, [act.inspect]);
    // then
    expect(await scene.runningSupervision(clock.id), 'disarmed').to.equal(0);
    await moveTo(clock.red_at);
    expect(await coloursOf(clock)).to.deep.equal([]);
  });

  it('is not started while yellow is far away: what is done before costs the engine nothing', async () => {
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.accept]);
    const step = await clockOfStep(caseNo, 'inspect-site');
    expect(await scene.runningSupervision(step.id), 'a step of two days').to.equal(0);
    const statutory = (await scene.stack
      .db('clocks')
      .where({ case_no: caseNo, limit_key: 'statutory' })
      .first()) as Clock;
    expect(statutory.armed_run).to.equal(0);
    expect(await scene.runningSupervision(statutory.id)).to.equal(0);
  });

  it('starts anew with the dates of the new run when a suspended clock goes on', async () => {
    // given
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.accept]);
    const first = await clockOfStep(caseNo, 'inspect-site');
    await moveTo(first.yellow_at, -HALF_AN_HOUR);
    // when
    await scene.suspend(first.id, '《行政许可法》第四十五条：专家评审');
    expect(await scene.runningSupervision(first.id), 'suspended').to.equal(0);
    await scene.workingDays(3);
    await scene.resume(first.id);
    // then
    const second = await clockOfStep(caseNo, 'inspect-site');
    expect(second.run).to.equal(first.run + 1);
    expect(second.red_at.getTime()).to.be.greaterThan(first.red_at.getTime());
    expect(await coloursOf(first), 'nothing while it stood still').to.deep.equal([]);
    await moveTo(second.red_at);
    expect(await coloursOf(second)).to.deep.equal(['yellow', 'red']);
  });
});
