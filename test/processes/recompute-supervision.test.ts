import { expect } from 'chai';
import { DateTime } from 'luxon';
import type { CalendarYear } from '../../domain/calendar/index.ts';
import { createDomain, type Domain } from '../../domain/domain.ts';
import * as act from '../../local/demo/acts.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { until } from '../support/until.ts';

const HALF_AN_HOUR = 1_800_000;
const administrator = { kind: 'account', id: 'administrator' } as const;

interface Clock {
  id: string;
  run: number;
  armed_run: number;
  yellow_at: Date;
  red_at: Date;
}

describe('processes/supervise-deadline when the calendar changes', function () {
  this.timeout(240_000);
  let scene: Scene;

  before(async () => {
    scene = await openScene();
    await scene.workingDays(1);
  });
  after(() => scene.close());

  const inDomain = <T>(work: (domain: Domain) => Promise<T>): Promise<T> =>
    scene.stack.db.transaction((db) => work(createDomain({ db, clock: scene })));
  const inOffice = (date: Date) => DateTime.fromJSDate(date, { zone: 'Asia/Shanghai' });
  const moveTo = async (date: Date, offset = 0): Promise<void> => {
    await scene.stack.moveClock(inOffice(date).plus(offset));
    await scene.stack.drain();
  };
  const coloursOf = async (clock: Clock): Promise<string[]> => {
    const rows = await scene.stack.db('supervision_events').where({ clock_id: clock.id }).orderBy('at');
    return rows.map((row: { run: number; colour: string }) => `${row.run} ${row.colour}`);
  };
  /** Makes one more day of the year a day off or of work, and reckons the open clocks anew. */
  const changeDay = async (day: string, kind: 'off' | 'work'): Promise<void> => {
    const year = await inDomain((domain) => domain.calendar.getCalendarYear(Number(day.slice(0, 4))));
    const days = [...year.days, { day, kind, name: '临时调整' }];
    const content: CalendarYear = { ...year, sourceDocument: '国办发明电〔2026〕50号', days };
    const importId = await inDomain((domain) => domain.calendarImports.draftImport(content, administrator));
    await inDomain((domain) => domain.calendarImports.applyImport({ importId }, administrator));
    const next = () => inDomain((domain) => domain.calendarImports.continueImport({ limit: 100 }, administrator));
    const isApplied = async () =>
      (await inDomain((domain) => domain.calendarImports.getImport(importId))).state === 'applied';
    // the workers take their share of it, and may be the last
    await until(async () => !(await next()) && isApplied());
    await scene.stack.drain();
  };

  it('moves the timer of an armed clock: red comes with the new date, once, and not with the old', async () => {
    // given the clock of a step under supervision
    const caseNo = await scene.file();
    await scene.play(caseNo, [act.accept]);
    const task = await scene.taskOf(caseNo, 'inspect-site');
    const before = (await scene.clockOf(task.id)) as Clock;
    await moveTo(before.yellow_at, -HALF_AN_HOUR);
    expect(await scene.runningSupervision(before.id), 'armed').to.equal(1);
    // when its last day is given off
    await changeDay(inOffice(before.red_at).minus({ days: 1 }).toISODate() ?? '', 'off');
    // then
    const after = (await scene.clockOf(task.id)) as Clock;
    expect([after.run, after.armed_run]).to.deep.equal([before.run + 1, before.run + 1]);
    expect(after.red_at.getTime()).to.be.greaterThan(before.red_at.getTime());
    expect(await scene.runningSupervision(before.id), 'the old run ended, the new one began').to.equal(1);
    await moveTo(before.red_at);
    expect(await coloursOf(after), 'at the old date').to.deep.equal([`${after.run} yellow`]);
    await moveTo(after.red_at);
    expect(await coloursOf(after), 'at the new date').to.deep.equal([`${after.run} yellow`, `${after.run} red`]);
  });

  it('moves the timer of silence to an earlier day: five working days are over sooner when a Saturday is worked (行政许可法第三十二条)', async () => {
    // given one filed on a day of work, with a weekend in its five days
    await scene.workingDays(1);
    const caseNo = await scene.file();
    const acceptance = async (): Promise<Clock> =>
      scene.stack.db('clocks').where({ case_no: caseNo, limit_key: 'acceptance' }).first();
    const before = await acceptance();
    const saturday = scene.now().set({ weekday: 6 }).toISODate() ?? '';
    // when
    await changeDay(saturday, 'work');
    const after = await acceptance();
    expect(after.red_at.getTime()).to.be.lessThan(before.red_at.getTime());
    await scene.stack.moveClock({ minutes: 1 });
    // then
    await moveTo(after.red_at, -1);
    expect(await scene.stateOf(caseNo), 'a moment before').to.equal('submitted');
    await moveTo(after.red_at);
    expect(await scene.caseRow(caseNo)).to.include({ state: 'accepted', is_deemed_accepted: true });
  });
});
