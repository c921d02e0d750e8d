import type { DateTime } from 'luxon';
import { officeTime, officeTimeOrNone } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { ClockDates, ClockState, ClockSubject, ClockUnit, LimitClock } from './limit-clock.ts';

interface ClockRow {
  id: string;
  subject_kind: ClockSubject;
  subject_id: string;
  case_no: string | null;
  limit_key: string;
  department_id: string | null;
  started_at: Date;
  budget: number;
  unit: ClockUnit;
  yellow_before: number | null;
  legal_basis: string;
  ends_on: string | null;
  start_note: string | null;
  supervision_no: number;
  state: ClockState;
  run: number;
  due_at: Date;
  yellow_at: Date;
  red_at: Date;
  is_provisional: boolean;
  is_supervised: boolean;
  armed_run: number;
  turned_yellow_at: Date | null;
  turned_red_at: Date | null;
  stopped_at: Date | null;
  stop_reason: string | null;
  suspensions: { from_at: string; until_at: string | null; expected_until: string | null; basis: string }[];
  extensions: { budget: number; basis: string; reason: string; granted_at: string }[];
}

const SUSPENSIONS = `coalesce((select json_agg(json_build_object('from_at', s.from_at, 'until_at', s.until_at,
  'expected_until', s.expected_until, 'basis', s.basis) order by s.from_at)
  from clock_suspensions s where s.clock_id = c.id), '[]') as suspensions`;
const EXTENSIONS = `coalesce((select json_agg(json_build_object('budget', e.budget, 'basis', e.basis,
  'reason', e.reason, 'granted_at', e.granted_at) order by e.granted_at)
  from clock_extensions e where e.clock_id = c.id), '[]') as extensions`;

const toClock = (row: ClockRow): LimitClock => ({
  id: row.id,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  caseNo: row.case_no ?? undefined,
  limitKey: row.limit_key,
  departmentId: row.department_id ?? undefined,
  startedAt: officeTime(row.started_at),
  budget: row.budget,
  unit: row.unit,
  yellowBefore: row.yellow_before ?? undefined,
  legalBasis: row.legal_basis,
  endsOn: row.ends_on ?? undefined,
  startNote: row.start_note ?? undefined,
  supervisionNo: row.supervision_no,
  state: row.state,
  run: row.run,
  dueAt: officeTime(row.due_at),
  yellowAt: officeTime(row.yellow_at),
  redAt: officeTime(row.red_at),
  isProvisional: row.is_provisional,
  isSupervised: row.is_supervised,
  armedRun: row.armed_run,
  turnedYellowAt: officeTimeOrNone(row.turned_yellow_at),
  turnedRedAt: officeTimeOrNone(row.turned_red_at),
  stoppedAt: officeTimeOrNone(row.stopped_at),
  stopReason: row.stop_reason ?? undefined,
  suspensions: row.suspensions.map((one) => ({
    fromAt: officeTime(one.from_at),
    untilAt: officeTimeOrNone(one.until_at),
    expectedUntil: one.expected_until ?? undefined,
    basis: one.basis,
  })),
  extensions: row.extensions.map((one) => ({ ...one, grantedAt: officeTime(one.granted_at) })),
});

const clocks = ({ db }: Needs) =>
  db('clocks as c').select('c.*', db.raw('c.ends_on::text as ends_on'), db.raw(SUSPENSIONS), db.raw(EXTENSIONS));

const dateColumns = (dates: ClockDates) => ({
  due_at: dates.dueAt.toJSDate(),
  yellow_at: dates.yellowAt.toJSDate(),
  red_at: dates.redAt.toJSDate(),
  is_provisional: dates.isProvisional,
});

/**
 * How long before yellow a clock is looked at first: more than a new calendar brings a yellow forward. `watch_from` is indexed and the
 * dates are not, so dates that move within it rewrite no index.
 */
const WATCH_AHEAD = { days: 10 };

/** Inserts it unless its (subject, limit) is there already; true when it is new. */
export const insertClock = async (
  { db }: Needs,
  clock: Omit<
    LimitClock,
    'state' | 'run' | 'supervisionNo' | 'armedRun' | 'turnedYellowAt' | 'turnedRedAt' | 'stoppedAt' | 'stopReason'
  >,
): Promise<boolean> => {
  const rows = await db('clocks')
    .insert({
      id: clock.id,
      subject_kind: clock.subjectKind,
      subject_id: clock.subjectId,
      case_no: clock.caseNo ?? null,
      limit_key: clock.limitKey,
      department_id: clock.departmentId ?? null,
      started_at: clock.startedAt.toJSDate(),
      budget: clock.budget,
      unit: clock.unit,
      yellow_before: clock.yellowBefore ?? null,
      legal_basis: clock.legalBasis,
      ends_on: clock.endsOn ?? null,
      start_note: clock.startNote ?? null,
      state: 'running',
      is_supervised: clock.isSupervised,
      ...dateColumns(clock),
      watch_from: clock.yellowAt.minus(WATCH_AHEAD).toJSDate(),
    })
    .onConflict(['subject_kind', 'subject_id', 'limit_key'])
    .ignore()
    .returning('id');
  return rows.length === 1;
};

/** Holds the clock until the transaction ends; undefined when there is none. */
export const lockClock = async (needs: Needs, id: string): Promise<LimitClock | undefined> => {
  await needs.db('clocks').where({ id }).forUpdate().select('id');
  return selectClock(needs, id);
};

