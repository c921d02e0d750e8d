import type { Problem } from '../../server/field-schemas.ts';
import { ApiError } from './api-error.ts';

type QueryValue = string | number | boolean | undefined | null;

export interface CallOptions {
  query?: Record<string, QueryValue>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Handed over by the session; sent with everything that writes. */
let csrfToken = '';
let onSignedOut: () => void = () => undefined;

export const keepCsrfToken = (token: string): void => {
  csrfToken = token;
};

/** Called when the server says the session is gone. */
export const whenSignedOut = (listener: () => void): void => {
  onSignedOut = listener;
};

/** Same-origin JSON requests. Answers the parsed body (undefined for 204), throws ApiError for everything else. */
export const api = {
  get: <T>(path: string, options: CallOptions = {}) => call<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options: CallOptions = {}) => call<T>('POST', path, body, options),
  put: <T>(path: string, body?: unknown, options: CallOptions = {}) => call<T>('PUT', path, body, options),
  delete: <T>(path: string, options: CallOptions = {}) => call<T>('DELETE', path, undefined, options),
};

const call = async <T>(method: string, path: string, body: unknown, options: CallOptions): Promise<T> => {
  const response = await send(method, path, body, options);
  if (response.status === 204) return undefined as T;
  if (response.ok) return (await response.json()) as T;
  const problem = await readProblem(response);
  if (response.status === 401 && !path.startsWith('/session')) onSignedOut();
  throw new ApiError(response.status, problem);
};

const send = async (method: string, path: string, body: unknown, options: CallOptions): Promise<Response> => {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json', ...options.headers };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET') headers['x-csrf-token'] = csrfToken;
  try {
    return await fetch(path + queryString(options.query), {
      method,
      headers,
      credentials: 'same-origin',
      body: body === undefined ? null : JSON.stringify(body),
      signal: options.signal ?? null,
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError(0, {}, cause);
  }
};

const readProblem = async (response: Response): Promise<Partial<Problem>> => {
  try {
    return (await response.json()) as Partial<Problem>;
  } catch {
    return {};
  }
};

const queryString = (query: CallOptions['query']): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
};
