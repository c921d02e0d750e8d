import type { Needs } from '../needs.ts';
import type { Deduction, Order } from './order.ts';
import { orderNotFound } from './order-errors.ts';
import { lockOrder, selectOrder, selectOrdersOfCase } from './order-store.ts';
import { selectDeductions } from './score-store.ts';

/** Errors: order-not-found. */
export const getOrder = async (needs: Needs, orderId: string): Promise<Order> => {
  const order = await selectOrder(needs, orderId);
  if (order === undefined) throw orderNotFound();
  return order;
};

/** Held until the transaction ends. */
export const getLockedOrder = async (needs: Needs, orderId: string): Promise<Order> => {
  const order = await lockOrder(needs, orderId);
  if (order === undefined) throw orderNotFound();
  return order;
};

export const findOrder = (needs: Needs, orderId: string): Promise<Order | undefined> => selectOrder(needs, orderId);

/** Orders about limits of this case, oldest first. */
export const listOrdersOfCase = (needs: Needs, caseNo: string): Promise<Order[]> => selectOrdersOfCase(needs, caseNo);

/** What the department lost in this order, oldest first. */
export const listDeductions = (needs: Needs, orderId: string): Promise<Deduction[]> => selectDeductions(needs, orderId);
