import type { DateTime } from 'luxon';
import type { Actor } from '../needs.ts';

/**
 * Something that happened to a case, in the past tense (`CaseOpened`, `LicenceIssued`). `data` holds ids, codes, numbers and dates
 * (ISO); never a person's name, number, phone or address.
 */
export interface CaseEvent {
  id: number;
  caseNo: string;
  type: string;
  at: DateTime;
  actor: Actor;
  data: Record<string, unknown>;
}
