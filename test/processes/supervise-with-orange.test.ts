import { expect } from 'chai';
import { DateTime } from 'luxon';
import type { Finding } from '../../server/modeler/draft-schemas.ts';
import * as act from '../../local/demo/acts.ts';
import { shippedSupervision, withOrange } from '../support/orange-model.ts';
import { openScene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

const KEY = 'supervise-deadline';
const HEAD_OF_LEAD = '13900000102';

interface Clock {
  id: string;
  yellow_at: Date;
  red_at: Date;
}

describe('processes/supervise-deadline, changed by an analyst', function () {
  this.timeout(240_000);
  let scene: Scene;

  before(async () => {
    scene = await openScene();
  });
  after(async () => {
    // the engine starts the newest publication, also in the tests that follow
    await publish(shippedSupervision());
    await scene.close();
  });

  /** As the modeler does it: save a draft, publish that version of it. */
  const publish = async (text: string): Promise<{ outcome: string; findings: Finding[] }> => {
    const analyst = await scene.office.desk('zhengwenbo');
    const path = `/modeler/api/items/${KEY}`;
    const { version } = await analyst.get<{ version: number }>(`${path}/draft`);
    const files = [{ path: `${KEY}.bpmn`, kind: 'bpmn', text }];
    const saved = await analyst.put<{ version: number }>(`${path}/draft`, { files, version });
    return analyst.post(`${path}/publish`, { version: saved.version, comment: '加橙灯、短信和升级' });
  };
  const clockOfStep = async (): Promise<Clock> => {
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.accept]);
    const task = await scene.taskOf(caseNo, 'inspect-site');
    return (await scene.clockOf(task.id)) as Clock;
  };
  const told = async (clock: Clock): Promise<string[]> => {
    const events = await scene.stack.db('supervision_events').where({ clock_id: clock.id });
    const notices = await scene.stack.db('supervision_notices').where({ clock_id: clock.id });
    const texts = await scene.stack.db('notifications').whereLike('dedup_key', `${clock.id}:%`);
    return [
      ...events.map(({ colour, at }) => `${when(at)} ${colour}`),
      ...notices.map(({ step, kind, at }) => `${when(at)} ${step} ${kind}`),
      ...texts.map(({ recipient, created_at }) => `${when(created_at)} sms ${recipient}`),
    ].sort();
  };
  const shanghai = (at: Date): DateTime => DateTime.fromJSDate(at, { zone: 'Asia/Shanghai' });
  const when = (at: Date): string => shanghai(at).toFormat('MM-dd HH:mm');
  const moveTo = (at: Date) => scene.stack.moveClock(shanghai(at));

  it('is accepted by the lint as drawn, and refused without its red light', async () => {
    // when
    const { findings } = await publish(withOrange());
    const refused = await publish(
      shippedSupervision().replace('camunda:topic="turn-red"', 'camunda:topic="turn-orange"'),
    );
    // then
    expect(findings).to.deep.equal([]);
    expect(refused.outcome).to.equal('refused');
    expect(refused.findings.map(({ rule }) => rule)).to.include('lights-kept');
  });

  it('turns orange on the due day, tells the head by SMS, and after red the supervisors, once each', async () => {
    // given a step of two working days, opened on a Monday morning
    await scene.workingDays(1);
    const clock = await clockOfStep();
    // when
    await moveTo(clock.red_at);
    const first = await told(clock);
    // then
    expect(first).to.deep.equal([
      '03-04 00:00 yellow',
      '03-05 00:00 orange',
      '03-05 00:00 sms 13900000102',
      '03-05 00:00 tell-head department-head',
      '03-06 00:00 escalate supervisors',
      '03-06 00:00 red',
    ]);
    const [sms] = await scene.stack.db('notifications').where({ recipient: HEAD_OF_LEAD });
    expect(sms.text).to.match(
      /^【通办】市政管理局负责的“占用、挖掘城市道路审批”（办件编号.+）.+今日到期，截止2026年3月5日，请督促办理。$/,
    );
  });

  it('tells nothing twice when its process is lost and begun anew', async () => {
    // given
    const clock = await clockOfStep();
    await moveTo(new Date(clock.red_at.getTime() - 3_600_000));
    const before = await told(clock);
    const [row] = await scene.stack.db
      .raw(`select id_ as id from engine.act_hi_procinst where end_time_ is null and business_key_ = '${clock.id}:1'`)
      .then(({ rows }: { rows: { id: string }[] }) => rows);
    await scene.stack.engine.cancelInstance(row?.id ?? '');
    // when
    await moveTo(clock.red_at);
    // then
    const after = await told(clock);
    expect(before.map((line) => line.split(' ').slice(2).join(' '))).to.deep.equal([
      'yellow',
      'orange',
      'sms 13900000102',
      'tell-head department-head',
    ]);
    expect(after.slice(0, before.length)).to.deep.equal(before);
    expect(after).to.have.length(before.length + 2);
  });

  it('stands on the board of the supervisors until one of them takes note', async () => {
    // given
    const supervisor = await scene.office.desk('wuzheng');
    const board = () =>
      supervisor.get<{ escalations: { id: string; colour: string; recipients: number }[] }>('/desk/api/board');
    const [open] = (await board()).escalations;
    // when
    await supervisor.post(`/desk/api/warnings/${open?.id ?? ''}/acknowledge`);
    // then
    expect(open).to.include({ colour: 'red', recipients: 1 });
    expect((await board()).escalations.map(({ id }) => id)).not.to.include(open?.id);
  });
});
