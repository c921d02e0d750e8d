import { defineError } from '../errors.ts';

export const idempotencyKeyReused = defineError(
  'invalid',
  'idempotency-key-reused',
  '同一个 Idempotency-Key 已用于内容不同的请求，请换用新的键',
);
