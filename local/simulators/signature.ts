import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Seconds a signed message stays fresh. */
const TOLERANCE_SECONDS = 300;

export interface SignedHeaders {
  'x-client': string;
  'x-timestamp': string;
  'x-nonce': string;
  'x-signature': string;
}

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('hex');

/** Signature of a message we send: HMAC-SHA256 over `timestamp.nonce.body`, hexadecimal. */
export const signMessage = (client: string, key: string, body: string, now: Date): SignedHeaders => {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const nonce = randomBytes(12).toString('hex');
  return {
    'x-client': client,
    'x-timestamp': timestamp,
    'x-nonce': nonce,
    'x-signature': hmac(key, `${timestamp}.${nonce}.${body}`),
  };
};

export interface ReceivedRequest {
  /** `METHOD /path?query`, signed too, so that a signature fits one request only. */
  target: string;
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

/** Why a request is refused, or nothing when client, key and time are right. */
export const findSignatureFault = (
  request: ReceivedRequest,
  client: string,
  key: string,
  now: Date,
): string | undefined => {
  const read = (name: string) => String(request.headers[name] ?? '');
  const [timestamp, nonce] = [read('x-timestamp'), read('x-nonce')];
  if (read('x-client') !== client) return 'unknown-client';
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS === false) return 'stale-timestamp';
  const expected = Buffer.from(hmac(key, `${request.target}.${timestamp}.${nonce}.${request.body}`));
  const given = Buffer.from(read('x-signature'));
  return expected.length === given.length && timingSafeEqual(expected, given) ? undefined : 'bad-signature';
};
