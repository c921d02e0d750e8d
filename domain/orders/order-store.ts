import type { DateTime } from 'luxon';
import { officeTime, officeTimeOrNone } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { Order, OrderState } from './order.ts';

export interface OrderRow {
  id: string;
  clock_id: string;
  limit_key: string;
  case_no: string | null;
  department_id: string;
  model_version_id: string;
  state: OrderState;
  number: string | null;
  level: number;
  round: number;
  due_at: Date;
  opened_at: Date;
  issued_at: Date | null;
  escalated_at: Date | null;
  closed_at: Date | null;
}

export const toOrder = (row: OrderRow): Order => ({
  id: row.id,
  clockId: row.clock_id,
  limitKey: row.limit_key,
  caseNo: row.case_no ?? undefined,
  departmentId: row.department_id,
  modelVersionId: row.model_version_id,
  state: row.state,
  number: row.number ?? undefined,
  level: row.level,
  round: row.round,
  dueAt: officeTime(row.due_at),
  openedAt: officeTime(row.opened_at),
  issuedAt: officeTimeOrNone(row.issued_at),
  escalatedAt: officeTimeOrNone(row.escalated_at),
  closedAt: officeTimeOrNone(row.closed_at),
});

/** false: this clock was asked about before */
export const insertOrder = async (
  { db, clock }: Needs,
  order: Pick<Order, 'id' | 'clockId' | 'limitKey' | 'caseNo' | 'departmentId' | 'modelVersionId' | 'dueAt'>,
): Promise<boolean> => {
  const rows = await db('supervision_orders')
    .insert({
      id: order.id,
      clock_id: order.clockId,
      limit_key: order.limitKey,
      case_no: order.caseNo ?? null,
      department_id: order.departmentId,
      model_version_id: order.modelVersionId,
      state: 'explaining',
      due_at: order.dueAt.toJSDate(),
      opened_at: clock.now().toJSDate(),
    })
    .onConflict('clock_id')
    .ignore()
    .returning('id');
  return rows.length === 1;
};

export const selectOrder = async ({ db }: Needs, id: string): Promise<Order | undefined> => {
  const row: OrderRow | undefined = await db('supervision_orders').where({ id }).first();
  return row && toOrder(row);
};

/** Holds the row until the transaction ends. */
export const lockOrder = async ({ db }: Needs, id: string): Promise<Order | undefined> => {
  const row: OrderRow | undefined = await db('supervision_orders').where({ id }).forUpdate().first();
  return row && toOrder(row);
};

export const selectOrdersOfCase = async ({ db }: Needs, caseNo: string): Promise<Order[]> => {
  const rows: OrderRow[] = await db('supervision_orders').where({ case_no: caseNo }).orderBy(['opened_at', 'id']);
  return rows.map(toOrder);
};

/** The next number of this year; the row stays held, so that no number is lost or given twice. */
export const takeOrderCount = async ({ db }: Needs, year: number): Promise<number> => {
  const { rows } = await db.raw<{ rows: { last: number }[] }>(
    `insert into supervision_order_numbers (year, last) values (?, 1)
     on conflict (year) do update set last = supervision_order_numbers.last + 1 returning last`,
    [year],
  );
  return rows[0]?.last ?? 1;
};

export interface OrderChange {
  state?: OrderState;
  number?: string;
  level?: number;
  round?: number;
  issuedAt?: DateTime;
  escalatedAt?: DateTime;
  closedAt?: DateTime;
}

export const updateOrder = async ({ db }: Needs, id: string, change: OrderChange): Promise<void> => {
  const { issuedAt, escalatedAt, closedAt, ...plain } = change;
  await db('supervision_orders')
    .where({ id })
    .update({
      ...plain,
      ...(issuedAt !== undefined && { issued_at: issuedAt.toJSDate() }),
      ...(escalatedAt !== undefined && { escalated_at: escalatedAt.toJSDate() }),
      ...(closedAt !== undefined && { closed_at: closedAt.toJSDate() }),
      version: db.raw('version + 1'),
    });
};
