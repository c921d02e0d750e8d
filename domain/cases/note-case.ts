import { writeAuditLine } from '../audit/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import type { Actor, Needs } from '../needs.ts';

/** What is told of a change of a case. Ids, codes and dates only. */
export interface CaseNote {
  caseNo: string;
  /** the use-case, for the audit trail: `accept-case` */
  action: string;
  /** what happened, for the story of the case: `CaseAccepted` */
  event: string;
  data?: Record<string, unknown>;
  /** more, for the audit trail only */
  details?: Record<string, unknown>;
}

/** No change of a case without its event and its audit line. */
export const noteCase = async (needs: Needs, note: CaseNote, actor: Actor): Promise<void> => {
  const { caseNo, action, event, data = {}, details = {} } = note;
  await recordCaseEvent(needs, { caseNo, type: event, data }, actor);
  const line = { action, subjectKind: 'case', subjectId: caseNo, details: { ...data, ...details } };
  await writeAuditLine(needs, line, actor);
};
