import { defineError } from '../errors.ts';

export const idempotencyKeyReused = defineError(
  'invalid',
  'idempotency-key-reused',
  '同一个 Idempotency-Key 已用于内容不同的请求，请换用新的键',
);

export const incidentNotRetryable = defineError(
  'not-found',
  'incident-not-retryable',
  '没有这个可以重试的异常：可能已经销账，或者不属于做不成的任务和投递不出去的指令',
);
