import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Cursor, Day, Identifier, Instant, oneOf, orNull, PageSize, Person } from './field-schemas.ts';

export const CalendarDay = Type.Object(
  {
    day: Day,
    kind: oneOf(['off', 'work']),
    name: Type.String({ maxLength: 20, description: '元旦, 春节 …', examples: ['春节'] }),
  },
  { additionalProperties: false },
);
export type CalendarDay = Static<typeof CalendarDay>;

const Year = Type.Integer({ minimum: 2011, maximum: 2059, examples: [2027] });

/** POST /calendars: a year as the State Council's notice has it. Only days that differ from “Monday to Friday are worked”. */
export const NewCalendar = Type.Object(
  {
    year: Year,
    sourceDocument: Type.String({ maxLength: 100, description: '通知文号', examples: ['国办发明电〔2025〕7号'] }),
    publishedOn: Day,
    days: Type.Array(CalendarDay, {
      maxItems: 150,
      description: 'may name days of the December before and the January after',
    }),
  },
  { additionalProperties: false },
);
export type NewCalendar = Static<typeof NewCalendar>;

/** GET /calendars/{year}; a year without a published calendar is shown as the stated rule has it. */
export const CalendarYear = Type.Object({
  year: Type.Integer(),
  isPublished: Type.Boolean(),
  sourceDocument: orNull(Type.String()),
  publishedOn: orNull(Day),
  workingDays: Type.Integer(),
  days: Type.Array(CalendarDay),
});
export type CalendarYear = Static<typeof CalendarYear>;

/** GET /calendars */
export const CalendarList = Type.Object({
  years: Type.Array(Type.Omit(CalendarYear, ['days']), { description: 'newest first' }),
  missing: Type.Array(Type.Integer(), { description: 'years without a calendar that open limits reach into' }),
});
export type CalendarList = Static<typeof CalendarList>;

export const CalendarYearPath = Type.Object({ year: Year });
export const CalendarImportPath = Type.Object({ importId: Identifier });
export const CalendarMoveSearch = Type.Object(
  { cursor: Type.Optional(Cursor), limit: Type.Optional(PageSize) },
  { additionalProperties: false },
);

const Act = Type.Object({ at: Instant, by: Person });

export const CalendarImport = Type.Object({
  id: Type.String(),
  year: Type.Integer(),
  sourceDocument: Type.String(),
  publishedOn: Day,
  state: oneOf(['draft', 'discarded', 'applying', 'applied', 'undoing', 'undone']),
  isCorrection: Type.Boolean({ description: 'applied over a calendar that was there' }),
  days: Type.Array(CalendarDay),
  drafted: Act,
  applied: orNull(Act),
  undone: orNull(Act),
  finishedAt: orNull(Instant),
  /** of the recomputation that runs, or ran last */
  progress: Type.Object({ total: Type.Integer(), visited: Type.Integer(), moved: Type.Integer() }),
});
export type CalendarImport = Static<typeof CalendarImport>;

/** GET /calendar-imports: newest first, at most 20 */
export const CalendarImportList = Type.Object({ imports: Type.Array(CalendarImport) });
export type CalendarImportList = Static<typeof CalendarImportList>;

export const MoveCounts = Type.Object({
  moved: Type.Integer(),
  later: Type.Integer(),
  earlier: Type.Integer(),
  marked: Type.Integer({ description: 'the date stays, only the provisional mark comes or goes' }),
});
export type MoveCounts = Static<typeof MoveCounts>;

/** GET /calendar-imports/{importId}/preview: what applying a draft, or undoing an applied import, would do. */
export const CalendarPreview = Type.Object({
  days: Type.Array(CalendarDay, { description: 'days that change; kind is what they become' }),
  clocks: Type.Integer({ description: 'open limits that reach into these days' }),
  totals: MoveCounts,
  turnsRed: Type.Integer({ description: 'in time now, over the limit at once' }),
  leavesRed: Type.Integer({ description: 'over the limit now, in time again' }),
  departments: Type.Array(Type.Object({ name: Type.String(), counts: MoveCounts })),
  limits: Type.Array(Type.Object({ name: Type.String(), counts: MoveCounts })),
});
export type CalendarPreview = Static<typeof CalendarPreview>;

export const ClockMove = Type.Object({
  clockId: Type.String(),
  caseNo: orNull(Type.String()),
  limitName: Type.String(),
  departmentName: orNull(Type.String()),
  state: oneOf(['running', 'suspended']),
  from: Type.Object({ dueOn: Day, isProvisional: Type.Boolean() }),
  to: Type.Object({ dueOn: Day, isProvisional: Type.Boolean() }),
  days: Type.Array(CalendarDay, { description: 'days in its time that change; none: only the mark does' }),
});
export type ClockMove = Static<typeof ClockMove>;

/** GET /calendar-imports/{importId}/moves */
export const ClockMoveList = Type.Object({ moves: Type.Array(ClockMove), nextCursor: orNull(Type.String()) });
export type ClockMoveList = Static<typeof ClockMoveList>;
