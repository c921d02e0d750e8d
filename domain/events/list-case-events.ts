import type { Needs } from '../needs.ts';
import type { CaseEvent } from './case-event.ts';
import { selectCaseEvents } from './case-event-store.ts';

/** The whole story of a case, oldest first. */
export const listCaseEvents = (needs: Needs, caseNo: string): Promise<CaseEvent[]> => selectCaseEvents(needs, caseNo);
