import type { DateTime } from 'luxon';
import type { Needs } from '../needs.ts';
import type { ScoreRule } from './order.ts';

/** From the first instant up to, without, the last. */
export interface Period {
  from: DateTime;
  until: DateTime;
}

/** What happened to a department in a period. */
export interface DepartmentScore {
  departmentId: string;
  departmentName: string;
  /** limits it was asked about */
  asked: number;
  /** of these, those whose reasons held */
  excused: number;
  issued: number;
  escalated: number;
  /** deducted */
  points: number;
  /** the same by rule, rules without points left out */
  rules: { rule: ScoreRule; times: number; points: number }[];
}

interface Row {
  id: string;
  name: string;
  asked: string | null;
  excused: string | null;
  issued: string | null;
  escalated: string | null;
  rules: DepartmentScore['rules'] | null;
}

const within = (column: string): string => `${column} >= :from and ${column} < :until`;

const SCORES = `select d.id, d.name, o.asked, o.excused, o.issued, o.escalated, s.rules
  from departments d
  left join (select department_id, count(*) filter (where ${within('opened_at')}) as asked,
      count(*) filter (where ${within('opened_at')} and state = 'excused') as excused,
      count(*) filter (where ${within('issued_at')}) as issued,
      count(*) filter (where ${within('escalated_at')}) as escalated
    from supervision_orders group by department_id) o on o.department_id = d.id
  left join (select r.department_id, json_agg(json_build_object('rule', r.rule, 'times', r.times, 'points', r.points)
      order by r.points desc, r.rule) as rules
    from (select department_id, rule, count(*) as times, sum(points) as points from score_deductions
      where ${within('at')} group by department_id, rule) r group by r.department_id) s on s.department_id = d.id
  where o.department_id is not null or exists (select 1 from accounts a join account_roles r on r.account_id = a.id
    where a.department_id = d.id and r.role in ('window-clerk', 'reviewer', 'approver', 'inspector'))
  order by d.position, d.id`;

const toScore = (row: Row): DepartmentScore => ({
  departmentId: row.id,
  departmentName: row.name,
  asked: Number(row.asked ?? 0),
  excused: Number(row.excused ?? 0),
  issued: Number(row.issued ?? 0),
  escalated: Number(row.escalated ?? 0),
  points: (row.rules ?? []).reduce((sum, { points }) => sum + points, 0),
  rules: row.rules ?? [],
});

/** Every department with clerks or orders, in its own order. */
export const readScores = async ({ db }: Needs, { from, until }: Period): Promise<DepartmentScore[]> => {
  const { rows } = await db.raw<{ rows: Row[] }>(SCORES, { from: from.toJSDate(), until: until.toJSDate() });
  return rows.map(toScore);
};
