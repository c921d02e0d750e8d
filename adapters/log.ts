import { pino } from 'pino';
import type { Logger } from 'pino';

/** Log lines carry ids and outcomes, never persons, bodies or secrets. */
export type Log = Logger;

interface LoggedError {
  type: string;
  message: string;
  code?: unknown;
  stack?: string;
  cause?: LoggedError;
}

// Only these fields: a database error also carries `detail` and `where`, which quote the row and so the person.
const describe = (error: unknown): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  const { code, cause } = error as Error & { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(cause === undefined ? {} : { cause: describe(cause) }),
  };
};

/** JSON lines on standard output, each naming the part that wrote it; errors go under `err`. */
export const createLog = (part: string, level = 'info'): Log =>
  pino({
    level,
    base: { part, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describe, error: describe },
    redact: { paths: ['password', 'token', 'authorization', 'cookie', '*.password', '*.authorization'], remove: true },
  });
