import type { Needs } from '../needs.ts';

export interface IdempotencyKey {
  clientId: string;
  key: string;
}

export interface IdempotencyRow {
  request_hash: string;
  status: number;
  response: unknown;
}

/** Requests with the same key queue up here until the first has committed. */
export const lockIdempotencyKey = async ({ db }: Needs, { clientId, key }: IdempotencyKey): Promise<void> => {
  await db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${clientId}|${key}`]);
};

export const selectIdempotencyRecord = async (
  { db }: Needs,
  { clientId, key }: IdempotencyKey,
): Promise<IdempotencyRow | undefined> =>
  db('idempotency_records')
    .where({ client_id: clientId, idempotency_key: key })
    .first('request_hash', 'status', 'response');

export const insertIdempotencyRecord = async (
  { db, clock }: Needs,
  { clientId, key }: IdempotencyKey,
  record: { requestHash: string; status: number; response: unknown },
): Promise<void> => {
  await db('idempotency_records').insert({
    client_id: clientId,
    idempotency_key: key,
    request_hash: record.requestHash,
    status: record.status,
    response: JSON.stringify(record.response),
    created_at: clock.now().toJSDate(),
  });
};

/** Returns how many were forgotten. */
export const deleteIdempotencyRecords = ({ db }: Needs, before: Date, limit: number): Promise<number> =>
  db('idempotency_records')
    .whereIn(
      ['client_id', 'idempotency_key'],
      db('idempotency_records').select('client_id', 'idempotency_key').where('created_at', '<', before).limit(limit),
    )
    .delete();
