import { createHmac, randomBytes } from 'node:crypto';
import type { Static, TSchema } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { DomainError } from '../domain/errors.ts';
import type { Clock } from '../domain/needs.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';

/** An outside system and who we are there. */
export interface SignedSystem {
  /** a word for error codes: `payment-gateway` → `payment-gateway-unavailable` */
  name: string;
  /** 支付平台 … for people */
  title: string;
  url: string;
  client: string;
  key: string;
  clock: Clock;
  /** milliseconds for one request and its answer; 10 s when left out */
  timeoutMs?: number;
}

/** A clear no of the outside system: it has understood and will say the same again. */
export class OutsideRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`refused with ${status} ${code}`);
    this.name = 'OutsideRefusal';
    this.status = status;
    this.code = code;
  }
}

export interface SignedRequest<A extends TSchema> {
  method: 'GET' | 'POST';
  /** path and query, already encoded */
  path: string;
  body?: unknown;
  answer: A;
}

/**
 * JSON over HTTP with a signature, a time-out, a size limit and a circuit breaker. What the outside answers is checked against a
 * schema and stripped of everything else. Throws `OutsideRefusal` for a clear no, else a DomainError of kind `unavailable`.
 */
export interface SignedHttp {
  ask<A extends TSchema>(request: SignedRequest<A>): Promise<Static<A>>;
  /** The bytes of a file and the media type the other side claims. */
  fetchFile(path: string): Promise<{ mediaType: string; bytes: Buffer }>;
}

const JSON_LIMIT = 1024 * 1024;
const FILE_LIMIT = 32 * 1024 * 1024;
/** Asking again may help. */
const PASSING = new Set([401, 403, 408, 425, 429]);

const ajv = addFormats.default(new Ajv({ removeAdditional: 'all', allErrors: false }));
const validators = new WeakMap<TSchema, ValidateFunction>();

const validatorOf = (schema: TSchema): ValidateFunction => {
  const known = validators.get(schema);
  if (known) return known;
  const made = ajv.compile(schema);
  validators.set(schema, made);
  return made;
};

const readLimited = async (response: Response, limit: number): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) throw new Error(`answer larger than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const sign = ({ client, key, clock }: SignedSystem, target: string, body: string): Record<string, string> => {
  const timestamp = String(Math.floor(clock.now().toSeconds()));
  const nonce = randomBytes(12).toString('hex');
  const signature = createHmac('sha256', key).update(`${target}.${timestamp}.${nonce}.${body}`).digest('hex');
  return { 'x-client': client, 'x-timestamp': timestamp, 'x-nonce': nonce, 'x-signature': signature };
};

const refusalOf = (status: number, body: Buffer): Error => {
  if (status >= 500 || PASSING.has(status)) return new Error(`answered ${status}`);
  let code = 'refused';
  try {
    code = String((JSON.parse(body.toString('utf8')) as { code?: unknown }).code ?? code);
  } catch {
    // a refusal without a readable reason stays a refusal
  }
  return new OutsideRefusal(status, code);
};

const parseAnswer = <A extends TSchema>(schema: A, body: Buffer): Static<A> => {
  const value: unknown = JSON.parse(body.toString('utf8'));
  const validate = validatorOf(schema);
  if (!validate(value)) throw new Error(`answer of another shape: ${ajv.errorsText(validate.errors)}`);
  return value as Static<A>;
};

export const createSignedHttp = (system: SignedSystem): SignedHttp => {
  const unavailable = (cause?: unknown): DomainError =>
    new DomainError('unavailable', `${system.name}-unavailable`, `${system.title}暂时不可用，请稍后再试`, [], cause);
  const breaker = createCircuitBreaker({
    failures: 5,
    openMs: 10_000,
    isFailure: (error) => error instanceof DomainError,
    refuse: () => unavailable(new Error('circuit open')),
    now: () => performance.now(),
  });

  const send = async (method: string, path: string, body: string, limit: number): Promise<[Response, Buffer]> => {
    const url = new URL(system.url.replace(/\/$/, '') + path);
    const target = `${method} ${url.pathname}${url.search}`;
    // Every request has a connection of its own: one sent on a kept connection that is just closing has an unknown outcome, which
    // costs more to clear up than a handshake.
    const headers = { connection: 'close', 'content-type': 'application/json', ...sign(system, target, body) };
    const signal = AbortSignal.timeout(system.timeoutMs ?? 10_000);
    const init: RequestInit = { method, headers, signal, redirect: 'error', ...(body !== '' && { body }) };
    const response = await fetch(url, init);
    const bytes = await readLimited(response, limit);
    if (!response.ok) throw refusalOf(response.status, bytes);
    return [response, bytes];
  };

  const guarded = <T>(work: () => Promise<T>): Promise<T> =>
    breaker.run(async () => {
      try {
        return await work();
      } catch (error) {
        throw error instanceof OutsideRefusal ? error : unavailable(error);
      }
    });

  return {
    ask: ({ method, path, body, answer }) =>
      guarded(async () => {
        const [, bytes] = await send(method, path, body === undefined ? '' : JSON.stringify(body), JSON_LIMIT);
        return parseAnswer(answer, bytes);
      }),
    fetchFile: (path) =>
      guarded(async () => {
        const [response, bytes] = await send('GET', path, '', FILE_LIMIT);
        return { mediaType: response.headers.get('content-type') ?? '', bytes };
      }),
  };
};

/** Turns the refusal with this status into undefined: "the outside knows nothing of it". */
export const orUndefined = async <T>(work: Promise<T>, status = 404): Promise<T | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof OutsideRefusal && error.status === status) return undefined;
    throw error;
  }
};

/** A refusal nobody expected, as a domain error that is not tried again. */
export const asConflict = async <T>(system: { name: string; title: string }, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof OutsideRefusal)) throw error;
    const path = `${error.status} ${error.code}`;
    throw new DomainError(
      'conflict',
      `${system.name}-refused`,
      `${system.title}拒绝了请求`,
      [{ path: '', message: path }],
      error,
    );
  }
};
