import { createHmac, randomBytes } from 'node:crypto';
import type { Static, TSchema } from '@sinclair/typebox';
import type { Clock } from '../domain/needs.ts';
import { checkAnswer, createOutsideHttp } from './outside-http.ts';
import type { OutsideRequest, OutsideSystem } from './outside-http.ts';

export { asConflict, OutsideRefusal, orUndefined } from './outside-http.ts';

/** An outside system that speaks our own protocol, and who we are there. */
export interface SignedSystem extends OutsideSystem {
  url: string;
  client: string;
  key: string;
  clock: Clock;
}

export interface SignedRequest<A extends TSchema> {
  method: 'GET' | 'POST';
  /** path and query, already encoded */
  path: string;
  body?: unknown;
  answer: A;
}

/**
 * JSON over HTTP with a shared-key signature. What the outside answers is checked against a schema and stripped of everything else.
 * Throws `OutsideRefusal` for a clear no, else a DomainError of kind `unavailable`.
 */
export interface SignedHttp {
  ask<A extends TSchema>(request: SignedRequest<A>): Promise<Static<A>>;
  /** The bytes of a file and the media type the other side claims. One that does not begin with `magic` is no answer. */
  fetchFile(path: string, magic?: string): Promise<{ mediaType: string; bytes: Buffer }>;
  /** A file of text, and what `read` makes of it; whatever that throws, the file cannot be believed. */
  readText<T>(path: string, read: (text: string) => T): Promise<T>;
}

const FILE_LIMIT = 32 * 1024 * 1024;

const sign = ({ client, key, clock }: SignedSystem, target: string, body: string): Record<string, string> => {
  const timestamp = String(Math.floor(clock.now().toSeconds()));
  const nonce = randomBytes(12).toString('hex');
  const signature = createHmac('sha256', key).update(`${target}.${timestamp}.${nonce}.${body}`).digest('hex');
  return { 'x-client': client, 'x-timestamp': timestamp, 'x-nonce': nonce, 'x-signature': signature };
};

export const createSignedHttp = (system: SignedSystem): SignedHttp => {
  const http = createOutsideHttp(system);
  const signed = (method: 'GET' | 'POST', path: string, body = ''): OutsideRequest => {
    const url = new URL(system.url.replace(/\/$/, '') + path);
    const signature = sign(system, `${method} ${url.pathname}${url.search}`, body);
    return { method, url, body, headers: { 'content-type': 'application/json', ...signature } };
  };
  return {
    ask: ({ method, path, body, answer }) =>
      http.exchange(signed(method, path, body === undefined ? '' : JSON.stringify(body)), ({ bytes }) =>
        checkAnswer(answer, JSON.parse(bytes.toString('utf8'))),
      ),
    fetchFile: (path, magic = '') =>
      http.exchange({ ...signed('GET', path), limit: FILE_LIMIT }, ({ headers, bytes }) => {
        if (!bytes.subarray(0, magic.length).equals(Buffer.from(magic)))
          throw new Error(`no file that begins with ${magic}`);
        return { mediaType: headers.get('content-type') ?? '', bytes };
      }),
    readText: (path, read) =>
      http.exchange({ ...signed('GET', path), limit: FILE_LIMIT }, ({ bytes }) => read(bytes.toString('utf8'))),
  };
};
