import type { DateTime } from 'luxon';
import type { WorkingCalendar } from '../../domain/calendar/index.ts';
import { lightOf, remainingOf } from '../../domain/clocks/index.ts';
import type { Domain } from '../../domain/domain.ts';
import { ORDER_STATE_NAMES, type OrderEntry } from '../../domain/orders/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import { type LimitNames, readLimitNames } from '../limit-name.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import type { OrderRow } from './order-schemas.ts';

/** What every order of one answer is looked at with. */
export interface OrderSight {
  calendar: WorkingCalendar;
  now: DateTime;
  nameOf: LimitNames;
  caller: Pick<AccountCaller, 'departmentId' | 'roles'>;
}

export const readOrderSight = async (
  domain: Domain,
  now: DateTime,
  caller: OrderSight['caller'],
): Promise<OrderSight> => ({
  calendar: await domain.calendar.getCalendar(),
  now,
  nameOf: await readLimitNames(domain),
  caller,
});

/** Supervisors see every order, clerks those of their department. */
export const seenDepartment = (caller: OrderSight['caller'], asked: string | undefined): string | undefined =>
  caller.roles.includes('supervisor') ? asked : (caller.departmentId ?? '');

export const viewOrderRow = (entry: OrderEntry, { calendar, now, nameOf, caller }: OrderSight): OrderRow => ({
  id: entry.id,
  number: entry.number ?? null,
  state: entry.state,
  stateName: ORDER_STATE_NAMES[entry.state],
  level: entry.level,
  caseNo: entry.caseNo ?? null,
  inquiryNo: entry.inquiryNo ?? null,
  itemName: entry.itemName ?? '',
  limitName: nameOf(entry.limitKey),
  departmentId: entry.departmentId,
  departmentName: entry.departmentName,
  dueAt: instantOf(entry.dueAt),
  openedAt: instantOf(entry.openedAt),
  issuedAt: instantOrNull(entry.issuedAt),
  closedAt: instantOrNull(entry.closedAt),
  points: entry.points,
  steps: entry.steps.map(({ taskId, name, departmentId, role }) => ({
    taskId,
    name,
    isMine: departmentId === caller.departmentId && caller.roles.some((one) => one === role),
  })),
  stepDueAt: instantOrNull(entry.clock?.dueAt),
  light: entry.clock ? lightOf(entry.clock, now) : null,
  remaining: entry.clock ? remainingOf(calendar, entry.clock, now) : null,
});
