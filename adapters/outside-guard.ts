import { DomainError } from '../domain/errors.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';

/** An outside system's name: a word for error codes, `payment-gateway` → `payment-gateway-unavailable`, and one for people. */
export interface OutsideName {
  name: string;
  /** 支付平台 … */
  title: string;
}

/** What every call to one outside system goes through. */
export interface OutsideGuard {
  /** Asking again later may help. */
  unavailable(cause: unknown): DomainError;
  /** Runs the call, or refuses at once for 10 s after five that ended as unavailable. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** One circuit breaker per outside system. */
export const guardOutside = ({ name, title }: OutsideName): OutsideGuard => {
  const unavailable = (cause: unknown): DomainError =>
    new DomainError('unavailable', `${name}-unavailable`, `${title}暂时不可用，请稍后再试`, [], cause);
  const breaker = createCircuitBreaker({
    failures: 5,
    openMs: 10_000,
    isFailure: (error) => error instanceof DomainError && error.kind === 'unavailable',
    refuse: () => unavailable(new Error('circuit open')),
    now: () => performance.now(),
  });
  return { unavailable, run: (work) => breaker.run(work) };
};
