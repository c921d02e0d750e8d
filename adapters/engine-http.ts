import { setTimeout as wait } from 'node:timers/promises';
import {
  engineBusy,
  engineNotFound,
  engineRequestRefused,
  engineSignInRefused,
  engineUnavailable,
} from '../domain/exactly-once/index.ts';
import type { DomainError } from '../domain/errors.ts';

export interface EngineAccess {
  /** ends in `/engine-rest` */
  url: string;
  user: string;
  password: string;
  /** for every call; default 15 s */
  timeoutMilliseconds?: number;
}

/** What the engine said no with. Its texts hold ids and element names, no personal data. */
export class EngineProblem extends Error {
  readonly status: number;
  readonly code: number | undefined;
  readonly details: unknown;

  constructor(status: number, code: number | undefined, message: string, details: unknown) {
    super(message);
    this.name = 'EngineProblem';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

type Query = Record<string, string | number | boolean | undefined>;

/** JSON in, JSON out. Rejects with a `DomainError` whose cause is the `EngineProblem` or the network's error. */
export interface EngineHttp {
  get(path: string, query?: Query): Promise<unknown>;
  post(path: string, body: unknown, query?: Query): Promise<unknown>;
  put(path: string, body: unknown): Promise<unknown>;
  remove(path: string, query?: Query): Promise<unknown>;
  postForm(path: string, form: FormData): Promise<unknown>;
}

const OPTIMISTIC_LOCK = 1;
const DEADLOCK = 10_000;
/** The same as OPTIMISTIC_LOCK from `/job/{id}/execute`, which answers every failure with 404 and without a code. */
const UPDATED_CONCURRENTLY = 'ENGINE-03005';
/** A transaction that met another is rolled back as a whole, so repeating it is always right. */
const TRIES = 4;

export const isBusy = (problem: EngineProblem): boolean =>
  problem.code === OPTIMISTIC_LOCK || problem.code === DEADLOCK || problem.message.includes(UPDATED_CONCURRENTLY);

const toDomainError = (problem: EngineProblem): DomainError => {
  if (isBusy(problem)) return engineBusy([], problem);
  if (problem.status === 401 || problem.status === 403) return engineSignInRefused([], problem);
  if (problem.status === 404) return engineNotFound([], problem);
  if (problem.status < 500) return engineRequestRefused([{ path: '', message: problem.message }], problem);
  return engineUnavailable([], problem);
};

const readProblem = async (response: Response): Promise<EngineProblem> => {
  const text = await response.text();
  try {
    const body = JSON.parse(text) as { code?: number | null; message?: string; details?: unknown };
    return new EngineProblem(response.status, body.code ?? undefined, body.message ?? '', body.details);
  } catch {
    return new EngineProblem(response.status, undefined, text.slice(0, 200), undefined);
  }
};

const withQuery = (path: string, query: Query): string => {
  const pairs = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return pairs.length ? `${path}?${new URLSearchParams(pairs)}` : path;
};

/** The engine's REST interface with time-outs; errors told apart by the engine's `code`, never by status alone. */
export const createEngineHttp = (access: EngineAccess): EngineHttp => {
  const base = access.url.replace(/\/$/, '');
  const authorization = `Basic ${Buffer.from(`${access.user}:${access.password}`).toString('base64')}`;

  const callOnce = async (path: string, init: RequestInit): Promise<unknown> => {
    const signal = AbortSignal.timeout(access.timeoutMilliseconds ?? 15_000);
    const headers = { accept: 'application/json', authorization, ...(init.headers as Record<string, string>) };
    const response = await fetch(`${base}${path}`, { ...init, headers, signal });
    if (!response.ok) throw await readProblem(response);
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  };

  const call = async (path: string, init: RequestInit): Promise<unknown> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await callOnce(path, init);
      } catch (error) {
        if (!(error instanceof EngineProblem)) throw engineUnavailable([], error);
        if (!isBusy(error) || attempt === TRIES) throw toDomainError(error);
        await wait(attempt * (10 + Math.random() * 40));
      }
    }
  };

  const send = (method: string, path: string, body: unknown): Promise<unknown> =>
    call(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

  return {
    get: (path, query = {}) => call(withQuery(path, query), { method: 'GET' }),
    post: (path, body, query = {}) => send('POST', withQuery(path, query), body),
    put: (path, body) => send('PUT', path, body),
    remove: (path, query = {}) => call(withQuery(path, query), { method: 'DELETE' }),
    postForm: (path, form) => call(path, { method: 'POST', body: form }),
  };
};

/** Turns "not found" into undefined. */
export const findOrUndefined = async <T>(call: Promise<T>): Promise<T | undefined> => {
  try {
    return await call;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
};

/** The engine's own words behind one of our errors. */
export const problemOf = (error: unknown): EngineProblem | undefined => {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof EngineProblem ? cause : undefined;
};

const isNotFound = (error: unknown): boolean => problemOf(error)?.status === 404;
