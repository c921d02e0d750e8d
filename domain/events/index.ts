import { bindNeeds, type Needs } from '../needs.ts';
import { listCaseEvents } from './list-case-events.ts';
import { recordCaseEvent } from './record-case-event.ts';

export type { CaseEvent } from './case-event.ts';
export type { CaseEventInput } from './record-case-event.ts';
export { listCaseEvents, recordCaseEvent };
export const createEvents = (needs: Needs) => bindNeeds(needs, { listCaseEvents, recordCaseEvent });
