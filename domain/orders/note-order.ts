import { writeAuditLine } from '../audit/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Order } from './order.ts';

/** Tells of a change: the audit trail, the story of the case it is about, and the department's screens. */
export const noteOrder = async (
  needs: Needs,
  order: Order,
  { action, event, details = {} }: { action: string; event: string; details?: Record<string, unknown> },
  actor: Actor,
): Promise<void> => {
  const { id, caseNo, departmentId, limitKey, clockId } = order;
  const data = { orderId: id, limitKey, clockId, departmentId, ...details };
  await writeAuditLine(needs, { action, subjectKind: 'order', subjectId: id, details: data }, actor);
  if (caseNo !== undefined) await recordCaseEvent(needs, { caseNo, type: event, data }, actor);
  await announce(needs, 'desk', departmentId);
};
