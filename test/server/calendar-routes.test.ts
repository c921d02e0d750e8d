import { expect } from 'chai';
import type { CalendarImport, CalendarPreview, ClockMoveList } from '../../server/calendar-schemas.ts';
import type { CaseDetail } from '../../server/desk/case-schemas.ts';
import { officeTime } from '../../domain/calendar/index.ts';
import { calendarOf2027 } from '../support/calendar-2027.ts';
import { SYSTEM } from './support/sample-item.ts';
import { fileSample, portalOf, type Portal } from './support/filing.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

describe('working calendar over HTTP', () => {
  let server: TestServer;
  let keeper: Portal;

  before(async () => {
    server = await openTestServer();
    server.database.clock.set('2026-12-20T09:00');
    keeper = portalOf(server, (await server.addApiKey('items:read', 'calendar:write')).token);
    await server.addAccount('keeper', ['system-administrator'], 'information-centre');
    await server.addAccount('watcher', ['supervisor'], 'supervision-office');
    await server.deps.transact(async (domain) => {
      const limit = { budget: 35, unit: 'working-day' as const, legalBasis: '行政许可法第四十二条' };
      for (const subjectId of ['a', 'b', 'c']) {
        const clock = { subjectKind: 'case' as const, subjectId, caseNo: subjectId, limitKey: 'statutory', limit };
        const where = { departmentId: 'municipal-administration', startedAt: officeTime('2026-12-18T10:00') };
        await domain.clocks.openClock({ ...clock, ...where }, SYSTEM);
      }
    });
  });
  after(() => server.close());

  const finish = async (): Promise<void> => {
    const worker = { kind: 'system', id: 'continue-calendar-import' } as const;
    while (await server.deps.transact((domain) => domain.calendarImports.continueImport({ limit: 10 }, worker)));
  };

  it('is brought in, previewed, applied and undone by a key with calendar:write', async () => {
    // given
    const drafted = await keeper.post('/calendars').send(calendarOf2027);
    const { id } = drafted.body as CalendarImport;
    // when
    const missing = (await keeper.get('/calendars')).body as { missing: number[] };
    const preview = (await keeper.get(`/calendar-imports/${id}/preview`)).body as CalendarPreview;
    const first = (await keeper.get(`/calendar-imports/${id}/moves?limit=2`)).body as ClockMoveList;
    const cursor = encodeURIComponent(first.nextCursor ?? '');
    const rest = (await keeper.get(`/calendar-imports/${id}/moves?limit=2&cursor=${cursor}`)).body as ClockMoveList;
    const applying = await keeper.post(`/calendar-imports/${id}/apply`);
    await finish();
    const applied = (await keeper.get(`/calendar-imports/${id}`)).body as CalendarImport;
    const published = await keeper.get('/calendars/2027');
    const undoing = await keeper.post(`/calendar-imports/${id}/undo`);
    await finish();
    const undone = (await keeper.get(`/calendar-imports/${id}`)).body as CalendarImport;
    // then
    expect([drafted.status, applying.status, undoing.status]).to.deep.equal([201, 202, 202]);
    expect(missing.missing).to.deep.equal([2027]);
    expect(preview.totals).to.include({ moved: 3, later: 3 });
    expect(preview.departments).to.deep.equal([{ name: '市政管理局', counts: preview.totals }]);
    expect(preview.limits[0]?.name).to.equal('法定办结期限');
    expect([first.moves.length, rest.moves.length, rest.nextCursor]).to.deep.equal([2, 1, null]);
    expect(first.moves[0]?.days.map(({ day }) => day)).to.include('2027-02-05');
    expect([applied.state, applied.progress.moved]).to.deep.equal(['applied', 3]);
    expect(published.body).to.include({ isPublished: true, sourceDocument: calendarOf2027.sourceDocument });
    expect(undone.state).to.equal('undone');
  });

  it('is told on the page of the case whose limit it moved, and so is taking it back', async () => {
    // given a case of 29 January, to be accepted within five working days
    server.database.clock.set('2027-01-29T10:00');
    const caseNo = await fileSample(portalOf(server, (await server.addApiKey('cases:write', 'cases:read')).token));
    const watcher = (await server.signIn('watcher')).agent;
    const texts = async (): Promise<string[]> => {
      const { timeline } = (await watcher.get(`/desk/api/cases/${caseNo}`)).body as CaseDetail;
      const moves = timeline.filter(({ kind }) => kind === 'ClockMovedByCalendar');
      return moves.map(({ text }) => text ?? '').filter((text) => text.startsWith('受理期限'));
    };
    // when 31 January is worked and 5 February is not
    server.database.clock.set('2027-01-29T11:00');
    const { id } = (await keeper.post('/calendars').send(calendarOf2027)).body as CalendarImport;
    await keeper.post(`/calendar-imports/${id}/apply`);
    await finish();
    const applied = await texts();
    server.database.clock.set('2027-01-29T12:00');
    await keeper.post(`/calendar-imports/${id}/undo`);
    await finish();
    // then
    const notice = `因2027年工作日历（${calendarOf2027.sourceDocument}）`;
    const [there, back] = [
      `受理期限：${notice}调整，截止日期由2027年2月5日改为2027年2月4日`,
      `受理期限：${notice}撤销，截止日期由2027年2月4日改为2027年2月5日`,
    ];
    expect(applied).to.deep.equal([there]);
    expect(await texts()).to.deep.equal([there, back]);
    server.database.clock.set('2026-12-20T09:00');
  });

  it('names every fault of a year by its path', async () => {
    // given
    const days = [...calendarOf2027.days, { day: '2027-03-01', kind: 'work', name: '春节' }];
    // when
    const { status, body } = await keeper.post('/calendars').send({ ...calendarOf2027, days });
    // then
    const problem = body as { code: string; errors: { pointer: string }[] };
    expect([status, problem.code]).to.deep.equal([400, 'calendar-year-invalid']);
    expect(problem.errors.map(({ pointer }) => pointer)).to.deep.equal([`/days/${days.length - 1}/kind`]);
  });

  it('is kept by the system administrator at the desk and seen by supervisors', async () => {
    // given
    const administrator = (await server.signIn('keeper')).agent;
    const supervisor = (await server.signIn('watcher')).agent;
    const drafted = await administrator.post('/desk/api/calendars').send(calendarOf2027);
    const { id, drafted: act } = drafted.body as CalendarImport;
    // when
    const seen = await supervisor.get(`/desk/api/calendar-imports/${id}/preview`);
    const refused = await supervisor.post(`/desk/api/calendar-imports/${id}/apply`);
    const second = await administrator.post('/desk/api/calendars').send(calendarOf2027);
    const discarded = await administrator.post(`/desk/api/calendar-imports/${id}/discard`);
    const rule = await supervisor.get('/desk/api/calendars/2028');
    // then
    expect(act.by.name).to.equal('keeper 员');
    expect([seen.status, refused.status, second.status, discarded.status]).to.deep.equal([200, 403, 409, 200]);
    expect((discarded.body as CalendarImport).state).to.equal('discarded');
    expect(rule.body).to.deep.include({ isPublished: false, sourceDocument: null });
  });
});
