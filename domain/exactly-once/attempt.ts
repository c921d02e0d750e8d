/** How often a piece of work was begun, and how many of these starts failed by something that passes by itself. */
export interface AttemptCount {
  /** the one under way included */
  begun: number;
  passing: number;
}

/** `error` holds no personal data. `passes`: nobody's fault here, the same work is right once whatever is away is back. */
export interface FailedAttempt {
  externalTaskId: string;
  error: string;
  passes: boolean;
}
