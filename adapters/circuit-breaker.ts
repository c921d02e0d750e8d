/** Stops asking a system that keeps failing, so that callers fail at once instead of waiting for a time-out each. */
export interface CircuitBreaker {
  /** Runs `work`, or throws what `refuse` makes while the circuit is open. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

export interface BreakerSettings {
  /** failures in a row that open the circuit */
  failures: number;
  /** how long it stays open before one call may try */
  openMs: number;
  /** does this error mean the system is in trouble, rather than that it refused */
  isFailure: (error: unknown) => boolean;
  refuse: () => Error;
  /** milliseconds that only go forward */
  now: () => number;
}

export const createCircuitBreaker = ({ failures, openMs, isFailure, refuse, now }: BreakerSettings): CircuitBreaker => {
  let failed = 0;
  let closedAgainAt = 0;
  return {
    async run(work) {
      const isOpen = failed >= failures;
      if (isOpen && now() < closedAgainAt) throw refuse();
      // half open: this call tries, the others are refused until it is back
      if (isOpen) closedAgainAt = now() + openMs;
      try {
        const result = await work();
        failed = 0;
        return result;
      } catch (error) {
        failed = isFailure(error) ? failed + 1 : 0;
        if (failed >= failures) closedAgainAt = now() + openMs;
        throw error;
      }
    },
  };
};
