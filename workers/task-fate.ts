import { DomainError } from '../domain/errors.ts';
import type { AttemptCount } from '../domain/exactly-once/index.ts';

/** What becomes of work that failed. */
export type Fate =
  | { kind: 'business-error'; code: string }
  | { kind: 'again'; attemptsLeft: number; delayMilliseconds: number; passes: boolean; needsPerson: boolean }
  | { kind: 'wait'; attemptsLeft: number; delayMilliseconds: number; countsAnew: boolean }
  | { kind: 'give-up' };

/** About an hour of trying. Then a person is told; the work is never given up for what passes by itself. */
const ATTEMPTS_WHEN_UNAVAILABLE = 20;
const ATTEMPTS_OTHERWISE = 4;
/** Starts of which nobody heard again: from here on the work is done alone, */
export const STARTS_BEFORE_SUSPICION = 4;
/** and here it is plain that it takes its worker with it. */
const STARTS_WITHOUT_A_WORD = 20;
/** By then the time between two looks is the longest. */
const LOOKS_AHEAD = 12;
const FIRST_DELAY = 500;
const LONGEST_DELAY = 300_000;

/** PostgreSQL going away, refusing connections, undoing a transaction or ending an idle one; sockets; pools. All pass by themselves. */
const PASSING = /^(08\w{3}|53\w{3}|57P0\d|25P03|40001|40P01|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|UND_ERR\w*)$/;
/** What pg says without a code when a connection broke or did not answer; knex puts the statement before it. */
const BROKEN_CONNECTION = /(^|- )(Connection terminated\b.*|Query read timeout|Client (has encountered|was closed).*)$/;

/**
 * The model does not catch what the topic says it raises, or breaks on the way it draws for it: a fault of ours, which no waiting mends.
 * The engine has only this sentence for it, on a 500 like any other.
 */
const isFaultOfModel = (error: Error): boolean => /Propagation of bpmn error .* failed/.test(error.message);

/** What failed is right once whatever is away is back: nothing of ours must change. */
export const passes = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error instanceof DomainError) return error.kind === 'unavailable';
  const { code, httpStatusCode } = error as Error & { code?: unknown; httpStatusCode?: unknown };
  if (typeof code === 'string' && PASSING.test(code)) return true;
  if (isFaultOfModel(error)) return false;
  // the engine restarts, has lost its database, or met a fault of its own
  if (typeof httpStatusCode === 'number' && httpStatusCode >= 500) return true;
  if (code === undefined && BROKEN_CONNECTION.test(error.message)) return true;
  return error.name === 'KnexTimeoutError' || passes(error.cause);
};

/** Doubles from half a second to five minutes, spread so that cases that failed together do not come back together. */
export const backOff = (attempt: number): number =>
  Math.round(Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (attempt - 1)) * (0.75 + Math.random() * 0.5));

const waitFrom = (looks: number): Fate => ({
  kind: 'wait',
  attemptsLeft: ATTEMPTS_WHEN_UNAVAILABLE,
  delayMilliseconds: backOff(looks),
  countsAnew: looks >= LOOKS_AHEAD,
});

const untilItPasses = (failures: number): Fate => ({
  kind: 'again',
  attemptsLeft: Math.max(1, ATTEMPTS_WHEN_UNAVAILABLE - failures),
  delayMilliseconds: backOff(failures),
  passes: true,
  needsPerson: failures >= ATTEMPTS_WHEN_UNAVAILABLE,
});

/** Never begun again once the attempts are used up, also when the worker died in every one of them. */
export const hasUsedUpAttempts = ({ begun, passing }: AttemptCount): boolean => begun - passing > STARTS_WITHOUT_A_WORD;

/** The count includes the start that failed. Errors the model catches take the way it draws; the rest is tried again, or is an incident. */
export const decideFate = (error: unknown, { begun, passing }: AttemptCount, raises: readonly string[]): Fate => {
  if (error instanceof DomainError && raises.includes(error.code)) return { kind: 'business-error', code: error.code };
  // a timer whose day a new calendar put off has fired on the old one: it is looked at until its day, and is no incident
  if (error instanceof DomainError && error.kind === 'too-early') return waitFrom(passing + 1);
  if (passes(error)) return untilItPasses(passing + 1);
  const attempt = begun - passing;
  const attemptsLeft = ATTEMPTS_OTHERWISE - attempt;
  if (attemptsLeft <= 0) return { kind: 'give-up' };
  return { kind: 'again', attemptsLeft, delayMilliseconds: backOff(attempt), passes: false, needsPerson: false };
};
