import type { Clock, Needs, Reached, Transact } from '../needs.ts';

/**
 * What a use-case that touches the outside may use. It opens its own transactions around the call; a room adds the one port it
 * needs: `EffectNeeds & { gateway: PaymentGateway }`.
 */
export interface EffectNeeds {
  transact: Transact;
  clock: Clock;
  reached: Reached;
}

/** One thing to be done outside exactly once, known by (case, activity, sequence) whoever asks and however often. */
export interface EffectIntent {
  caseNo: string;
  /** what is done, in kebab-case: `request-payment` */
  activity: string;
  /** 0 for the first time in this case; a second order after the first was closed is 1 */
  seq: number;
  /** which outside system: `payment`, `licence`, `courier`, `sms` */
  kind: string;
  /** what was asked, for the record; JSON */
  request: Record<string, unknown>;
}

/** How to do it, and how to find out whether it was done. Both get our key, which never changes between attempts. */
export interface EffectCall<Answer> {
  send(key: string): Promise<Answer>;
  /** undefined = the outside knows nothing of this key */
  query(key: string): Promise<Answer | undefined>;
}

/** Writes the consequence of the answer into our tables, in the transaction that confirms the effect. */
export type SettleEffect<Answer> = (needs: Needs, answer: Answer) => Promise<void>;
