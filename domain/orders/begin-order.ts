import { getOfficeLimit, openClock } from '../clocks/index.ts';
import { queueCommand } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { openSubject } from '../tasks/index.ts';
import { EXPLANATION, ORDER_PROCESS, type Order } from './order.ts';

/** The explanation of the department is due: its limit starts, and the process whose tasks ask for it. */
export const beginOrder = async (
  needs: Needs,
  order: Pick<Order, 'id' | 'caseNo' | 'departmentId' | 'modelVersionId'>,
  definitionId: string,
  actor: Actor,
): Promise<void> => {
  const { id, departmentId } = order;
  await openSubject(needs, { ...order, kind: 'order' });
  const limit = await getOfficeLimit(needs, EXPLANATION);
  const of = { subjectKind: 'order', subjectId: id, limitKey: EXPLANATION } as const;
  const clock = await openClock(needs, { ...of, limit, departmentId }, actor);
  const variables = { orderId: id, explanationDueAt: clock.redAt };
  const payload = { definitionId, definitionKey: ORDER_PROCESS, businessKey: id, variables };
  await queueCommand(needs, { kind: 'start-order', subject: id, payload });
};
