/**
 * The kinds of failure a caller can act on; each door maps a kind once (HTTP status, BPMN error, screen text). `unavailable` passes by
 * itself or is somebody's fault; `too-early` is nobody's: the same call is right once its time has come.
 */
export type ErrorKind =
  'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'unavailable' | 'too-early';

/** Where the input is wrong and why; `path` is a JSON pointer into the input, `message` is for people (Chinese). */
export interface ErrorDetail {
  path: string;
  message: string;
}

/** A refusal with a stable code. `code` never changes once released; `message` is for people. */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: readonly ErrorDetail[];

  constructor(kind: ErrorKind, code: string, message: string, details: readonly ErrorDetail[] = [], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}

/** A clear no, which the same call would get again; everything else passes by itself or is a fault of ours. */
export const isRefusal = (error: unknown): error is DomainError =>
  error instanceof DomainError && error.kind !== 'unavailable';

type ErrorMaker = (details?: readonly ErrorDetail[], cause?: unknown) => DomainError;

/** One line per error: `export const caseNotFound = defineError('not-found', 'case-not-found', '没有这个办件');` */
export const defineError =
  (kind: ErrorKind, code: string, message: string): ErrorMaker =>
  (details = [], cause) =>
    new DomainError(kind, code, message, details, cause);
