import { expect } from 'chai';
import { DateTime } from 'luxon';
import type { Scene } from '../support/scene.ts';
import { openScene } from '../support/scene.ts';

interface Clock {
  id: string;
  state: string;
  yellow_at: Date;
  red_at: Date;
}

// 福州市网上办事大厅管理办法第九条: consultations and complaints are answered within set limits.
describe('the limit of a reply to an inquiry', function () {
  this.timeout(240_000);
  let scene: Scene;

  before(async () => {
    scene = await openScene();
  });
  after(() => scene.close());

  const ask = (kind: string, key: string): Promise<string> =>
    scene.office.portal.ask(
      { kind, about: { item: 'road-occupation' }, inquirer: { name: '李四' }, content: '夜间施工需要另行申请吗？' },
      key,
    );
  const clockOf = async (inquiryNo: string) => (await scene.clockOf(inquiryNo)) as Clock;
  const coloursOf = async (clock: Clock): Promise<string[]> => {
    const rows = await scene.stack.db('supervision_events').where({ clock_id: clock.id }).orderBy('at');
    return rows.map((row: { colour: string }) => row.colour);
  };
  const moveTo = async (date: Date, offset = 0): Promise<void> => {
    await scene.stack.moveClock(DateTime.fromJSDate(date, { zone: 'Asia/Shanghai' }).plus(offset));
    await scene.stack.drain();
  };

  it('turns yellow and red by the engine’s timers, and stands on the board without a case', async () => {
    // given
    const clock = await clockOf(await ask('consultation', 'inquiry-clock-1'));
    // when / then
    await moveTo(clock.yellow_at, -1000);
    expect(await coloursOf(clock), 'a second before yellow').to.deep.equal([]);
    await moveTo(clock.yellow_at);
    expect(await coloursOf(clock), 'at yellow').to.deep.equal(['yellow']);
    await moveTo(clock.red_at);
    expect(await coloursOf(clock), 'at red').to.deep.equal(['yellow', 'red']);
    const desk = await scene.office.desk('wuzheng');
    const { warnings } = await desk.get<{ warnings: { caseNo: unknown; limitName: string }[] }>('/desk/api/board');
    expect(warnings.map(({ caseNo, limitName }) => [caseNo, limitName])).to.deep.include([null, '答复咨询']);
  });

  it('writes nothing when the reply comes in time', async () => {
    // given
    const inquiryNo = await ask('complaint', 'inquiry-clock-2');
    const clock = await clockOf(inquiryNo);
    await moveTo(clock.yellow_at, -1000);
    // when
    const desk = await scene.office.desk('zhangjianguo');
    await desk.post(`/desk/api/inquiries/${inquiryNo}/reply`, { reply: '已核实，向您致歉。', version: 1 });
    await moveTo(clock.red_at);
    // then
    expect(await coloursOf(clock)).to.deep.equal([]);
    expect((await clockOf(inquiryNo)).state).to.equal('stopped');
    expect(await scene.runningSupervision(clock.id)).to.equal(0);
  });
});
