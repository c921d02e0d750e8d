import { EXPLANATION, REPLY } from '../orders/index.ts';

/** A date that diagrams wait for, and the limit it was taken from when the diagram got there. */
export interface LimitTimer {
  /** variable of the timer event */
  variable: string;
  /** key of the limit without its round; its subject is what the process is about, a case or an order */
  limit: string;
}

/**
 * The engine keeps such a date for as long as the diagram waits; a new calendar moves the limit meanwhile, and the reconciler moves
 * the timer after it. Not among them: the last moment of a payment, which was told to the payment platform.
 */
export const LIMIT_TIMERS: readonly LimitTimer[] = [
  { variable: 'acceptanceDueAt', limit: 'acceptance' },
  { variable: 'supplementDueAt', limit: 'supplement' },
  { variable: 'rectificationDueAt', limit: 'rectification' },
  { variable: 'renewalDueAt', limit: 'renewal' },
  { variable: 'explanationDueAt', limit: EXPLANATION },
  { variable: 'replyDueAt', limit: REPLY },
];
