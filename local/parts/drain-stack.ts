import { setTimeout as wait } from 'node:timers/promises';
import type { ProcessEngine } from '../../domain/exactly-once/index.ts';
import type { Db } from '../../domain/needs.ts';

const LOOK_EVERY_MS = 25;
const PATIENCE_MS = 60_000;

/** What is still under way somewhere between our tables, the relay, the engine and the workers. */
interface UnderWay {
  commands: string | null;
  reports: number;
  work: string | null;
  jobs: string[] | null;
}

// One statement, so one moment: each hand-over commits the next thing before or together with the end of the last.
const UNDER_WAY = `select
  (select string_agg(kind || ' ' || subject || coalesce(': ' || last_error, ''), '; ') from outbox_commands
    where state = 'pending') as commands,
  (select count(*)::int from engine_events) as reports,
  (select string_agg(topic_name_ || coalesce(': ' || error_msg_, ''), '; ') from engine.act_ru_ext_task
    where retries_ is null or retries_ > 0) as work,
  (select array_agg(id_) from engine.act_ru_job where type_ = 'message' and retries_ > 0) as jobs`;

const look = async (db: Db): Promise<UnderWay> => {
  const { rows } = await db.raw<{ rows: UnderWay[] }>(UNDER_WAY);
  const [row] = rows;
  if (!row) throw new Error('the database did not answer');
  return row;
};

const isQuiet = ({ commands, reports, work, jobs }: UnderWay): boolean => !commands && !reports && !work && !jobs;

/** Resolves when commands, reports and work are through; rejects, naming what is left, after a minute. */
export const drainStack = async (db: Db, engine: ProcessEngine, patienceMs = PATIENCE_MS): Promise<void> => {
  const late = Date.now() + patienceMs;
  for (let left = await look(db); !isQuiet(left); left = await look(db)) {
    for (const id of left.jobs ?? []) await engine.executeJob(id);
    if (Date.now() > late) throw new Error(`still under way after ${patienceMs} ms: ${JSON.stringify(left)}`);
    await wait(LOOK_EVERY_MS);
  }
};
