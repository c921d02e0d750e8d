import type { DateTime } from 'luxon';
import type { Actor, Needs } from '../needs.ts';
import { notifyOfficer } from '../notifications/index.ts';
import { listDepartments, listHeads } from '../people/index.ts';
import type { Order } from './order.ts';

/**
 * Tells the head of the responsible department, on the desk and by SMS where a phone is known, once per occasion. The order stands in
 * the department's own lists all the same.
 */
export const tellHead = async (
  needs: Needs,
  { id, number = '', caseNo, departmentId }: Order,
  { template, round, dueAt }: { template: 'order-issued' | 'order-escalated'; round: number; dueAt: DateTime },
  actor: Actor,
): Promise<void> => {
  const department = (await listDepartments(needs)).find((one) => one.id === departmentId);
  const values = { departmentName: department?.name ?? '本部门', number, dueOn: dueAt.toISODate() ?? '' };
  const about = caseNo === undefined ? undefined : { caseNo };
  for (const { accountId, phone } of await listHeads(needs, departmentId)) {
    const occasion = `${id}:${template}:${round}`;
    await notifyOfficer(needs, { accountId, phone, about, template, occasion, values }, actor);
  }
};
