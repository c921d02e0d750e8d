import { DomainError } from '../domain/errors.ts';
import type { ProcessEngine } from '../domain/exactly-once/index.ts';
import type { Db } from '../domain/needs.ts';

const TRIGGERS = [
  'tongban_task_opened',
  'tongban_task_closed',
  'tongban_activity_entered',
  'tongban_activity_left',
  'tongban_instance_started',
  'tongban_instance_ended',
];

/** Whether what the engine does reaches `engine_events`: all triggers are there and switched on. */
export const engineTriggersPresent = async (db: Db): Promise<boolean> => {
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `select count(distinct t.tgname)::int as count
       from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'engine' and t.tgname = any(?) and t.tgenabled = 'O'`,
    [TRIGGERS],
  );
  return rows[0]?.count === TRIGGERS.length;
};

/** For the start of relay and feed: without the triggers every case would stand still without anybody noticing. */
export const requireEngineTriggers = async (db: Db): Promise<void> => {
  if (await engineTriggersPresent(db)) return;
  throw new Error(
    '流程引擎的事件触发器不在本数据库中：请先在同一数据库启动流程引擎，再以所有者角色执行 node engine/apply-sql.mjs',
  );
};

/**
 * For the same moment: an engine that writes to another database would leave our queue empty for ever. An engine that does not
 * answer just now is no reason to refuse.
 */
export const requireSameDatabase = async (db: Db, engine: Pick<ProcessEngine, 'findInstalledAt'>): Promise<void> => {
  const { rows } = await db.raw<{ rows: { at: Date }[] }>(
    `select timestamp_ at time zone 'UTC' as at from engine.act_ge_schema_log order by timestamp_ limit 1`,
  );
  const installedAt = await engine.findInstalledAt().catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === 'unavailable') return undefined;
    throw error;
  });
  if (!installedAt) return;
  if (rows[0]?.at.getTime() === installedAt.getTime()) return;
  throw new Error(
    'ENGINE_URL 指向的流程引擎没有使用本平台的数据库（DATABASE_URL 的 engine 模式），或者没有以 UTC 时区运行；目前只支持同库部署',
  );
};
