import type { ErrorRequestHandler, Request, Response } from 'express';
import { MulterError } from 'multer';
import { DomainError, type ErrorDetail, type ErrorKind } from '../domain/errors.ts';
import type { Problem } from './field-schemas.ts';
import * as http from './http-errors.ts';
import { HttpError } from './http-errors.ts';
import type { Log } from './server-deps.ts';

const STATUS_OF_KIND: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unavailable: 503,
  'too-early': 409,
};

/** Codes whose HTTP meaning is finer than their kind. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  'idempotency-key-reused': 422,
  'file-too-large': 413,
  'task-changed': 412,
  'draft-changed': 412,
  'clue-changed': 412,
  'inquiry-changed': 412,
  'account-locked': 429,
  'too-many-sign-ins': 429,
};

interface Refusal {
  status: number;
  code: string;
  title: string;
  details: readonly ErrorDetail[];
  headers: Readonly<Record<string, string>>;
}

const refusalOfDomain = (error: DomainError): Refusal => ({
  status: STATUS_OF_CODE[error.code] ?? STATUS_OF_KIND[error.kind],
  code: error.code,
  title: error.message,
  details: error.details,
  headers: error.kind === 'unavailable' ? { 'Retry-After': '5' } : {},
});

const refusalOfHttp = (error: HttpError): Refusal => ({
  status: error.status,
  code: error.code,
  title: error.message,
  details: error.details,
  headers: error.headers,
});

const refusalOfMulter = (error: MulterError): HttpError =>
  error.code === 'LIMIT_FILE_SIZE'
    ? http.fileTooLarge()
    : http.malformedUpload([{ path: error.field === undefined ? '' : `/${error.field}`, message: error.code }]);

/** What body-parser and the router throw, by their documented `type` and `status`. */
const refusalOfFramework = (error: { type?: unknown; status?: unknown }): HttpError | undefined => {
  if (error.type === 'entity.too.large') return http.payloadTooLarge();
  if (error.type === 'entity.parse.failed') return http.malformedJson();
  if (error.type === 'encoding.unsupported' || error.type === 'charset.unsupported')
    return http.mediaTypeNotSupported();
  if (typeof error.status === 'number' && error.status >= 400 && error.status < 500) return http.malformedRequest();
  return undefined;
};

const refusalOf = (error: unknown): Refusal | undefined => {
  if (error instanceof DomainError) return refusalOfDomain(error);
  if (error instanceof HttpError) return refusalOfHttp(error);
  if (error instanceof MulterError) return refusalOfHttp(refusalOfMulter(error));
  if (typeof error !== 'object' || error === null) return undefined;
  const known = refusalOfFramework(error);
  return known && refusalOfHttp(known);
};

const UNKNOWN: Refusal = { status: 500, code: 'internal-error', title: '服务器出错，已记录', details: [], headers: {} };

const problemOf = (refusal: Refusal, traceId: string): Problem => ({
  type: `urn:tongban:problem:${refusal.code}`,
  title: refusal.title,
  status: refusal.status,
  code: refusal.code,
  ...(refusal.details.length > 0 && {
    errors: refusal.details.map(({ path, message }) => ({ pointer: path, message })),
  }),
  traceId,
});

/** The id under which this request stands in the log; also the header `X-Request-Id`. */
export const traceIdOf = (res: Response): string => String(res.locals.traceId ?? '');

/** Every error of every route ends here, once, as a problem document (RFC 9457). Unknown errors show nothing of themselves. */
export const createErrorHandler =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, req: Request, res: Response, next) => {
    const refusal = refusalOf(error);
    const { status } = refusal ?? UNKNOWN;
    const line = { traceId: traceIdOf(res), method: req.method, route: req.baseUrl, status, code: refusal?.code };
    if (refusal === undefined) log.error({ ...line, err: error }, 'request failed');
    else if (status >= 500) log.warn({ ...line, err: error }, 'request could not be served');
    else log.info(line, 'request refused');
    if (res.headersSent) return next(error);
    res.set({ ...refusal?.headers, 'Cache-Control': 'no-store' });
    // a body that was not read to its end must not be taken for the next request
    if (!req.complete) res.set('Connection', 'close');
    res
      .status(status)
      .type('application/problem+json')
      .send(JSON.stringify(problemOf(refusal ?? UNKNOWN, line.traceId)));
  };
