import type { ClueRule } from './clue.ts';
import { dayIn, stepFact, stepFacts, workingDaysBetween } from './recorded-step.ts';

/** Decided within the time looked at. */
const isDecided = (t: string): string =>
  `${t}.decided_by is not null and ${t}.decided_at >= :from and ${t}.decided_at <= :until`;
const seconds = (name: string): string => `make_interval(secs => cast(:${name} as int))`;
const minutes = (name: string): string => `make_interval(mins => cast(:${name} as int))`;

/**
 * A step decided faster than it can be read: since it was claimed, since the step before it ended (that is when it was opened), or
 * since the same account decided another step of the same case.
 */
const HASTY_DECISION = `
  select t.id as subject, t.decided_by as account_id, t.case_no, t.department_id, t.decided_at as happened_at,
    jsonb_build_object('step', ${stepFact('t')}, 'parallel', other.fact) as facts
  from tasks t
  left join lateral (
    select ${stepFact('o')} as fact from tasks o
    where o.subject_id = t.subject_id and o.id <> t.id and o.decided_by = t.decided_by
      and (o.decided_at, o.seq) < (t.decided_at, t.seq) and o.decided_at > t.decided_at - ${seconds('betweenStepsSeconds')}
    order by o.decided_at desc, o.seq desc limit 1
  ) other on true
  where ${isDecided('t')} and t.part_key || '/' || t.task_key <> all (cast(:counterSteps as text[]))
    and (t.decided_at < t.claimed_at + ${seconds('readingSeconds')}
      or t.decided_at < t.opened_at + ${seconds('betweenStepsSeconds')} or other.fact is not null)`;

/** What the form says was done lies before the step existed, after its entry, or so long before it that it was entered late. */
const BACK_DATED = `
  select t.id || '/' || told.field as subject, t.decided_by as account_id, t.case_no, t.department_id,
    t.decided_at as happened_at, jsonb_build_object('step', ${stepFact('t')}, 'field', told.field, 'label', told.label,
      'day', told.day) as facts
  from tasks t
  join cases c on c.case_no = t.case_no
  join model_versions m on m.id = c.model_version_id
  cross join lateral (select m.forms -> (t.part_key || '/' || t.task_key) as form) f
  cross join lateral (
    select field, f.form #>> array['schema', 'properties', field, 'title'] as label,
      to_date(t.decision #>> array['values', field], 'YYYY-MM-DD') as day
    from jsonb_array_elements_text(coalesce(f.form -> 'happenedOn', '[]')) as happened (field)
  ) told
  where ${isDecided('t')} and (told.day > ${dayIn('t.decided_at')} or told.day < ${dayIn('t.opened_at')}
    or ${workingDaysBetween('told.day', dayIn('t.decided_at'))} > :entryWorkingDays)`;

/** Several steps of a case entered in one go after the first of them had waited for days. */
const LATE_BURST = `
  with touched as (select distinct t.case_no from tasks t where ${isDecided('t')} and t.subject_kind = 'case'),
  decided as (
    select t.*, lag(t.decided_at) over (partition by t.case_no order by t.decided_at, t.seq) as before
    from tasks t join touched using (case_no) where t.decided_by is not null and t.decided_at <= :until and t.subject_kind = 'case'
  ),
  numbered as (
    select d.*, count(*) filter (where d.before is null or d.decided_at - d.before > ${minutes('burstGapMinutes')})
      over (partition by d.case_no order by d.decided_at, d.seq) as burst
    from decided d
  ),
  bursts as (
    select n.case_no, (array_agg(n.id order by n.decided_at, n.seq))[1] as first_id,
      (array_agg(n.department_id order by n.decided_at, n.seq))[1] as department_id,
      (array_agg(n.opened_at order by n.decided_at, n.seq))[1] as waiting_since,
      min(n.decided_at) as began_at, max(n.decided_at) as ended_at,
      case when min(n.decided_by) = max(n.decided_by) then min(n.decided_by) end as account_id, ${stepFacts('n')} as steps
    from numbered n group by n.case_no, n.burst having count(*) >= :burstSteps
  ),
  silent as (
    select b.*, ${workingDaysBetween(dayIn('b.waiting_since'), dayIn('b.began_at'))} as working_days from bursts b
  )
  select s.first_id as subject, s.account_id, s.case_no, s.department_id, s.ended_at as happened_at,
    jsonb_build_object('steps', s.steps, 'waitingSince', s.waiting_since, 'workingDays', s.working_days) as facts
  from silent s where s.ended_at >= :from and s.working_days >= :silenceWorkingDays`;

