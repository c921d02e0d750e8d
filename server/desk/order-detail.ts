import { explainClock, remainingOf } from '../../domain/clocks/index.ts';
import type { Domain } from '../../domain/domain.ts';
import { type OrderEntry, orderNotFound, SCORE_RULES } from '../../domain/orders/index.ts';
import { instantOf } from '../instants.ts';
import { readOrderHistory } from './order-history.ts';
import type { OrderDetail } from './order-schemas.ts';
import { type OrderSight, seenDepartment, viewOrderRow } from './order-view.ts';

/** An order of another department is not there for a clerk. */
const readOwn = async (domain: Domain, orderId: string, { caller }: OrderSight): Promise<OrderEntry> => {
  const entry = await domain.orders.getOrderEntry(orderId);
  if (seenDepartment(caller, entry.departmentId) !== entry.departmentId) throw orderNotFound();
  return entry;
};

const readLimit = async (
  domain: Domain,
  clockId: string,
  { calendar, now }: OrderSight,
): Promise<OrderDetail['limit']> => {
  const [clock] = await domain.clocks.listClocksByIds([clockId]);
  return clock === undefined
    ? null
    : {
        legalBasis: clock.legalBasis,
        startedAt: instantOf(clock.startedAt),
        dueAt: instantOf(clock.dueAt),
        remaining: remainingOf(calendar, clock, now),
        explanation: explainClock(calendar, clock),
      };
};

/** Everything a screen shows of one order, as of now. Errors: order-not-found. */
export const readOrderDetail = async (domain: Domain, orderId: string, sight: OrderSight): Promise<OrderDetail> => {
  const entry = await readOwn(domain, orderId, sight);
  const deductions = await domain.orders.listDeductions(orderId);
  return {
    order: viewOrderRow(entry, sight),
    limit: await readLimit(domain, entry.clockId, sight),
    deductions: deductions.map(({ id, rule, points, at }) => ({
      id,
      ruleName: SCORE_RULES[rule],
      points,
      at: instantOf(at),
    })),
    history: await readOrderHistory(domain, entry, deductions),
  };
};
