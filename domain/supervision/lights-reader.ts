import type { Needs } from '../needs.ts';
import type { LightCounts, LightGroup } from './supervision-event.ts';

interface GroupRow {
  key: string;
  name: string;
  green: string;
  yellow: string;
  red: string;
  total: string;
}

const COUNTS = `count(*) filter (where at.instant < k.yellow_at) as green,
  count(*) filter (where at.instant >= k.yellow_at and at.instant < k.red_at) as yellow,
  count(*) filter (where at.instant >= k.red_at) as red, count(*) as total`;

/** Open tasks with the clock that lights them: the step's own, else the promised limit of the case. */
const OPEN = `from tasks t
  left join cases c on c.case_no = t.case_no
  join clocks k on k.id = coalesce(t.clock_id,
    (select p.id from clocks p where p.subject_kind = 'case' and p.subject_id = t.subject_id and p.limit_key = 'promised'))
  left join items i on i.key = c.item_key
  cross join (select ?::timestamptz as instant) at`;

const toGroup = (row: GroupRow): LightGroup => ({
  key: row.key,
  name: row.name,
  lights: { green: Number(row.green), yellow: Number(row.yellow), red: Number(row.red), total: Number(row.total) },
});

const OPEN_STATE = `where t.state = 'open' and t.closed_at is null`;

/** Every department that has staff or open tasks, in its own order; lights are computed for now. */
export const readLightsByDepartment = async ({ db, clock }: Needs): Promise<LightGroup[]> => {
  const sql = `select d.id as key, d.name, coalesce(n.green, 0) as green, coalesce(n.yellow, 0) as yellow,
      coalesce(n.red, 0) as red, coalesce(n.total, 0) as total
    from departments d
    left join (select t.department_id, ${COUNTS} ${OPEN} ${OPEN_STATE} group by t.department_id) n on n.department_id = d.id
    where n.total > 0 or exists (select 1 from accounts a join account_roles r on r.account_id = a.id
      where a.department_id = d.id and r.role in ('window-clerk', 'reviewer', 'approver', 'inspector'))
    order by d.position, d.id`;
  const { rows } = await db.raw<{ rows: GroupRow[] }>(sql, [clock.now().toJSDate()]);
  return rows.map(toGroup);
};

export const readLightsByItem = async ({ db, clock }: Needs): Promise<LightGroup[]> => {
  const sql = `select i.key, i.name, ${COUNTS} ${OPEN} ${OPEN_STATE} and i.key is not null group by i.key, i.name order by i.name`;
  const { rows } = await db.raw<{ rows: GroupRow[] }>(sql, [clock.now().toJSDate()]);
  return rows.map(toGroup);
};

export const sumLights = (groups: readonly LightGroup[]): LightCounts =>
  groups.reduce(
    (sum, { lights }) => ({
      green: sum.green + lights.green,
      yellow: sum.yellow + lights.yellow,
      red: sum.red + lights.red,
      total: sum.total + lights.total,
    }),
    { green: 0, yellow: 0, red: 0, total: 0 },
  );
