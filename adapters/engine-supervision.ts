import { officeTime } from '../domain/calendar/index.ts';
import type { FindDamage, SupervisionDamage } from '../domain/supervision/index.ts';
import { findShiftedLimitTimers } from './engine-limit-timers.ts';

interface Row {
  kind: 'lost' | 'shifted' | 'stray';
  clock_id: string | null;
  run: number | null;
  attempt: number | null;
  case_no: string | null;
  instance_id: string | null;
  job_id: string | null;
  due_at: Date | null;
}

const UNDER_WAY = (clockId: string): string => `exists (select 1 from outbox_commands o
  where o.subject = ${clockId} and o.state in ('pending', 'parked'))`;

// The engine's timestamps are UTC without a zone. A timer that waits for its retry or is being run is locked and left alone.
const FIND = `
  with armed as (
    select c.id, c.run, c.supervision_no as attempt, c.case_no, c.yellow_at, c.red_at, c.turned_yellow_at, c.turned_red_at,
      case c.unit when 'hour' then c.yellow_at + (c.red_at - c.yellow_at) / 2 else c.red_at - interval '1 day' end as orange_at,
      c.id || ':' || c.run || case when c.supervision_no > 1 then ':' || c.supervision_no else '' end as business_key
    from clocks c
    where c.state = 'running' and c.is_supervised and c.armed_run > 0
      and (c.turned_red_at is null or c.turned_red_at > cast(? as timestamptz) - interval '1 day')
      and not ${UNDER_WAY('c.id')}
      and not exists (select 1 from incidents i
        where i.kind = 'supervision-lost' and i.subject = c.id || ':' || c.run and i.state = 'open')),
  instance as (
    select e.id_ as id, e.business_key_ as business_key from engine.act_ru_execution e
    where e.parent_id_ is null and e.proc_def_id_ in (
      select d.id_ from engine.act_re_procdef d where d.key_ = 'supervise-deadline')),
  timer as (
    select j.id_ as id, j.process_instance_id_ as instance_id, j.execution_id_, j.duedate_ at time zone 'UTC' as due_at,
      j.retries_ > 0 and j.suspension_state_ = 1 as is_live,
      coalesce(j.lock_exp_time_ > clock_timestamp() at time zone 'UTC', false) as is_locked, d.job_configuration_ as date
    from engine.act_ru_job j join engine.act_ru_jobdef d on d.id_ = j.job_def_id_
    where j.process_def_key_ = 'supervise-deadline'),
  -- a process that waits for work is the workers' business; else something must be due no later than the next colour
  waits as (
    select a.*, i.id as instance_id,
      case when a.turned_yellow_at is null then a.yellow_at when a.turned_red_at is null then a.red_at end as next_at
    from armed a join instance i using (business_key)
    where not exists (select 1 from engine.act_ru_ext_task x where x.proc_inst_id_ = i.id)),
  -- where it stands at a timer event, there is its timer
  standing as (
    select e.proc_inst_id_ as instance_id, e.id_ as execution_id
    from engine.act_ru_execution e
    join engine.act_ru_jobdef d on d.proc_def_id_ = e.proc_def_id_ and d.act_id_ = e.act_id_
      and d.job_type_ = 'timer-intermediate-transition'
    where d.proc_def_key_ = 'supervise-deadline' and e.is_active_),
  gone as (select a.* from armed a left join instance i using (business_key) where i.id is null),
  -- joined, never asked row by row: an "or" between two "exists" makes PostgreSQL read every timer for every process
  provided as (
    select distinct w.instance_id from waits w join timer t on t.instance_id = w.instance_id and t.is_live
      and (t.date in ('DATE: \${yellowAt}', 'DATE: \${orangeAt}', 'DATE: \${redAt}') or t.due_at <= w.next_at)),
  bare as (
    select distinct s.instance_id from standing s left join timer t on t.execution_id_ = s.execution_id where t.id is null)
  select 'stray' as kind, null as clock_id, null::int as run, null::int as attempt, null as case_no, i.id as instance_id,
    null as job_id, null::timestamptz as due_at
  from instance i left join clocks c on c.id = split_part(i.business_key, ':', 1)
  where (c.id is null or c.state <> 'running' or not c.is_supervised or c.armed_run <> c.run or i.business_key <>
      c.id || ':' || c.run || case when c.supervision_no > 1 then ':' || c.supervision_no else '' end)
    and not ${UNDER_WAY(`split_part(i.business_key, ':', 1)`)}
  union all
  select 'lost', g.id, g.run, g.attempt, g.case_no, null, null, null
  from gone g
  where g.turned_red_at is null
  union all
  select 'lost', g.id, g.run, g.attempt, g.case_no, null, null, null
  from gone g
  where g.turned_red_at is not null and exists (select 1 from engine.act_hi_procinst h
    where h.proc_def_key_ = 'supervise-deadline' and h.business_key_ = g.business_key and h.state_ <> 'COMPLETED')
  union all
  select 'lost', w.id, w.run, w.attempt, w.case_no, w.instance_id, null, null
  from waits w left join provided p using (instance_id) left join bare b using (instance_id)
  where p.instance_id is null or b.instance_id is not null
  union all
  select 'shifted', null, null, null, null, null, t.id, due.at
  from waits w join timer t on t.instance_id = w.instance_id and not t.is_locked and t.is_live
  cross join lateral (select case t.date when 'DATE: \${yellowAt}' then w.yellow_at when 'DATE: \${orangeAt}' then w.orange_at
    when 'DATE: \${redAt}' then w.red_at end as at) due
  where due.at <> t.due_at
  limit ?`;

const toDamage = (row: Row): SupervisionDamage => {
  switch (row.kind) {
    case 'lost': {
      const { clock_id: clockId, run, attempt, case_no: caseNo, instance_id: instanceId } = row;
      const place = { clockId: clockId ?? '', run: run ?? 0, attempt: attempt ?? 0, caseNo: caseNo ?? undefined };
      return { kind: 'lost', ...place, instanceId: instanceId ?? undefined };
    }
    case 'shifted':
      return { kind: 'shifted', jobId: row.job_id ?? '', dueAt: officeTime(row.due_at ?? new Date(0)) };
    case 'stray':
      return { kind: 'stray', instanceId: row.instance_id ?? '' };
  }
};

/** Looks into the engine's own tables, beside ours: two statements however many clocks there are, only differences come out. */
export const findSupervisionDamage: FindDamage = async (needs, limit) => {
  const { db, clock } = needs;
  const { rows } = await db.raw<{ rows: Row[] }>(FIND, [clock.now().toJSDate(), limit]);
  return [...rows.map(toDamage), ...(await findShiftedLimitTimers(needs, limit))];
};
