import type { Needs } from '../needs.ts';
import { idempotencyKeyReused } from './exactly-once-errors.ts';
import * as records from './idempotency-store.ts';

/** A request that names its key. `requestHash` is a hash of the body: the same key must mean the same request. */
export interface IdempotentRequest {
  clientId: string;
  key: string;
  requestHash: string;
}

/** What was, or would be, sent: HTTP status and JSON body. */
export interface StoredAnswer {
  status: number;
  response: unknown;
}

/** Keys are remembered for this long; a case number for ever. */
export const KEY_DAYS = 90;

/**
 * The first request with this key does the work, in one transaction with the record of its answer; later ones get that answer.
 * A request that throws leaves no record and may be repeated.
 */
export const answerOnce = async (
  needs: Needs,
  request: IdempotentRequest,
  work: () => Promise<StoredAnswer>,
): Promise<StoredAnswer & { isReplay: boolean }> => {
  await records.lockIdempotencyKey(needs, request);
  const earlier = await findAnswer(needs, request);
  if (earlier !== undefined) return { ...earlier, isReplay: true };
  const answer = await work();
  await records.insertIdempotencyRecord(needs, request, { requestHash: request.requestHash, ...answer });
  return { ...answer, isReplay: false };
};

/** The answer given before to this very request; for those who must ask outside before they do the work. */
export const findAnswer = async (needs: Needs, request: IdempotentRequest): Promise<StoredAnswer | undefined> => {
  const earlier = await records.selectIdempotencyRecord(needs, request);
  if (earlier === undefined) return undefined;
  if (earlier.request_hash !== request.requestHash) throw idempotencyKeyReused();
  return { status: earlier.status, response: earlier.response };
};

/** Forgets old keys, a batch at a time; returns how many. */
export const forgetOldKeys = (needs: Needs, limit: number): Promise<number> =>
  records.deleteIdempotencyRecords(needs, needs.clock.now().minus({ days: KEY_DAYS }).toJSDate(), limit);
