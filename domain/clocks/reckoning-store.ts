import type { Needs } from '../needs.ts';
import { dayNumberAt, dayNumberOf, startOfDayNumber } from '../calendar/index.ts';
import type { ClockAdditions, ClockChange, ReckonedClock } from './reckoned-clock.ts';

/** Which open clocks: those that reach into these days, in the order of their ids, after one id up to and including another. */
export interface ClockStretch {
  firstDay: string;
  lastDay: string;
  /** '' = from the first */
  after: string;
  /** undefined = to the last */
  until?: string | undefined;
}

const inMs = (column: string): string => `extract(epoch from ${column})::float8 * 1000`;

const COLUMNS = `id, subject_kind as "subjectKind", case_no as "caseNo", limit_key as "limitKey", department_id as "departmentId",
  ${inMs('started_at')} as "startedMs", budget, unit, yellow_before as "yellowBefore", ends_on::text as "endsOn", state, run,
  is_supervised as "isSupervised", armed_run as "armedRun", supervision_no as "supervisionNo",
  ${inMs('yellow_at')} as "yellowMs", ${inMs('red_at')} as "redMs",
  is_provisional as "isProvisional", turned_red_at is not null as "hasTurnedRed"`;

/** Hours run through every day alike: no calendar moves them. */
const OPEN = `state <> 'stopped' and unit <> 'hour'`;

const stretchOf = ({ firstDay, lastDay, after, until }: ClockStretch): { sql: string; bindings: (string | Date)[] } => {
  const from = new Date(startOfDayNumber(dayNumberOf(firstDay)));
  const to = new Date(startOfDayNumber(dayNumberOf(lastDay) + 1));
  return {
    sql: `${OPEN} and red_at > ? and least(started_at, yellow_at) < ? and id > ?${until === undefined ? '' : ' and id <= ?'}`,
    bindings: [from, to, after, ...(until === undefined ? [] : [until])],
  };
};

export const selectReckonedClocks = async (
  { db }: Needs,
  stretch: ClockStretch,
  limit: number,
): Promise<ReckonedClock[]> => {
  const { sql, bindings } = stretchOf(stretch);
  const { rows } = await db.raw<{ rows: ReckonedClock[] }>(
    `select ${COLUMNS} from clocks where ${sql} order by id limit ?`,
    [...bindings, limit],
  );
  return rows;
};

/** The same, held until the transaction ends; those somebody else is changing just now are passed over. */
export const lockReckonedClocks = async (
  { db }: Needs,
  stretch: ClockStretch,
  limit: number,
): Promise<ReckonedClock[]> => {
  const { sql, bindings } = stretchOf(stretch);
  const { rows } = await db.raw<{ rows: ReckonedClock[] }>(
    `select ${COLUMNS} from clocks where ${sql} order by id limit ? for update skip locked`,
    [...bindings, limit],
  );
  return rows;
};

/** Ids of the stretch that are not among these. */
export const selectPassedOver = async ({ db }: Needs, stretch: ClockStretch, ids: string[]): Promise<string[]> => {
  const { sql, bindings } = stretchOf(stretch);
  const { rows } = await db.raw<{ rows: { id: string }[] }>(`select id from clocks where ${sql} and id <> all(?)`, [
    ...bindings,
    ids,
  ]);
  return rows.map((row) => row.id);
};

/** One open clock, waited for and held until the transaction ends. */
export const lockReckonedClock = async ({ db }: Needs, id: string): Promise<ReckonedClock[]> => {
  const { rows } = await db.raw<{ rows: ReckonedClock[] }>(
    `select ${COLUMNS} from clocks where ${OPEN} and id = ? for update`,
    [id],
  );
  return rows;
};

export const countReckonedClocks = async ({ db }: Needs, stretch: ClockStretch): Promise<number> => {
  const { sql, bindings } = stretchOf(stretch);
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `select count(*)::int as count from clocks where ${sql}`,
    bindings,
  );
  return rows[0]?.count ?? 0;
};

/** Suspensions that are over and extensions of these clocks, by clock; a clock without any is not in the map. */
export const selectClockAdditions = async ({ db }: Needs, ids: string[]): Promise<Map<string, ClockAdditions>> => {
  const additions = new Map<string, ClockAdditions>();
  const of = (id: string): ClockAdditions => {
    const known = additions.get(id) ?? { suspended: [], extension: 0 };
    additions.set(id, known);
    return known;
  };
  const suspensions = await db.raw<{ rows: { id: string; fromMs: number; untilMs: number }[] }>(
    `select clock_id as id, ${inMs('from_at')} as "fromMs", ${inMs('until_at')} as "untilMs" from clock_suspensions
     where clock_id = any(?) and until_at is not null order by from_at`,
    [ids],
  );
  for (const { id, fromMs, untilMs } of suspensions.rows)
    of(id).suspended.push([dayNumberAt(fromMs), dayNumberAt(untilMs)]);
  const extensions = await db.raw<{ rows: { id: string; budget: number }[] }>(
    `select clock_id as id, sum(budget)::int as budget from clock_extensions where clock_id = any(?) group by clock_id`,
    [ids],
  );
  for (const { id, budget } of extensions.rows) of(id).extension = budget;
  return additions;
};

/** New dates, marks and runs of many clocks in one statement. A new run has turned no colour and is supervised by none, save as told. */
export const updateReckonedClocks = async (
  { db }: Needs,
  changes: readonly ClockChange[],
  armed: ReadonlySet<string>,
): Promise<void> => {
  const column = <T>(of: (change: ClockChange) => T): T[] => changes.map(of);
  await db.raw(
    `update clocks c set yellow_at = to_timestamp(v.yellow / 1000), red_at = to_timestamp(v.red / 1000),
       due_at = to_timestamp(v.red / 1000) - interval '1 millisecond', is_provisional = v.is_provisional,
       watch_from = least(c.watch_from, to_timestamp(v.yellow / 1000)),
       armed_run = case when v.is_armed then v.run when v.run > c.run then 0 else c.armed_run end,
       supervision_no = case when v.run > c.run then 1 else c.supervision_no end,
       turned_yellow_at = case when v.run > c.run then null else c.turned_yellow_at end,
       turned_red_at = case when v.run > c.run then null else c.turned_red_at end, run = v.run
     from unnest(?::text[], ?::float8[], ?::float8[], ?::boolean[], ?::integer[], ?::boolean[])
       v(id, yellow, red, is_provisional, run, is_armed)
     where c.id = v.id`,
    [
      column(({ clock }) => clock.id),
      column(({ yellowMs }) => yellowMs),
      column(({ redMs }) => redMs),
      column(({ isProvisional }) => isProvisional),
      column(({ run }) => run),
      column(({ clock }) => armed.has(clock.id)),
    ],
  );
};
