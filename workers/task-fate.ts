import { DomainError } from '../domain/errors.ts';

/** What becomes of work that failed. */
export type Fate =
  | { kind: 'business-error'; code: string }
  | { kind: 'again'; attemptsLeft: number; delayMilliseconds: number }
  | { kind: 'wait'; attemptsLeft: number; delayMilliseconds: number; countsAnew: boolean }
  | { kind: 'give-up' };

const ATTEMPTS_WHEN_UNAVAILABLE = 20;
const ATTEMPTS_OTHERWISE = 4;
/** By then the time between two looks is the longest. */
const LOOKS_AHEAD = 12;
const FIRST_DELAY = 500;
const LONGEST_DELAY = 300_000;

/** PostgreSQL going away, refusing connections or undoing a transaction; sockets; pools. All pass by themselves. */
const PASSING = /^(08\w{3}|53\w{3}|57P0\d|40001|40P01|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|UND_ERR\w*)$/;

const passes = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error instanceof DomainError) return error.kind === 'unavailable';
  const { code } = error as Error & { code?: unknown };
  if (typeof code === 'string' && PASSING.test(code)) return true;
  return error.name === 'KnexTimeoutError' || passes(error.cause);
};

/** Doubles from half a second to five minutes, spread so that cases that failed together do not come back together. */
export const backOff = (attempt: number): number =>
  Math.round(Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (attempt - 1)) * (0.75 + Math.random() * 0.5));

const waitFrom = (attempt: number): Fate => ({
  kind: 'wait',
  attemptsLeft: ATTEMPTS_WHEN_UNAVAILABLE,
  delayMilliseconds: backOff(attempt),
  countsAnew: attempt >= LOOKS_AHEAD,
});

/** Never begun again once the attempts are used up, also when the worker died in every one of them. */
export const hasUsedUpAttempts = (attempt: number): boolean => attempt > ATTEMPTS_WHEN_UNAVAILABLE;

/** `attempt` counts the one that failed. Errors the model catches take the way it draws; the rest is tried again, or is an incident. */
export const decideFate = (error: unknown, attempt: number, raises: readonly string[]): Fate => {
  if (error instanceof DomainError && raises.includes(error.code)) return { kind: 'business-error', code: error.code };
  // a timer whose day a new calendar put off has fired on the old one: it is looked at until its day, and is no incident
  if (error instanceof DomainError && error.kind === 'too-early') return waitFrom(attempt);
  const attemptsLeft = (passes(error) ? ATTEMPTS_WHEN_UNAVAILABLE : ATTEMPTS_OTHERWISE) - attempt;
  return attemptsLeft > 0 ? { kind: 'again', attemptsLeft, delayMilliseconds: backOff(attempt) } : { kind: 'give-up' };
};
