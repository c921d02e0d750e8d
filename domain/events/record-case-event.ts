import type { Actor, Needs } from '../needs.ts';
import { insertCaseEvent } from './case-event-store.ts';

/** What happened, as `recordCaseEvent` takes it. */
export interface CaseEventInput {
  caseNo: string;
  /** past tense, PascalCase: `CaseOpened` */
  type: string;
  /** ids, codes, numbers, ISO dates; never a person */
  data?: Record<string, unknown>;
}

/** Appends to the story of a case, in the transaction of the change itself; whoever shows the case hears of it at commit. */
export const recordCaseEvent = (needs: Needs, input: CaseEventInput, actor: Actor): Promise<void> =>
  insertCaseEvent(needs, { caseNo: input.caseNo, type: input.type, data: input.data ?? {}, actor });
