import type { Needs } from '../needs.ts';
import type { AttemptCount, FailedAttempt } from './attempt.ts';

/** Any: no work is begun so often. */
const ANY = 2_147_483_647;

/** undefined: as many starts as `below` that were not followed by a passing failure are counted already, and this one is not. */
export const upsertAttempt = async (
  { db, clock }: Needs,
  { externalTaskId, topic }: { externalTaskId: string; topic: string },
  below = ANY,
): Promise<AttemptCount | undefined> => {
  const { rows } = await db.raw<{ rows: { attempts: number; passing_failures: number }[] }>(
    `insert into worker_attempts (external_task_id, topic, attempts, updated_at) values (?, ?, 1, ?)
     on conflict (external_task_id) do update set attempts = worker_attempts.attempts + 1, updated_at = excluded.updated_at
       where worker_attempts.attempts - worker_attempts.passing_failures < ?
     returning attempts, passing_failures`,
    [externalTaskId, topic, clock.now().toJSDate(), below],
  );
  return rows[0] && { begun: rows[0].attempts, passing: rows[0].passing_failures };
};

export const updateAttemptError = async (
  { db }: Needs,
  { externalTaskId, error, passes }: FailedAttempt,
): Promise<void> => {
  await db('worker_attempts')
    .where({ external_task_id: externalTaskId })
    .update({ last_error: error, ...(passes && { passing_failures: db.raw('passing_failures + 1') }) });
};

export const deleteAttempts = async ({ db }: Needs, externalTaskId: string): Promise<void> => {
  await db('worker_attempts').where({ external_task_id: externalTaskId }).delete();
};

/** true: an incident of that kind and subject is open */
export const deleteAttemptsOfDone = async (
  { db }: Needs,
  externalTaskId: string,
  { kind, subject }: { kind: string; subject: string },
): Promise<boolean> => {
  const { rows } = await db.raw<{ rows: { has_incident: boolean }[] }>(
    `with done as (delete from worker_attempts where external_task_id = ?)
     select exists (select 1 from incidents where state = 'open' and kind = ? and subject = ?) as has_incident`,
    [externalTaskId, kind, subject],
  );
  return rows[0]?.has_incident === true;
};

/** Returns how many rows of tasks long gone were removed. */
export const deleteOldAttempts = ({ db }: Needs, before: Date): Promise<number> =>
  db('worker_attempts').where('updated_at', '<', before).delete();
