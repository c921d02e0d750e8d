import type { TestDatabase } from '../../support/database.ts';
import { publishRoadOccupation } from '../../support/road-occupation.ts';

const CASES = `insert into cases (case_no, item_key, model_version_id, state, channel, client_id, lead_department_id, applicant,
    applicant_name, form, facts, delivery, received_at)
  select 'bench-' || n, 'road-occupation', (select id from model_versions limit 1), 'accepted', 'api', 'bench',
    (array['municipal-administration', 'traffic-police', 'government-service-centre'])[1 + n % 3], '{"kind": "person"}', '测量',
    '{}', '{}', '{}', ?::timestamptz - n * interval '1 second'
  from generate_series(1, ?::int) n`;

// a fortieth of the limits is red, a tenth yellow; yellow lies two days before red
const CLOCKS = `insert into clocks (id, subject_kind, subject_id, case_no, limit_key, department_id, started_at, budget, unit,
    legal_basis, state, due_at, yellow_at, red_at, watch_from, armed_run)
  select k.key || '-' || n, k.kind, case k.kind when 'case' then 'bench-' || n else 'task-' || n end, 'bench-' || n, k.key,
    'municipal-administration', ?::timestamptz - interval '10 days', 20, 'working-day', 'bench', 'running', d.red_at,
    d.red_at - interval '2 days', d.red_at, d.red_at - interval '12 days', case when d.red_at < ?::timestamptz + interval '2 days' then 1 else 0 end
  from generate_series(1, ?::int) n
  cross join (values ('case', 'promised'), ('case', 'statutory'), ('task', 'step')) k (kind, key)
  cross join lateral (select ?::timestamptz + ((n::bigint * 7919 + length(k.key) * 104729) % 57600 - 1440) * interval '1 minute' as red_at) d
  where k.kind = 'case' or n % 2 = 0`;

const TASKS = `insert into tasks (id, subject_kind, subject_id, case_no, clock_id, part_key, task_key, process_instance_id, name,
    department_id, role, state, opened_at)
  select 'task-' || n, 'case', 'bench-' || n, 'bench-' || n, 'step-' || n, 'inspect-on-site', 'inspect-site', 'bench', '现场踏勘',
    'municipal-administration', 'inspector', 'open', ?::timestamptz
  from generate_series(2, ?::int, 2) n`;

/** An office with that many open limits: two of each case, and one of every other case's step. Returns how many there are. */
export const fillOffice = async (database: TestDatabase, limits: number): Promise<number> => {
  const { needs, db, clock } = database;
  const [now, cases] = [clock.now().toJSDate(), Math.round(limits / 2.5)];
  await publishRoadOccupation(needs);
  await db.raw(CASES, [now, cases]);
  await db.raw(CLOCKS, [now, now, cases, now]);
  await db.raw(TASKS, [now, cases]);
  await database.analyse();
  const row = await db('clocks').count().first();
  return Number(row?.['count'] ?? 0);
};
