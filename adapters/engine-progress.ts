import type { DateTime } from 'luxon';
import type { Needs } from '../domain/needs.ts';
import type { InstanceProgress, Progress, StepProgress, TakeProgress, TaskProgress } from '../domain/tasks/index.ts';

interface Row {
  /** how many reports were taken, those included that tell nothing */
  taken: number;
  kind: 'task' | 'activity' | 'instance';
  entity_id: string;
  root_instance_id: string;
  root_key: string | null;
  business_key: string | null;
  process_instance_id: string;
  part_key: string;
  branch: string | null;
  node_id: string;
  node_name: string | null;
  node_type: string;
  began_ago: number;
  ended_ago: number | null;
  is_cancelled: boolean;
}

/** What is answered where nothing of what was taken has anything to tell. */
interface Nothing {
  taken: number;
  kind: null;
}

// Supervised clocks have neither tasks nor steps to show; what their processes have to say they say through their topics.
// The engine's timestamps are UTC without a zone. They are handed on as "so long ago" and laid on our own clock, so that business
// time has one source and keeps the engine's order.
const TAKE = `
  with taken as (
    delete from engine_events where id in (
      select id from engine_events order by id limit ? for update skip locked)
    returning id, kind, entity_id, root_instance_id),
  node as (
    select t.id, t.kind, t.entity_id, h.proc_inst_id_ as process_instance_id, h.proc_def_key_ as part_key,
      h.task_def_key_ as node_id, h.name_ as node_name, 'userTask' as node_type, h.start_time_, h.end_time_,
      h.delete_reason_ is distinct from 'completed' as is_cancelled, h.root_proc_inst_id_ as root_id
    from taken t join engine.act_hi_taskinst h on t.kind = 'task' and h.id_ = t.entity_id
    union all
    select t.id, t.kind, t.entity_id, h.proc_inst_id_, h.proc_def_key_, h.act_id_, h.act_name_, h.act_type_, h.start_time_,
      h.end_time_, h.act_inst_state_ = 2, h.root_proc_inst_id_
    from taken t join engine.act_hi_actinst h on t.kind = 'activity' and h.id_ = t.entity_id
    union all
    select t.id, t.kind, t.entity_id, h.id_, h.proc_def_key_, h.id_, null, 'process', h.start_time_, h.end_time_,
      h.state_ <> 'COMPLETED', h.root_proc_inst_id_
    from taken t join engine.act_hi_procinst h on t.kind = 'instance' and h.id_ = t.entity_id),
  told as (
  select n.id, n.kind, n.entity_id, n.root_id as root_instance_id, r.proc_def_key_ as root_key, r.business_key_ as business_key,
    n.process_instance_id, n.part_key, b.long_ as branch, n.node_id, n.node_name, n.node_type, n.is_cancelled,
    extract(epoch from clock_timestamp() at time zone 'UTC' - n.start_time_)::float8 as began_ago,
    extract(epoch from clock_timestamp() at time zone 'UTC' - n.end_time_)::float8 as ended_ago
  from node n
  join engine.act_hi_procinst r on r.id_ = n.root_id and r.proc_def_key_ <> 'supervise-deadline'
  left join lateral (select v.long_ from engine.act_hi_varinst v
    where v.proc_inst_id_ = n.process_instance_id and v.name_ = 'branch' order by v.create_time_ desc limit 1) b on true)
  select c.taken, told.* from (select count(*)::int as taken from taken) c left join told on true order by told.id`;

const WAITING_TYPES = new Set(['eventBasedGateway', 'intermediateMessageCatch', 'receiveTask']);

const ago = (now: DateTime, seconds: number): DateTime => now.minus({ seconds: Math.max(0, seconds) });

const placeOf = (row: Row) => ({
  businessKey: row.business_key ?? '',
  rootKey: row.root_key ?? '',
  rootInstanceId: row.root_instance_id,
  processInstanceId: row.process_instance_id,
  partKey: row.part_key,
  branch: row.branch === null ? undefined : Number(row.branch),
});

const toTask = (row: Row, now: DateTime): TaskProgress => ({
  kind: 'task',
  ...placeOf(row),
  taskId: row.entity_id,
  taskKey: row.node_id,
  name: row.node_name ?? row.node_id,
  openedAt: ago(now, row.began_ago),
  closedAt: row.ended_ago === null ? undefined : ago(now, row.ended_ago),
  isCancelled: row.ended_ago !== null && row.is_cancelled,
});

const toStep = (row: Row, now: DateTime): StepProgress => ({
  kind: 'step',
  ...placeOf(row),
  stepId: row.entity_id,
  activityId: row.node_id,
  activityName: row.node_name ?? undefined,
  activityType: row.node_type,
  enteredAt: ago(now, row.began_ago),
  leftAt: row.ended_ago === null ? undefined : ago(now, row.ended_ago),
  isCancelled: row.is_cancelled,
  mayWaitForMessage: row.ended_ago === null && WAITING_TYPES.has(row.node_type),
});

const toInstance = (row: Row, now: DateTime): InstanceProgress => ({
  kind: 'instance',
  ...placeOf(row),
  isRoot: row.process_instance_id === row.root_instance_id,
  endedAt: row.ended_ago === null ? undefined : ago(now, row.ended_ago),
});

const toProgress = (row: Row, now: DateTime): Progress => {
  switch (row.kind) {
    case 'task':
      return toTask(row, now);
    case 'activity':
      return toStep(row, now);
    case 'instance':
      return toInstance(row, now);
  }
};

/** Takes the queue the engine's own transactions fill (`engine/sql`), joined with what its history tables say now. */
export const takeEngineProgress: TakeProgress = async ({ db, clock }: Needs, limit) => {
  const { rows } = await db.raw<{ rows: (Row | Nothing)[] }>(TAKE, [limit]);
  const told = rows.filter((row) => row.kind !== null);
  return { taken: rows[0]?.taken ?? 0, progress: told.map((row) => toProgress(row, clock.now())) };
};
