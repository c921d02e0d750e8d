import { expect } from 'chai';
import { publishSuperviseOrder } from '../../support/road-occupation.ts';
import { addStaff, openTask } from '../support/desk-office.ts';
import { fileSample, portalOf } from '../support/filing.ts';
import { openTestServer, type SignedIn, type TestServer } from '../support/test-server.ts';

const ENGINE = { kind: 'engine', id: 'test' } as const;
const EXPLAIN = ['supervise-order', 'explain-overdue'] as const;
const REVIEW = ['supervise-order', 'review-explanation'] as const;
const explanation = { overdueCause: 'other-body', explanation: '等待权属单位复函。' };

describe('desk: supervision orders', function () {
  this.timeout(90_000);
  let server: TestServer;
  let window: SignedIn;
  let police: SignedIn;
  let supervisor: SignedIn;
  let caseNo: string;
  let orderId: string;

  const get = async (who: SignedIn, path: string) => (await who.agent.get(`/desk/api${path}`)).body;
  const decide = async (who: SignedIn, taskId: string, values: object) => {
    const { body } = await who.agent.post(`/desk/api/tasks/${taskId}/claim`);
    return who.agent.post(`/desk/api/tasks/${taskId}/decision`).send({ values, version: body.task?.version });
  };

  before(async () => {
    server = await openTestServer();
    await addStaff(server, ['window', 'police', 'supervisor']);
    await publishSuperviseOrder(server.database.needs);
    [window, police, supervisor] = [
      await server.signIn('window'),
      await server.signIn('police'),
      await server.signIn('supervisor'),
    ];
    caseNo = await fileSample(portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token));
    const clocks = await server.deps.reading.clocks.listClocks(caseNo);
    const acceptance = clocks.find(({ limitKey }) => limitKey === 'acceptance');
    if (acceptance === undefined) throw new Error('the case has no acceptance limit');
    server.database.clock.set('2026-03-10T09:00');
    const run = { clockId: acceptance.id, run: acceptance.run, colour: 'red' as const };
    await server.deps.transact((domain) => domain.supervision.turnLight(run, ENGINE));
    orderId = (await server.deps.reading.orders.listOrdersOfCase(caseNo))[0]?.id ?? '';
  });
  after(() => server.close());

  it('lists an order for supervisors and for the department it is about, and for nobody else', async () => {
    const [own, all, other] = await Promise.all([window, supervisor, police].map((who) => get(who, '/orders')));
    expect(own.rows).to.deep.equal(all.rows);
    expect(own.rows[0]).to.include({
      ...{ id: orderId, caseNo, number: null, state: 'explaining', stateName: '待说明', limitName: '受理期限' },
      ...{ departmentName: '政务服务中心窗口', points: 0, light: 'yellow' },
    });
    expect(all.counts).to.deep.equal({ explaining: 1, issued: 0, excused: 0, closed: 0 });
    expect([other.rows, other.departments]).to.deep.equal([[], []]);
    expect(await get(police, `/orders/${orderId}`)).to.include({ code: 'order-not-found' });
  });

  it('filters by state, department and number', async () => {
    const found = async (query: string) => (await get(supervisor, `/orders?${query}`)).rows.length;
    expect(await found('state=explaining')).to.equal(1);
    expect(await found('state=closed')).to.equal(0);
    expect(await found('department=traffic-police')).to.equal(0);
    expect(await found(`q=${caseNo.slice(-6)}`)).to.equal(1);
    expect(await found('q=nothing')).to.equal(0);
  });

  it('shows every limit that has run out, the longest first, and what became of it', async () => {
    const { rows, departments } = await get(supervisor, '/overdue');
    expect(rows.map((row: { dueAt: string }) => row.dueAt)).to.deep.equal(
      rows.map((row: { dueAt: string }) => row.dueAt).toSorted(),
    );
    const acceptance = rows.find((row: { limitName: string }) => row.limitName === '受理期限');
    expect(acceptance).to.deep.include({ caseNo, reason: null, departmentName: '政务服务中心窗口' });
    expect(acceptance.remaining.text).to.equal('已超期 1 个工作日');
    expect(acceptance.order).to.deep.equal({ id: orderId, number: null, state: 'explaining', stateName: '待说明' });
    expect(departments[0]).to.include({ name: '政务服务中心窗口', count: rows.length });
    expect((await get(police, '/overdue')).rows).to.deep.equal([]);
  });

  it('pages without loss or repetition', async () => {
    const whole = (await get(supervisor, '/overdue')).rows.map((row: { clockId: string }) => row.clockId);
    const read: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await get(supervisor, `/overdue?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      read.push(...page.rows.map((row: { clockId: string }) => row.clockId));
      cursor = page.nextCursor;
    }
    expect(read).to.deep.equal(whole);
  });

  it('lets the department explain and a supervisor judge, each at their own task, with the case beside it', async () => {
    // given
    const taskId = await openTask(server, orderId, EXPLAIN);
    const detail = await get(window, `/tasks/${taskId}`);
    expect(detail).to.deep.include({ mayClaim: true, hint: null });
    expect([detail.task.orderId, detail.case.case.caseNo, detail.order.order.id]).to.deep.equal([
      ...[orderId, caseNo, orderId],
    ]);
    expect(detail.form.components.map((field: { key: string }) => field.key)).to.include('overdueCause');
    // when
    const explained = await decide(window, taskId, explanation);
    const review = await openTask(server, orderId, REVIEW);
    const foreign = await window.agent.post(`/desk/api/tasks/${review}/claim`);
    const judged = await decide(supervisor, review, { explanationReview: 'rejected', reviewOpinion: '理由不成立。' });
    // then
    expect([explained.status, foreign.status, judged.status]).to.deep.equal([200, 404, 200]);
    const { history } = await get(supervisor, `/orders/${orderId}`);
    expect(history.map(({ title, text }: { title: string; text: string }) => [title, text])).to.deep.include([
      ...['explain-overdue', '超期原因：等待其他部门或者单位\n情况说明：等待权属单位复函。'],
    ]);
    const row = (await get(supervisor, '/overdue')).rows.find(
      (one: { order: { id: string } }) => one.order?.id === orderId,
    );
    expect(row.reason).to.equal('等待其他部门或者单位；等待权属单位复函');
  });

  it('adds up what a department lost in a period', async () => {
    // given
    const penalty = { orderId, rule: 'unjustified', points: 2 };
    await server.deps.transact((domain) => domain.orders.issueOrder(penalty, ENGINE));
    // when
    const [march, april, theirs] = [
      await get(supervisor, '/scores?from=2026-03-01&until=2026-03-31'),
      await get(supervisor, '/scores?from=2026-04-01&until=2026-04-30'),
      await get(police, '/scores?from=2026-03-01&until=2026-03-31'),
    ];
    const of = (table: { departments: { id: string }[] }, id: string) => table.departments.find((one) => one.id === id);
    // then
    expect(of(march, 'government-service-centre')).to.deep.include({
      ...{ asked: 1, excused: 0, issued: 1, escalated: 0, points: 2 },
      rules: [{ name: '超期理由不成立', times: 1, points: 2 }],
    });
    expect(of(april, 'government-service-centre')).to.include({ points: 0 });
    expect(theirs.departments.map(({ id }: { id: string }) => id)).to.deep.equal(['traffic-police']);
    const { order, deductions } = await get(window, `/orders/${orderId}`);
    expect(order).to.include({ state: 'issued', points: 2 }).and.to.have.property('number').that.matches(/^督办/);
    expect(deductions.map(({ ruleName, points }: Record<string, unknown>) => [ruleName, points])).to.deep.equal([
      ['超期理由不成立', 2],
    ]);
  });

  it('names the order on the page of the case, and hides it from the applicant’s side', async () => {
    const detail = await get(window, `/cases/${caseNo}`);
    expect(detail.orders.map(({ id, isOpen }: Record<string, unknown>) => [id, isOpen])).to.deep.equal([
      [orderId, true],
    ]);
    const titles = detail.timeline.map(({ title }: { title: string }) => title);
    expect(titles).to.include('挂号督办');
    const portal = portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token);
    const { body } = await portal.get(`/cases/${caseNo}`);
    expect(JSON.stringify(body)).not.to.include('督办');
  });

  it('names the inquiry whose reply is overdue: in the list, on the board, and in the order about it', async () => {
    // given a consultation of 10 March, to be replied to within five working days
    const asked = { kind: 'consultation', about: { department: 'traffic-police' }, inquirer: { name: '李四' } };
    const entered = await window.agent.post('/desk/api/inquiries').send({ ...asked, content: '何时可以占道施工？' });
    const { inquiryNo } = entered.body.inquiry;
    const found = await server.database.db('clocks').where({ subject_id: inquiryNo }).first('id', 'run');
    // when
    server.database.clock.set('2026-03-18T09:00');
    const run = { clockId: found.id, run: found.run, colour: 'red' as const };
    await server.deps.transact((domain) => domain.supervision.turnLight(run, ENGINE));
    // then
    const about = { caseNo: null, inquiryNo };
    const { rows } = await get(police, `/overdue?q=${inquiryNo}`);
    expect(rows.map((row: { clockId: string }) => row.clockId)).to.deep.equal([found.id]);
    expect(rows[0]).to.deep.include({ ...about, departmentName: '公安交管支队' });
    expect((await get(supervisor, '/board')).warnings[0]).to.deep.include({ ...about, kind: 'light', colour: 'red' });
    const orders = (await get(police, `/orders?q=${inquiryNo}`)).rows;
    expect(orders[0]).to.deep.include({ ...about, state: 'explaining' });
    expect((await get(window, `/orders?q=${inquiryNo}`)).rows).to.deep.equal([]);
    const taskId = await openTask(server, orders[0].id, EXPLAIN);
    const tasks = (await get(police, '/tasks?view=open')).rows;
    expect(tasks.find(({ id }: { id: string }) => id === taskId)).to.deep.include({ ...about, itemName: '' });
    // when the department has not explained in time either
    server.database.clock.set('2026-03-20T09:00');
    const own = (await get(police, `/overdue?q=${inquiryNo}`)).rows;
    expect(own.map((row: { inquiryNo: string }) => row.inquiryNo)).to.deep.equal([inquiryNo, inquiryNo]);
    expect(own[1].order.id).to.equal(orders[0].id);
  });
});
