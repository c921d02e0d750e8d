import type { Static, TSchema } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { DomainError } from '../domain/errors.ts';
import { guardOutside, type OutsideName } from './outside-guard.ts';

/** An outside system, for error codes and for people. */
export interface OutsideSystem extends OutsideName {
  /** milliseconds for one request and its answer; 10 s when left out */
  timeoutMs?: number | undefined;
  /** which refusals are final, where the status alone does not say; 4xx save the passing ones when left out */
  isFinal?: (status: number, code: string) => boolean;
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

export interface OutsideRequest {
  method: 'GET' | 'POST';
  url: URL;
  headers?: Record<string, string>;
  /** empty: none */
  body?: string;
  /** bytes the answer may have; 1 MiB when left out */
  limit?: number;
}

export interface OutsideAnswer {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

/**
 * HTTP with a time-out, a size limit, no redirects and a circuit breaker. `read` makes of the answer what is wanted; whatever it
 * throws means that the answer cannot be believed. Throws `OutsideRefusal` for a clear no, else a DomainError of kind `unavailable`.
 */
export interface OutsideHttp {
  exchange<T>(request: OutsideRequest, read: (answer: OutsideAnswer) => T | Promise<T>): Promise<T>;
}

const JSON_LIMIT = 1024 * 1024;
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

/** Checks a value from outside against a schema and strips it of everything else. */
export const checkAnswer = <A extends TSchema>(schema: A, value: unknown): Static<A> => {
  const validate = validatorOf(schema);
  if (!validate(value)) throw new Error(`answer of another shape: ${ajv.errorsText(validate.errors)}`);
  return value as Static<A>;
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

const codeOf = (body: Buffer): string => {
  try {
    return String((JSON.parse(body.toString('utf8')) as { code?: unknown }).code ?? 'refused');
  } catch {
    // a refusal without a readable reason stays a refusal
    return 'refused';
  }
};

const isFinalByStatus = (status: number): boolean => status < 500 && !PASSING.has(status);

const exchangeOnce = async (request: OutsideRequest, timeoutMs: number): Promise<OutsideAnswer> => {
  const { method, url, headers = {}, body = '', limit = JSON_LIMIT } = request;
  const signal = AbortSignal.timeout(timeoutMs);
  // Every request has a connection of its own: one sent on a kept connection that is just closing has an unknown outcome, which
  // costs more to clear up than a handshake.
  const init: RequestInit = { method, headers: { connection: 'close', ...headers }, signal, redirect: 'error' };
  const response = await fetch(url, { ...init, ...(body !== '' && { body }) });
  return { status: response.status, headers: response.headers, bytes: await readLimited(response, limit) };
};

export const createOutsideHttp = (system: OutsideSystem): OutsideHttp => {
  const { name, title, timeoutMs = 10_000, isFinal = isFinalByStatus } = system;
  const guard = guardOutside({ name, title });
  const believe = (answer: OutsideAnswer): OutsideAnswer => {
    if (answer.status < 300) return answer;
    const code = codeOf(answer.bytes);
    throw isFinal(answer.status, code)
      ? new OutsideRefusal(answer.status, code)
      : new Error(`answered ${answer.status} ${code}`);
  };
  return {
    exchange: (request, read) =>
      guard.run(async () => {
        try {
          return await read(believe(await exchangeOnce(request, timeoutMs)));
        } catch (error) {
          throw error instanceof OutsideRefusal ? error : guard.unavailable(error);
        }
      }),
  };
};

/** Turns the refusals that mean "the outside knows nothing of it" into undefined. */
export const orUndefined = async <T>(
  work: Promise<T>,
  isUnknown: (refusal: OutsideRefusal) => boolean = ({ status }) => status === 404,
): Promise<T | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof OutsideRefusal && isUnknown(error)) return undefined;
    throw error;
  }
};

/** A refusal nobody expected, as a domain error that is not tried again. */
export const asConflict = async <T>(system: Pick<OutsideSystem, 'name' | 'title'>, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof OutsideRefusal)) throw error;
    const details = [{ path: '', message: `${error.status} ${error.code}` }];
    throw new DomainError('conflict', `${system.name}-refused`, `${system.title}拒绝了请求`, details, error);
  }
};
