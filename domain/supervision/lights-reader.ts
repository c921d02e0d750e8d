import { officeTimeOrNone } from '../calendar/index.ts';
import { lightLevel } from '../clocks/index.ts';
import type { Needs } from '../needs.ts';
import type { DateTime } from 'luxon';
import type { LightCounts, LightGroup, Lights } from './lights.ts';

interface CountRow {
  department_id: string;
  item_key: string | null;
  green: string;
  yellow: string;
  red: string;
}

interface Named {
  key: string;
  name: string;
}

const COUNTS = `count(*) filter (where level = 0) as green, count(*) filter (where level = 1) as yellow,
  count(*) filter (where level = 2) as red`;

/** A step shows the light of its own limit; one without any, that of the promised limit of its case. */
const STEPS = `with at as materialized (select ?::timestamptz as instant)
  select department_id, item_key, ${COUNTS} from (
    select t.department_id, c.item_key, ${lightLevel('k', '(select instant from at)')} as level
    from tasks t
    left join cases c on c.case_no = t.case_no
    join clocks k on k.id = coalesce(t.clock_id, (select p.id from clocks p
      where p.subject_kind = 'case' and p.subject_id = t.subject_id and p.limit_key = 'promised'))
    where t.state = 'open' and t.closed_at is null) lit
  group by department_id, item_key`;

/** A case shows the worst light of its open limits; those of the applicant's have none. */
const CASES = `with at as materialized (select ?::timestamptz as instant)
  select c.lead_department_id as department_id, c.item_key, ${COUNTS} from (
    select k.subject_id as case_no, max(${lightLevel('k', '(select instant from at)')}) as level
    from clocks k where k.subject_kind = 'case' and k.is_supervised and k.state <> 'stopped' group by k.subject_id) lit
  join cases c using (case_no)
  group by c.lead_department_id, c.item_key`;

const NAMED_DEPARTMENTS = `select d.id as key, d.name from departments d
  where d.id = any(?) or exists (select 1 from accounts a join account_roles r on r.account_id = a.id
    where a.department_id = d.id and r.role in ('window-clerk', 'reviewer', 'approver', 'inspector'))
  order by d.position, d.id`;

const none = (): LightCounts => ({ green: 0, yellow: 0, red: 0, total: 0 });

const sum = (rows: readonly CountRow[]): LightCounts =>
  rows.reduce((total, row) => {
    const [green, yellow, red] = [Number(row.green), Number(row.yellow), Number(row.red)];
    return {
      green: total.green + green,
      yellow: total.yellow + yellow,
      red: total.red + red,
      total: total.total + green + yellow + red,
    };
  }, none());

const groupBy = (
  rows: readonly CountRow[],
  named: readonly Named[],
  column: 'department_id' | 'item_key',
): LightGroup[] =>
  named.map(({ key, name }) => ({ key, name, lights: sum(rows.filter((row) => row[column] === key)) }));

/** Lights of all open steps, or of all open cases, by department and by item, as of now. */
export const readLights = async ({ db, clock }: Needs, of: 'cases' | 'steps'): Promise<Lights> => {
  const now = clock.now().toJSDate();
  const { rows } = await db.raw<{ rows: CountRow[] }>(of === 'cases' ? CASES : STEPS, [now]);
  const keys = [...new Set(rows.map((row) => row.department_id))];
  const departments = await db.raw<{ rows: Named[] }>(NAMED_DEPARTMENTS, [keys]);
  const items: Named[] = await db('items')
    .whereIn('key', [...new Set(rows.flatMap((row) => row.item_key ?? []))])
    .orderBy('name')
    .select('key', 'name');
  return {
    totals: sum(rows),
    departments: groupBy(rows, departments.rows, 'department_id'),
    items: groupBy(rows, items, 'item_key'),
  };
};

/** When the next running limit turns yellow or red, within a day from now. */
export const readNextTurn = async ({ db, clock }: Needs): Promise<DateTime | undefined> => {
  const now = clock.now().toJSDate();
  const { rows } = await db.raw<{ rows: { at: Date | null }[] }>(
    `select min(case when k.yellow_at > at.instant then k.yellow_at else k.red_at end) as at
     from clocks k cross join (select ?::timestamptz as instant) at
     where k.state = 'running' and k.is_supervised and k.watch_from <= at.instant + interval '1 day' and k.red_at > at.instant`,
    [now],
  );
  return officeTimeOrNone(rows[0]?.at ?? null);
};
