import type { Needs } from '../needs.ts';
import { dayNumberAt, dayNumberOf, startOfDayNumber } from '../calendar/index.ts';
import type { ClockAdditions, ClockChange, NamedClock, ReckonedClock } from './reckoned-clock.ts';

/** Which open clocks: those that reach into these days, in the order of their ids, after one id up to and including another. */
export interface ClockStretch {
  firstDay: string;
  lastDay: string;
  /** '' = from the first */
  after: string;
  /** undefined = to the last */
  until?: string | undefined;
}

/** `date_part` answers with a double; `extract` would reckon with numerics, three of them for every clock. */
const inMs = (column: string): string => `date_part('epoch', ${column}) * 1000`;

const COLUMNS = `id, ${inMs('started_at')} as "startedMs", budget, unit, yellow_before as "yellowBefore", ends_on::text as "endsOn", state, run,
  is_supervised as "isSupervised", armed_run as "armedRun", supervision_no as "supervisionNo",
  ${inMs('yellow_at')} as "yellowMs", ${inMs('red_at')} as "redMs",
  is_provisional as "isProvisional", turned_red_at is not null as "hasTurnedRed"`;

const NAMES = `subject_kind as "subjectKind", case_no as "caseNo", limit_key as "limitKey", department_id as "departmentId"`;

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

export const selectNamedClocks = async ({ db }: Needs, stretch: ClockStretch, limit: number): Promise<NamedClock[]> => {
  const { sql, bindings } = stretchOf(stretch);
  const { rows } = await db.raw<{ rows: NamedClock[] }>(
    `select ${COLUMNS}, ${NAMES} from clocks where ${sql} order by id limit ?`,
    [...bindings, limit],
  );
  return rows;
};

/** `lock_not_available` */
const HELD_BY_ANOTHER = '55P03';

/**
 * The same without the names, held until the transaction ends, and the ids of those passed over because somebody else is changing
 * them just now. Who was passed over costs a second look at the stretch, which is taken only when there is somebody.
 */
export const lockReckonedClocks = async (
  needs: Needs,
  stretch: ClockStretch,
  limit: number,
): Promise<{ clocks: ReckonedClock[]; passedOver: string[] }> => {
  const lock = async (db: Needs['db'], waiting: 'nowait' | 'skip locked'): Promise<ReckonedClock[]> => {
    const { sql, bindings } = stretchOf(stretch);
    const { rows } = await db.raw<{ rows: ReckonedClock[] }>(
      `select ${COLUMNS} from clocks where ${sql} order by id limit ? for update ${waiting}`,
      [...bindings, limit],
    );
    return rows;
  };
  try {
    return { clocks: await needs.db.transaction((savepoint) => lock(savepoint, 'nowait')), passedOver: [] };
  } catch (error) {
    if ((error as { code?: string }).code !== HELD_BY_ANOTHER) throw error;
  }
  const clocks = await lock(needs.db, 'skip locked');
  const until = clocks.length < limit ? stretch.until : clocks.at(-1)?.id;
  const ids = clocks.map(({ id }) => id);
  return { clocks, passedOver: await selectOthers(needs, { ...stretch, until }, ids) };
};

/** Ids of the stretch that are not among these. */
const selectOthers = async ({ db }: Needs, stretch: ClockStretch, ids: string[]): Promise<string[]> => {
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

type AdditionRow =
  | { id: string; fromMs: number; untilMs: number; extension: null }
  | { id: string; fromMs: null; untilMs: null; extension: number };

/** Suspensions that are over and extensions of these clocks, by clock; a clock without any is not in the map. */
export const selectClockAdditions = async ({ db }: Needs, ids: string[]): Promise<Map<string, ClockAdditions>> => {
  const additions = new Map<string, ClockAdditions>();
  const of = (id: string): ClockAdditions => {
    const known = additions.get(id) ?? { suspended: [], extension: 0 };
    additions.set(id, known);
    return known;
  };
  const { rows } = await db.raw<{ rows: AdditionRow[] }>(
    `with asked as (select unnest(?::text[]) as asked_id)
     select asked_id as id, ${inMs('from_at')} as "fromMs", ${inMs('until_at')} as "untilMs", null as extension
     from asked join clock_suspensions on clock_id = asked_id where until_at is not null
     union all
     select asked_id, null, null, sum(budget)::int from asked join clock_extensions on clock_id = asked_id group by asked_id
     order by "fromMs"`,
    [ids],
  );
  for (const { id, extension, fromMs, untilMs } of rows)
    if (extension === null) of(id).suspended.push([dayNumberAt(fromMs), dayNumberAt(untilMs)]);
    else of(id).extension = extension;
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
