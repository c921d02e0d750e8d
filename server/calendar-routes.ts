import { CALENDAR_MISSING } from '../domain/clocks/index.ts';
import type { Domain } from '../domain/domain.ts';
import * as schemas from './calendar-schemas.ts';
import { viewImport, viewMove, viewPreview, viewYear, type ClockNames } from './calendar-view.ts';
import type { Cursors } from './cursor.ts';
import { readLimitNames } from './limit-name.ts';
import { readDepartmentNames, readPeopleNames } from './people-names.ts';
import { type Caller, type Right, type Route, routesFor } from './route.ts';
import type { ServerDeps } from './server-deps.ts';

/** Who may do what at one door. */
export interface CalendarRights {
  /** see the published years */
  read: Right;
  /** see imports and what they would move */
  look: Right;
  /** bring in a year, apply and undo it */
  write: Right;
}

/** The working calendar, the same at the administrators' desk and at the integrators' door. */
export const calendarRoutes = <C extends Caller>(
  deps: ServerDeps,
  cursors: Cursors,
  rights: CalendarRights,
): Route<C>[] => [
  ...yearRoutes<C>(deps, rights),
  ...lookRoutes<C>(deps, cursors, rights),
  ...stepRoutes<C>(deps, rights),
];

const yearRoutes = <C extends Caller>(deps: ServerDeps, { read, write }: CalendarRights): Route<C>[] => {
  const defineRoute = routesFor<C>();
  return [
    defineRoute({
      method: 'get',
      path: '/calendars',
      summary: '已公布的工作日安排，以及在办时限已算入而尚未公布的年份',
      right: read,
      answer: schemas.CalendarList,
      handle: async () => {
        const years = await deps.reading.calendar.listCalendarYears();
        const incidents = await deps.reading.exactlyOnce.listOpenIncidents();
        const missing = incidents.filter(({ kind }) => kind === CALENDAR_MISSING).map(({ subject }) => Number(subject));
        const views = years.map(({ year }) => viewYear(year, years));
        const heads = views.map(({ year, isPublished, sourceDocument, publishedOn, workingDays }) => ({
          ...{ year, isPublished, sourceDocument, publishedOn, workingDays },
        }));
        return { years: heads.reverse(), missing: missing.sort((one, other) => one - other) };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/calendars/{year}',
      summary: '某一年的放假日和调休上班日；尚未公布的年份为暂定规则',
      right: read,
      pathSchema: schemas.CalendarYearPath,
      answer: schemas.CalendarYear,
      handle: async ({ path }) => viewYear(path.year, await deps.reading.calendar.listCalendarYears()),
    }),
    defineRoute({
      method: 'post',
      path: '/calendars',
      summary: '导入一年的工作日安排，先为草稿',
      right: write,
      status: 201,
      bodySchema: schemas.NewCalendar,
      answer: schemas.CalendarImport,
      handle: async ({ body, caller }) => {
        const id = await deps.transact((domain) => domain.calendarImports.draftImport(body, caller.actor));
        return readImport(deps.reading, id);
      },
    }),
  ];
};

const lookRoutes = <C extends Caller>(deps: ServerDeps, cursors: Cursors, { look }: CalendarRights): Route<C>[] => {
  const defineRoute = routesFor<C>();
  return [
    defineRoute({
      method: 'get',
      path: '/calendar-imports',
      summary: '最近的工作日历导入',
      right: look,
      answer: schemas.CalendarImportList,
      handle: async () => {
        const names = await readPeopleNames(deps.reading);
        const imports = await deps.reading.calendarImports.listImports(20);
        return { imports: imports.map((one) => viewImport(one, names)) };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/calendar-imports/{importId}',
      summary: '一次导入的内容与进度',
      right: look,
      pathSchema: schemas.CalendarImportPath,
      answer: schemas.CalendarImport,
      handle: ({ path }) => readImport(deps.reading, path.importId),
    }),
    defineRoute({
      method: 'get',
      path: '/calendar-imports/{importId}/preview',
      summary: '应用（或撤销）会使多少在办时限变动',
      right: look,
      pathSchema: schemas.CalendarImportPath,
      answer: schemas.CalendarPreview,
      handle: async ({ path }) => {
        const preview = await deps.reading.calendarImports.previewImport(path.importId);
        return viewPreview(preview, await readClockNames(deps.reading));
      },
    }),
    defineRoute({
      method: 'get',
      path: '/calendar-imports/{importId}/moves',
      summary: '逐个列出会变动的时限：从哪天到哪天、因为哪些日子',
      right: look,
      pathSchema: schemas.CalendarImportPath,
      querySchema: schemas.CalendarMoveSearch,
      answer: schemas.ClockMoveList,
      handle: async ({ path: { importId }, query }) => {
        const scope = `calendar-moves:${importId}`;
        const after = cursors.open<string>(scope, query.cursor) ?? '';
        const page = { importId, after, limit: query.limit ?? 20 };
        const { moves, next } = await deps.reading.calendarImports.listImportMoves(page);
        const names = await readClockNames(deps.reading);
        const nextCursor = next === undefined ? null : cursors.seal(scope, next);
        return { moves: moves.map((move) => viewMove(move, names)), nextCursor };
      },
    }),
  ];
};

const STEPS = [
  { word: 'apply', useCase: 'applyImport', summary: '应用：公布这一年并重算在办时限', status: 202 },
  { word: 'undo', useCase: 'undoImport', summary: '撤销：恢复原来的安排并重算在办时限', status: 202 },
  { word: 'discard', useCase: 'discardImport', summary: '放弃草稿', status: 200 },
] as const;

const stepRoutes = <C extends Caller>(deps: ServerDeps, { write }: CalendarRights): Route<C>[] => {
  const defineRoute = routesFor<C>();
  return STEPS.map(({ word, useCase, summary, status }) =>
    defineRoute({
      method: 'post',
      path: `/calendar-imports/{importId}/${word}`,
      summary,
      right: write,
      status,
      pathSchema: schemas.CalendarImportPath,
      answer: schemas.CalendarImport,
      handle: async ({ path, caller }) => {
        await deps.transact((domain) => domain.calendarImports[useCase](path, caller.actor));
        return readImport(deps.reading, path.importId);
      },
    }),
  );
};

const readImport = async (domain: Domain, importId: string): Promise<schemas.CalendarImport> =>
  viewImport(await domain.calendarImports.getImport(importId), await readPeopleNames(domain));

const readClockNames = async (domain: Domain): Promise<ClockNames> => ({
  departments: await readDepartmentNames(domain),
  limitName: await readLimitNames(domain),
});
