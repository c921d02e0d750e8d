import type { Domain } from '../../domain/domain.ts';
import { ORDER_STATE_NAMES } from '../../domain/orders/index.ts';
import { readLimitNames } from '../limit-name.ts';
import { readDepartmentNames } from '../people-names.ts';
import type { CaseOrder } from './order-schemas.ts';

/** Supervision orders about limits of a case, oldest first. */
export const readCaseOrders = async (domain: Domain, caseNo: string): Promise<CaseOrder[]> => {
  const orders = await domain.orders.listOrdersOfCase(caseNo);
  if (orders.length === 0) return [];
  const departmentNames = await readDepartmentNames(domain);
  const nameOf = await readLimitNames(domain);
  return orders.map(({ id, number, state, departmentId, limitKey }) => ({
    id,
    number: number ?? null,
    stateName: ORDER_STATE_NAMES[state],
    departmentId,
    departmentName: departmentNames.get(departmentId) ?? departmentId,
    limitName: nameOf(limitKey),
    isOpen: state === 'explaining' || state === 'issued',
  }));
};
