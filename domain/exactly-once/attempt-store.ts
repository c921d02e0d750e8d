import type { Needs } from '../needs.ts';

export const upsertAttempt = async (
  { db, clock }: Needs,
  { externalTaskId, topic }: { externalTaskId: string; topic: string },
): Promise<number> => {
  const { rows } = await db.raw<{ rows: { attempts: number }[] }>(
    `insert into worker_attempts (external_task_id, topic, attempts, updated_at) values (?, ?, 1, ?)
     on conflict (external_task_id) do update set attempts = worker_attempts.attempts + 1, updated_at = excluded.updated_at
     returning attempts`,
    [externalTaskId, topic, clock.now().toJSDate()],
  );
  return rows[0]?.attempts ?? 1;
};

export const updateAttemptError = async ({ db }: Needs, externalTaskId: string, error: string): Promise<void> => {
  await db('worker_attempts').where({ external_task_id: externalTaskId }).update({ last_error: error });
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
