import type { DateTime } from 'luxon';
import type { Needs } from '../needs.ts';
import type { Order, OrderState } from './order.ts';
import { toOrder, type OrderRow } from './order-store.ts';

/** Which orders; all filters must hold. `search` finds a part of the number of the order, the case or the inquiry. */
export interface OrderFilter {
  state?: OrderState | undefined;
  departmentId?: string | undefined;
  search?: string | undefined;
}

/** Where the page before ended. */
export interface OrderPosition {
  openedAt: DateTime;
  id: string;
}

/** A step of an order that waits for somebody. */
export interface OrderStep {
  taskId: string;
  name: string;
  departmentId: string;
  role: string;
}

/** One line of the list of orders. `stepClockId` is the limit that runs in it now. */
export interface OrderLine extends Order {
  departmentName: string;
  /** of the consultation or complaint that was replied to too late */
  inquiryNo: string | undefined;
  itemName: string | undefined;
  points: number;
  steps: OrderStep[];
  stepClockId: string | undefined;
}

interface Row extends OrderRow {
  department_name: string;
  inquiry_no: string | null;
  item_name: string | null;
  points: number;
  steps: OrderStep[] | null;
  step_clock_id: string | null;
}

const INQUIRY_NO = `case when k.subject_kind = 'inquiry' then k.subject_id end`;
const POINTS = `coalesce((select sum(s.points) from score_deductions s where s.order_id = o.id), 0)::int as points`;
const STEPS = `(select json_agg(json_build_object('taskId', t.id, 'name', t.name, 'departmentId', t.department_id,
  'role', t.role) order by t.seq) from tasks t
  where t.subject_id = o.id and t.state = 'open' and t.closed_at is null) as steps`;
const STEP_CLOCK = `(select k.id from clocks k where k.subject_kind = 'order' and k.subject_id = o.id
  and k.state <> 'stopped' order by k.started_at desc, k.id limit 1) as step_clock_id`;

const toLine = (row: Row): OrderLine => ({
  ...toOrder(row),
  departmentName: row.department_name,
  inquiryNo: row.inquiry_no ?? undefined,
  itemName: row.item_name ?? undefined,
  points: row.points,
  steps: row.steps ?? [],
  stepClockId: row.step_clock_id ?? undefined,
});

const lines = ({ db }: Needs) =>
  db('supervision_orders as o')
    .join('departments as d', 'd.id', 'o.department_id')
    .join('clocks as k', 'k.id', 'o.clock_id')
    .leftJoin('cases as c', 'c.case_no', 'o.case_no')
    .leftJoin('items as i', 'i.key', 'c.item_key');

const select = (query: ReturnType<typeof lines>, { db }: Needs) =>
  query
    .select('o.*', 'd.name as department_name', 'i.name as item_name')
    .select(db.raw(`${INQUIRY_NO} as inquiry_no`), db.raw(POINTS), db.raw(STEPS), db.raw(STEP_CLOCK));

const filtered = (needs: Needs, filter: OrderFilter) => {
  const query = lines(needs);
  if (filter.departmentId !== undefined) void query.where('o.department_id', filter.departmentId);
  const search = filter.search?.trim() ?? '';
  if (search !== '')
    void query.whereRaw(
      `(strpos(coalesce(o.number, ''), ?) > 0 or strpos(coalesce(o.case_no, ${INQUIRY_NO}, ''), ?) > 0)`,
      [search, search],
    );
  return query;
};

/** A page of orders, newest first. */
export const readOrders = async (
  needs: Needs,
  filter: OrderFilter,
  page: { after: OrderPosition | undefined; limit: number },
): Promise<OrderLine[]> => {
  const query = select(filtered(needs, filter), needs);
  if (filter.state !== undefined) void query.where('o.state', filter.state);
  if (page.after !== undefined)
    void query.whereRaw('(o.opened_at, o.id) < (?, ?)', [page.after.openedAt.toJSDate(), page.after.id]);
  const rows: Row[] = await query.orderByRaw('o.opened_at desc, o.id desc').limit(page.limit);
  return rows.map(toLine);
};

export const readOrder = async (needs: Needs, id: string): Promise<OrderLine | undefined> => {
  const rows: Row[] = await select(lines(needs).where('o.id', id), needs);
  return rows[0] && toLine(rows[0]);
};

/** How many there are in each state, whichever state is chosen. */
export const countOrders = async (needs: Needs, filter: OrderFilter): Promise<Record<OrderState, number>> => {
  const rows: { state: OrderState; count: string }[] = await filtered(needs, filter)
    .groupBy('o.state')
    .select('o.state')
    .count('* as count');
  const counts: Record<OrderState, number> = { explaining: 0, issued: 0, excused: 0, closed: 0 };
  for (const { state, count } of rows) counts[state] = Number(count);
  return counts;
};

/** Departments that have orders, in their own order. */
export const readOrderDepartments = (needs: Needs): Promise<{ id: string; name: string }[]> =>
  needs
    .db('departments as d')
    .whereRaw('exists (select 1 from supervision_orders o where o.department_id = d.id)')
    .orderBy('d.position')
    .orderBy('d.id')
    .select('d.id', 'd.name');
