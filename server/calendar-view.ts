import type {
  ImportPreview,
  CalendarImport as StoredImport,
  ClockMove as Move,
} from '../domain/calendar-imports/index.ts';
import { buildCalendar, PROVISIONAL_OFF, type CalendarYear as PublishedYear } from '../domain/calendar/index.ts';
import type { CalendarImport, CalendarPreview, CalendarYear, ClockMove } from './calendar-schemas.ts';
import { instantOf, instantOrNull } from './instants.ts';
import type { PeopleNames } from './people-names.ts';

/** A year with its number of working days; by the stated rule where it has no published calendar. */
export const viewYear = (year: number, years: readonly PublishedYear[]): CalendarYear => {
  const published = years.find((one) => one.year === year);
  return {
    year,
    isPublished: published !== undefined,
    sourceDocument: published?.sourceDocument ?? null,
    publishedOn: published?.publishedOn ?? null,
    workingDays: buildCalendar(years).countWorkingDays(`${year - 1}-12-31`, `${year}-12-31`),
    days: published ? [...published.days] : PROVISIONAL_OFF.map((day) => ruleDay(year, day)),
  };
};

const HOLIDAYS: Readonly<Record<string, string>> = { '01': '元旦', '05': '劳动节', '10': '国庆' };

const ruleDay = (year: number, monthDay: string): CalendarYear['days'][number] => ({
  day: `${year}-${monthDay}`,
  kind: 'off',
  name: HOLIDAYS[monthDay.slice(0, 2)] ?? '法定节日',
});

export const viewImport = (one: StoredImport, names: PeopleNames): CalendarImport => {
  const act = ({ at, by }: StoredImport['drafted']) => ({ at: instantOf(at), by: personOf(by, names) });
  return {
    id: one.id,
    year: one.year,
    sourceDocument: one.content.sourceDocument,
    publishedOn: one.content.publishedOn,
    state: one.state,
    isCorrection: one.previous !== undefined,
    days: [...one.content.days],
    drafted: act(one.drafted),
    applied: one.applied ? act(one.applied) : null,
    undone: one.undone ? act(one.undone) : null,
    finishedAt: instantOrNull(one.finishedAt),
    progress: one.progress,
  };
};

/** `account:<id>` as somebody with a name. */
const personOf = (by: string, names: PeopleNames): { id: string; name: string } => {
  const id = by.slice(by.indexOf(':') + 1);
  return { id, name: names.get(id) ?? (by.startsWith('api-key:') ? '接口' : '系统') };
};

/** Names of what clocks belong to. */
export interface ClockNames {
  departments: ReadonlyMap<string, string>;
  limitName: (limitKey: string) => string;
}

export const viewPreview = (
  { days, clocks, totals, turnsRed, leavesRed, departments, limits }: ImportPreview,
  names: ClockNames,
): CalendarPreview => ({
  days,
  clocks,
  totals,
  turnsRed,
  leavesRed,
  departments: departments.map(({ departmentId, counts }) => ({
    name: (departmentId === undefined ? undefined : names.departments.get(departmentId)) ?? '未分部门',
    counts,
  })),
  limits: limits.map(({ limitKey, counts }) => ({ name: names.limitName(limitKey), counts })),
});

export const viewMove = (move: Move, names: ClockNames): ClockMove => ({
  clockId: move.clockId,
  caseNo: move.caseNo ?? null,
  limitName: names.limitName(move.limitKey),
  departmentName: (move.departmentId === undefined ? undefined : names.departments.get(move.departmentId)) ?? null,
  state: move.state,
  from: { dueOn: move.from.dueAt.toISODate() ?? '', isProvisional: move.from.isProvisional },
  to: { dueOn: move.to.dueAt.toISODate() ?? '', isProvisional: move.to.isProvisional },
  days: move.days,
});
