import type { Static, TSchema } from '@sinclair/typebox';
import { checkAnswer, createOutsideHttp } from '../outside-http.ts';
import type { OutsideAnswer, OutsideSystem } from '../outside-http.ts';
import { readPlatformKeys } from './platform-keys.ts';
import type { WechatPaySettings } from './settings.ts';
import { answerText, authorize, isSignedBy } from './signature.ts';

export interface WechatHttp {
  ask<A extends TSchema>(request: {
    method: 'GET' | 'POST';
    path: string;
    body?: unknown;
    answer: A;
  }): Promise<Static<A>>;
  /** A request that is answered with nothing (204). */
  tell(path: string, body: unknown): Promise<void>;
  /** A statement: its address comes from an answer, its bytes are not signed but hashed there. */
  download<T>(url: URL, read: (bytes: Buffer) => T): Promise<T>;
}

const STATEMENT_LIMIT = 64 * 1024 * 1024;
/**
 * Refusals of 4xx that pass without anybody of ours: quota comes again, rights may be given. An empty account or a payer's that is gone
 * are none of these: a person must learn of them.
 */
const PASSING = new Set(['NOAUTH', 'NO_AUTH', 'RULE_LIMIT', 'RULELIMIT', 'BANK_ERROR']);

/** Requests signed with the merchant's key; answers believed only with the platform's signature on them. */
export const createWechatHttp = (settings: WechatPaySettings, system: OutsideSystem): WechatHttp => {
  const keyOf = readPlatformKeys(settings);
  const isFinal = (status: number, code: string): boolean =>
    status < 500 && status !== 401 && status !== 429 && !PASSING.has(code);
  const http = createOutsideHttp({ ...system, isFinal });
  const checkSignature = ({ headers, bytes }: OutsideAnswer): void => {
    const read = (name: string): string => headers.get(`wechatpay-${name}`) ?? '';
    const key = keyOf(read('serial'));
    const text = answerText(read('timestamp'), read('nonce'), bytes.toString('utf8'));
    if (!key || !isSignedBy(text, read('signature'), key)) throw new Error('the answer is not signed by the platform');
  };
  const requestOf = (method: 'GET' | 'POST', url: URL, body = '') => ({
    method,
    url,
    body,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'tongban',
      authorization: authorize(settings, { method, target: url.pathname + url.search, body }),
    },
  });
  const urlOf = (path: string): URL => new URL(settings.url.replace(/\/$/, '') + path);
  return {
    ask: ({ method, path, body, answer }) =>
      http.exchange(requestOf(method, urlOf(path), body === undefined ? '' : JSON.stringify(body)), (got) => {
        checkSignature(got);
        return checkAnswer(answer, JSON.parse(got.bytes.toString('utf8')));
      }),
    tell: (path, body) => http.exchange(requestOf('POST', urlOf(path), JSON.stringify(body)), checkSignature),
    download: (url, read) =>
      http.exchange({ ...requestOf('GET', url), limit: STATEMENT_LIMIT }, ({ bytes }) => read(bytes)),
  };
};
