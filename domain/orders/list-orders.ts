import { listClocksByIds, type LimitClock } from '../clocks/index.ts';
import type { Needs } from '../needs.ts';
import type { OrderState } from './order.ts';
import { orderNotFound } from './order-errors.ts';
import {
  countOrders,
  readOrder,
  readOrderDepartments,
  readOrders,
  type OrderFilter,
  type OrderLine,
  type OrderPosition,
} from './order-reader.ts';

/** A line with the limit that runs in it now. */
export interface OrderEntry extends OrderLine {
  clock: LimitClock | undefined;
}

export interface OrderList {
  rows: OrderEntry[];
  counts: Record<OrderState, number>;
  /** that have orders at all */
  departments: { id: string; name: string }[];
  /** where the next page begins; undefined at the end */
  next: OrderPosition | undefined;
}

const withClocks = async (needs: Needs, lines: readonly OrderLine[]): Promise<OrderEntry[]> => {
  const ids = lines.flatMap(({ stepClockId }) => stepClockId ?? []);
  const clocks = new Map((await listClocksByIds(needs, ids)).map((clock) => [clock.id, clock]));
  return lines.map((line) => ({ ...line, clock: clocks.get(line.stepClockId ?? '') }));
};

/** A page of orders, newest first. */
export const listOrders = async (
  needs: Needs,
  input: OrderFilter & { after?: OrderPosition | undefined; limit: number },
): Promise<OrderList> => {
  const lines = await readOrders(needs, input, { after: input.after, limit: input.limit + 1 });
  const shown = lines.slice(0, input.limit);
  const last = lines.length > input.limit ? shown.at(-1) : undefined;
  return {
    rows: await withClocks(needs, shown),
    counts: await countOrders(needs, input),
    departments: await readOrderDepartments(needs),
    next: last && { openedAt: last.openedAt, id: last.id },
  };
};

/** One line of the list. Errors: order-not-found. */
export const getOrderEntry = async (needs: Needs, orderId: string): Promise<OrderEntry> => {
  const line = await readOrder(needs, orderId);
  const [entry] = line === undefined ? [] : await withClocks(needs, [line]);
  if (entry === undefined) throw orderNotFound();
  return entry;
};
