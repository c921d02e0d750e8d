import type { Settings } from './settings.ts';
import { signMessage } from './signature.ts';

/** What is told to the other side; `eventId` is the same in every repetition. */
export interface CallbackEvent {
  eventId: string;
  [field: string]: unknown;
}

/** For hostile messages: another key, another time, another sender. */
export interface PostManner {
  key?: string | undefined;
  at?: Date | undefined;
  client?: string | undefined;
}

const TIMEOUT_MS = 10_000;

/** A message in the form of a provider. `isTaken`: whether this answer means that it was understood; any 2xx when left out. */
export interface Letter {
  url: string;
  headers: Record<string, string>;
  body: string;
  isTaken?: (answer: string) => boolean;
}

/** Posts one letter, once; answers the status, 0 when there was none, 299 … 400 as the other side says. */
export const postLetter = async ({ url, headers, body, isTaken }: Letter): Promise<number> => {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
    const answer = await response.text();
    return response.ok && isTaken?.(answer) === false ? 400 : response.status;
  } catch {
    return 0;
  }
};

/** Posts one signed message, once; answers the status, 0 when there was none. */
export const postCallback = async (
  { callbackUrl, client: self, key: ownKey, now }: Settings,
  event: CallbackEvent,
  { key = ownKey, at = now(), client = self }: PostManner = {},
): Promise<number> => {
  if (!callbackUrl) return 204;
  const body = JSON.stringify(event);
  const headers = { 'content-type': 'application/json', ...signMessage(client, key, body, at) };
  return postLetter({ url: callbackUrl, headers, body });
};