/** One account deciding many tasks within a minute; what follows on without a pause is the same clue. */
const BULK_DECISIONS = `
  with decided as (
    select t.*, count(*) over (partition by t.decided_by order by t.decided_at
      range between ${seconds('bulkSeconds')} preceding and current row) as within
    from tasks t where ${isDecided('t')}
  ),
  marked as (
    select d.*, max(d.within) over (partition by d.decided_by order by d.decided_at
      range between current row and ${seconds('bulkSeconds')} following) >= :bulkDecisions as is_bulk
    from decided d
  ),
  bulk as (
    select m.*, lag(m.decided_at) over (partition by m.decided_by order by m.decided_at, m.seq) as before
    from marked m where m.is_bulk
  ),
  numbered as (
    select b.*, count(*) filter (where b.before is null or b.decided_at - b.before > ${seconds('bulkSeconds')})
      over (partition by b.decided_by order by b.decided_at, b.seq) as burst
    from bulk b
  )
  select (array_agg(n.id order by n.decided_at, n.seq))[1] as subject, n.decided_by as account_id,
    case when min(n.case_no) = max(n.case_no) then min(n.case_no) end as case_no, min(n.department_id) as department_id,
    max(n.decided_at) as happened_at, jsonb_build_object('steps', ${stepFacts('n')}) as facts
  from numbered n group by n.decided_by, n.burst`;

const ONE_ACCOUNTS_DAY = `n.decided_by || '/' || n.day as subject, n.decided_by as account_id,
    case when min(n.case_no) = max(n.case_no) then min(n.case_no) end as case_no, min(n.department_id) as department_id,
    max(n.decided_at) as happened_at`;

/** Decisions on days off, or well before opening or after closing: one clue per account and day. */
const OUT_OF_HOURS = `
  with decided as (
    select t.*, ${dayIn('t.decided_at')} as day, ${dayIn('t.decided_at')} = any (cast(:workingDays as date[])) as is_working_day
    from tasks t where ${isDecided('t')}
  ),
  outside as (
    select d.* from decided d where not d.is_working_day
      or d.decided_at < (d.day + cast(:opensAt as time)) at time zone 'Asia/Shanghai' - ${minutes('graceMinutes')}
      or d.decided_at > (d.day + cast(:closesAt as time)) at time zone 'Asia/Shanghai' + ${minutes('graceMinutes')}
  )
  select ${ONE_ACCOUNTS_DAY}, jsonb_build_object('day', n.day, 'isWorkingDay', n.is_working_day, 'opensAt', cast(:opensAt as text),
    'closesAt', cast(:closesAt as text), 'steps', ${stepFacts('n')}) as facts
  from outside n group by n.decided_by, n.day, n.is_working_day`;

/** Decisions of an account whose holder is recorded as absent that day, however late the absence was recorded. */
const ABSENT_STAFF = `
  with decided as (
    select t.*, a.id as absence_id, a.from_day, a.until_day, a.reason, a.recorded_at, ${dayIn('t.decided_at')} as day
    from absences a
    join tasks t on t.decided_by = a.account_id
      and t.decided_at >= a.from_day::timestamp at time zone 'Asia/Shanghai'
      and t.decided_at < (a.until_day + 1)::timestamp at time zone 'Asia/Shanghai'
    where a.cancelled_at is null and t.decided_at <= :until
      and (t.decided_at >= :from or (a.recorded_at >= :from and a.recorded_at <= :until))
  )
  select ${ONE_ACCOUNTS_DAY}, jsonb_build_object('day', n.day, 'absence', jsonb_build_object('id', n.absence_id,
    'fromDay', n.from_day, 'untilDay', n.until_day, 'reason', n.reason, 'recordedAt', n.recorded_at),
    'steps', ${stepFacts('n')}) as facts
  from decided n group by n.decided_by, n.day, n.absence_id, n.from_day, n.until_day, n.reason, n.recorded_at`;

/**
 * One query per rule, over everything decided in the time looked at: `subject`, `account_id`, `case_no`, `department_id`,
 * `happened_at`, `facts`. Bound by name to what `Look` holds.
 */
export const RULES: Readonly<Record<ClueRule, string>> = {
  'hasty-decision': HASTY_DECISION,
  'back-dated': BACK_DATED,
  'late-burst': LATE_BURST,
  'bulk-decisions': BULK_DECISIONS,
  'out-of-hours': OUT_OF_HOURS,
  'absent-staff': ABSENT_STAFF,
};
