import { idempotencyKeyInvalid, idempotencyKeyRequired } from '../http-errors.ts';

/** The caller's own key of this request: 8 to 128 visible characters, e.g. a UUID. */
export const idempotencyKeyOf = (header: (name: string) => string | undefined): string => {
  const key = header('idempotency-key');
  if (key === undefined) throw idempotencyKeyRequired();
  if (!/^[\x21-\x7e]{8,128}$/.test(key)) throw idempotencyKeyInvalid();
  return key;
};
