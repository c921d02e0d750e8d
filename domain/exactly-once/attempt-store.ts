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

/** Returns how many rows of tasks long gone were removed. */
export const deleteOldAttempts = ({ db }: Needs, before: Date): Promise<number> =>
  db('worker_attempts').where('updated_at', '<', before).delete();
