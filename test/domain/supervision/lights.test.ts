import { expect } from 'chai';
import type { Light } from '../../../domain/clocks/index.ts';
import type { Actor } from '../../../domain/needs.ts';
import type { Lights } from '../../../domain/supervision/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { openStaffedOffice, type StaffedOffice } from '../../support/staffed-office.ts';

const SYSTEM: Actor = { kind: 'system', id: 'test' };
const LIGHTS: readonly Light[] = ['green', 'yellow', 'red'];

describe('lights of cases and steps', () => {
  let database: TestDatabase;
  let office: StaffedOffice;
  let caseNo: string;

  before(async () => {
    database = await openTestDatabase();
    office = await openStaffedOffice(database);
    const supervisor = { id: 'supervisor', login_name: 'supervisor', display_name: '吴峥', password_hash: 'none' };
    await database.db('accounts').insert({ ...supervisor, created_at: database.clock.now().toJSDate() });
    await database.db('account_roles').insert({ account_id: 'supervisor', role: 'supervisor' });
    // a case accepted on Monday 2 March: promised by the 12th, by law until the 30th
    caseNo = (await office.openCase()).caseNo;
    await office.domain.cases.acceptCase({ caseNo, isDeemed: false }, SYSTEM);
  });
  after(() => database.close());

  const litIn = ({ totals: { green, yellow, red } }: Lights): string => `${green} ${yellow} ${red}`;
  const board = () => office.domain.supervision.showBoard();
  /** Which lights find the case in the list, and which light its line shows. */
  const inList = async (): Promise<unknown[]> => {
    const found: unknown[] = [];
    for (const light of LIGHTS) {
      const { rows } = await office.domain.cases.listCases({ light, limit: 10 });
      for (const row of rows) found.push(light, row.clock?.limitKey);
    }
    return found;
  };
  const tasksWith = async (light: Light): Promise<number> => {
    const { rows, counts } = await office.domain.tasks.listTasks(
      { view: 'all', light, limit: 10 },
      await office.account('supervisor'),
    );
    expect(counts.lights[light], 'the number is what a click shows').to.equal(rows.length);
    return rows.length;
  };
  const hold = async (limitKey: string): Promise<void> => {
    const clock = await office.domain.clocks.findClock({ subjectKind: 'case', subjectId: caseNo, limitKey });
    const input = { clockId: clock?.id ?? '', basis: '专家评审', approverId: 'head' };
    await office.domain.clocks.suspendClock(input, SYSTEM);
  };

  it('a case shows the worst of its limits, a step its own', async () => {
    // given a step of two working days
    await office.openTask(caseNo, 'inspect-on-site/inspect-site');
    // when its last eve comes
    database.clock.set('2026-03-03T00:00');
    const eve = await board();
    // then
    expect([litIn(eve.cases), litIn(eve.steps)]).to.deep.equal(['1 0 0', '0 1 0']);
    expect(eve.nextTurnAt?.toISO(), 'when the step turns red').to.equal('2026-03-05T00:00:00.000+08:00');
    expect(await inList()).to.deep.equal(['green', 'promised']);
    // when the promised limit has but a day left
    database.clock.set('2026-03-11T00:00');
    const late = await board();
    // then
    expect([litIn(late.cases), litIn(late.steps)]).to.deep.equal(['0 1 0', '0 0 1']);
    expect(await inList()).to.deep.equal(['yellow', 'promised']);
  });

  it('counts by the department that leads the case, and by the one that has the step; and by item', async () => {
    // given
    const { cases, steps } = await board();
    const named = ({ departments, items }: Lights) =>
      [...departments, ...items].flatMap(({ key, lights }) => (lights.total > 0 ? [key] : []));
    // then
    expect(named(cases)).to.deep.equal(['municipal-administration', 'road-occupation']);
    expect(named(steps)).to.deep.equal(['municipal-administration', 'road-occupation']);
    const { rows } = await office.domain.cases.listCases({ leadDepartmentId: 'traffic-police', limit: 10 });
    expect(rows).to.deep.equal([]);
  });

  it('a limit that stands still keeps the light it had (行政许可法第四十五条)', async () => {
    // given a step without a limit of its own, so it shows that of the case
    const taskId = await office.openTask(caseNo, 'inspect-on-site/inspect-site');
    await database.db('tasks').where({ id: taskId }).update({ clock_id: null });
    await hold('promised');
    // when long after
    database.clock.set('2026-03-20T09:00');
    const { cases, steps } = await board();
    // then
    expect(litIn(cases)).to.equal('0 1 0');
    expect(litIn(steps)).to.equal('0 1 1');
    expect(await inList()).to.deep.equal(['yellow', 'promised']);
    expect([await tasksWith('yellow'), await tasksWith('red')]).to.deep.equal([1, 1]);
  });

  it('takes the limit that is worst by now, whichever it is', async () => {
    database.clock.set('2026-04-02T09:00');
    expect(litIn((await board()).cases)).to.equal('0 0 1');
    expect(await inList()).to.deep.equal(['red', 'statutory']);
  });

  it('shows none once no limit of the office runs', async () => {
    await office.domain.clocks.stopClocks({ caseNo, reason: 'decided' }, SYSTEM);
    expect(litIn((await board()).cases)).to.equal('0 0 0');
    expect(await inList()).to.deep.equal([]);
  });
});
