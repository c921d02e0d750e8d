import { officeTime } from '../domain/calendar/index.ts';
import { LIMIT_TIMERS, type FindDamage } from '../domain/supervision/index.ts';

interface Row {
  job_id: string;
  red_at: Date;
}

// The limit of the round at hand is the one opened last; one that has ended moves no timer, its diagram is on its way out.
const FIND = `
  with known (date, limit_key) as (select * from unnest(cast(? as text[]), cast(? as text[]))),
  timer as (
    select j.id_ as job_id, j.duedate_ at time zone 'UTC' as due_at, root.business_key_ as subject_id, known.limit_key
    from engine.act_ru_job j
    join engine.act_ru_jobdef d on d.id_ = j.job_def_id_
    join known on known.date = d.job_configuration_
    join engine.act_ru_execution e on e.id_ = j.process_instance_id_
    join engine.act_ru_execution root on root.id_ = e.root_proc_inst_id_
    where j.retries_ > 0 and j.suspension_state_ = 1
      and coalesce(j.lock_exp_time_ <= clock_timestamp() at time zone 'UTC', true))
  select t.job_id, c.red_at
  from timer t
  cross join lateral (select c.red_at, c.state from clocks c
    where c.subject_kind in ('case', 'order') and c.subject_id = t.subject_id
      and split_part(c.limit_key, '#', 1) = t.limit_key
    order by c.started_at desc, c.limit_key desc limit 1) c
  where c.state = 'running' and c.red_at <> t.due_at
  limit ?`;

/** Timers that wait for the end of a limit which has moved since. */
export const findShiftedLimitTimers: FindDamage = async ({ db }, limit) => {
  const dates = LIMIT_TIMERS.map(({ variable }) => `DATE: \${${variable}}`);
  const keys = LIMIT_TIMERS.map((one) => one.limit);
  const { rows } = await db.raw<{ rows: Row[] }>(FIND, [dates, keys, limit]);
  return rows.map((row) => ({ kind: 'shifted', jobId: row.job_id, dueAt: officeTime(row.red_at) }));
};