export const selectClock = async (needs: Needs, id: string): Promise<LimitClock | undefined> => {
  const rows = (await clocks(needs).where('c.id', id)) as ClockRow[];
  return rows[0] && toClock(rows[0]);
};

export const selectClockOf = async (
  needs: Needs,
  of: { subjectKind: ClockSubject; subjectId: string; limitKey: string },
): Promise<LimitClock | undefined> => {
  const rows = (await clocks(needs).where({
    'c.subject_kind': of.subjectKind,
    'c.subject_id': of.subjectId,
    'c.limit_key': of.limitKey,
  })) as ClockRow[];
  return rows[0] && toClock(rows[0]);
};

export const selectClocksOfCase = async (needs: Needs, caseNo: string): Promise<LimitClock[]> => {
  const rows = (await clocks(needs)
    .where('c.case_no', caseNo)
    .orderByRaw('c.started_at, c.due_at, c.id')) as ClockRow[];
  return rows.map(toClock);
};

export const selectClocksOf = async (
  needs: Needs,
  of: { subjectKind: ClockSubject; subjectId: string },
): Promise<LimitClock[]> => {
  const rows = (await clocks(needs)
    .where({ 'c.subject_kind': of.subjectKind, 'c.subject_id': of.subjectId })
    .orderBy('c.started_at')
    .orderBy('c.id')) as ClockRow[];
  return rows.map(toClock);
};

export const selectClocksOfCases = async (needs: Needs, caseNos: readonly string[]): Promise<LimitClock[]> => {
  const rows = (await clocks(needs)
    .where('c.subject_kind', 'case')
    .whereIn('c.subject_id', [...caseNos])) as ClockRow[];
  return rows.map(toClock);
};

export const selectClocksById = async (needs: Needs, ids: readonly string[]): Promise<LimitClock[]> => {
  const rows = (await clocks(needs).whereIn('c.id', [...ids])) as ClockRow[];
  return rows.map(toClock);
};

/** Ids of clocks that run or stand still. */
export const selectOpenClockIds = async (
  { db }: Needs,
  which: { caseNo: string } | { subjectKind: ClockSubject; subjectId: string; limitKey?: string },
): Promise<string[]> => {
  const rows: { id: string }[] = await db('clocks')
    .where(
      'caseNo' in which
        ? { case_no: which.caseNo }
        : {
            subject_kind: which.subjectKind,
            subject_id: which.subjectId,
            ...(which.limitKey !== undefined && { limit_key: which.limitKey }),
          },
    )
    .whereNot({ state: 'stopped' })
    .orderBy('id')
    .select('id');
  return rows.map((row) => row.id);
};

/** A running clock that nobody supervises yet. */
export interface WatchedClock {
  id: string;
  yellowAt: Date;
}

/** Those to be looked at before `until`, held until the transaction ends; others' are passed over. */
export const lockWatchedClocks = async ({ db }: Needs, until: DateTime, limit: number): Promise<WatchedClock[]> =>
  db('clocks')
    .where({ state: 'running', is_supervised: true, armed_run: 0 })
    .where('watch_from', '<', until.toJSDate())
    .orderBy('watch_from')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .select('id', 'yellow_at as yellowAt');

/** They need no look before their yellow. */
export const updateClocksWatched = async ({ db }: Needs, ids: readonly string[]): Promise<void> => {
  await db('clocks')
    .whereIn('id', [...ids])
    .update({ watch_from: db.ref('yellow_at') });
};

/** The present run of each is with the engine, or on its way there. */
export const updateClocksArmed = async ({ db }: Needs, ids: readonly string[]): Promise<void> => {
  await db('clocks')
    .whereIn('id', [...ids])
    .update({ armed_run: db.ref('run') });
};

export const updateSupervisionNo = async ({ db }: Needs, id: string, attempt: number): Promise<void> => {
  await db('clocks').where({ id }).update({ supervision_no: attempt });
};

export const updateClockHeld = async (
  { db }: Needs,
  id: string,
  change: { state: 'suspended' } | { state: 'stopped'; at: DateTime; reason: string },
): Promise<void> => {
  await db('clocks')
    .where({ id })
    .update({
      state: change.state,
      ...(change.state === 'stopped' && { stopped_at: change.at.toJSDate(), stop_reason: change.reason }),
    });
};

/** New dates mean a new run: whatever supervises the old one no longer counts. */
export const updateClockDates = async (
  { db }: Needs,
  id: string,
  dates: ClockDates,
  state: 'running' | 'suspended',
): Promise<void> => {
  await db('clocks')
    .where({ id })
    .update({
      ...dateColumns(dates),
      state,
      watch_from: db.raw('least(watch_from, ?::timestamptz)', [dates.yellowAt.toJSDate()]),
      run: db.raw('run + 1'),
      armed_run: 0,
      supervision_no: 1,
      turned_yellow_at: null,
      turned_red_at: null,
    });
};

export const updateClockTurned = async ({ db, clock }: Needs, id: string, colour: 'yellow' | 'red'): Promise<void> => {
  const column = colour === 'yellow' ? 'turned_yellow_at' : 'turned_red_at';
  await db('clocks')
    .where({ id })
    .update({ [column]: clock.now().toJSDate() });
};
