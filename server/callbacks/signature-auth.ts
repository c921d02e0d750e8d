import { createHmac, timingSafeEqual } from 'node:crypto';
import { defineError } from '../../domain/errors.ts';
import type { Clock } from '../../domain/needs.ts';

export const callbackSignatureInvalid = defineError('unauthenticated', 'callback-signature-invalid', '回调签名不正确');
export const callbackStale = defineError('unauthenticated', 'callback-stale', '回调的时间戳不在允许范围内');

/** Seconds a callback may be old, or ahead of our clock. */
const TOLERANCE_SECONDS = 300;

export interface SignedMessage {
  /** as received, byte for byte */
  body: Buffer;
  header(name: string): string | undefined;
}

/** Who must have signed. */
export interface Signer {
  client: string;
  key: string;
}

/** Who we expect behind each callback door. */
export interface Signers {
  /** undefined: the money is taken by a provider that proves its notices in its own way */
  payment?: Signer | undefined;
  courier: Signer;
  licenceRepository: Signer;
  sms: Signer;
}

const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/**
 * Checks `X-Signature` = HMAC-SHA256 (hex) over `<X-Timestamp>.<X-Nonce>.<body>`, in constant time, and that the timestamp (Unix
 * seconds) is within 300 s of our clock. A repetition inside that window is what the inbox is for.
 */
export const verifySignature = ({ body, header }: SignedMessage, { client, key }: Signer, clock: Clock): void => {
  const [timestamp, nonce] = [header('x-timestamp') ?? '', header('x-nonce') ?? ''];
  const expected = createHmac('sha256', key).update(`${timestamp}.${nonce}.`).update(body).digest('hex');
  const isSigned = isSame(expected, header('x-signature') ?? '');
  if (!isSigned || nonce === '' || !isSame(client, header('x-client') ?? '')) throw callbackSignatureInvalid();
  const age = clock.now().toSeconds() - Number(timestamp);
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(age) > TOLERANCE_SECONDS) throw callbackStale();
};
