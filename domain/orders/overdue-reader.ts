import type { DateTime } from 'luxon';
import { officeTime } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import { EXPLANATION, type OrderState } from './order.ts';

export interface OverdueFilter {
  departmentId?: string | undefined;
  /** a part of the number of the case or of the inquiry */
  search?: string | undefined;
}

export interface OverduePosition {
  redAt: DateTime;
  clockId: string;
}

/** An open limit that has run out, and what the department has said about it. */
export interface OverdueLine {
  clockId: string;
  redAt: DateTime;
  departmentId: string;
  departmentName: string;
  caseNo: string | undefined;
  /** of the consultation or complaint that waits for a reply, or whose order this is */
  inquiryNo: string | undefined;
  itemName: string | undefined;
  /** the order about this limit, or the one whose own limit it is */
  order: { id: string; state: OrderState; number: string | undefined } | undefined;
  explanation: { step: string; modelVersionId: string; values: Record<string, unknown> } | undefined;
}

interface Row {
  clock_id: string;
  red_at: Date;
  department_id: string;
  department_name: string;
  case_no: string | null;
  inquiry_no: string | null;
  item_name: string | null;
  order_id: string | null;
  order_state: OrderState | null;
  order_number: string | null;
  step: string | null;
  model_version_id: string | null;
  values: Record<string, unknown> | null;
}

// The light of a limit that stands still is the one it had: it is overdue only where its run had turned red before.
const OVERDUE = `k.is_supervised and k.watch_from <= at.instant and k.red_at <= at.instant
  and (k.state = 'running' or (k.state = 'suspended' and k.turned_red_at is not null))`;

// Two joins that an index serves each; one with "or" in it would be looked up row by row.
const ORDERS = `left join supervision_orders about on about.clock_id = k.id
  left join supervision_orders own on k.subject_kind = 'order' and own.id = k.subject_id`;
const CASE_NO = 'coalesce(k.case_no, own.case_no)';
const ASKED = 'left join clocks asked on asked.id = own.clock_id';
const INQUIRY_NO = `case when k.subject_kind = 'inquiry' then k.subject_id
  when asked.subject_kind = 'inquiry' then asked.subject_id end`;
const ofOrder = (column: string): string => `coalesce(about.${column}, own.${column})`;

/** The newest explanation a department gave in an order and that was not overtaken. */
const EXPLAINED = `left join lateral (
  select t.part_key || '/' || t.task_key as step, t.decision -> 'values' as values from tasks t
  join clocks e on e.id = t.clock_id and e.limit_key = '${EXPLANATION}'
  where t.subject_id = ${ofOrder('id')} and t.decision is not null and t.state <> 'overtaken'
  order by t.seq desc limit 1) said on true`;

const toLine = (row: Row): OverdueLine => ({
  clockId: row.clock_id,
  redAt: officeTime(row.red_at),
  departmentId: row.department_id,
  departmentName: row.department_name,
  caseNo: row.case_no ?? undefined,
  inquiryNo: row.inquiry_no ?? undefined,
  itemName: row.item_name ?? undefined,
  order:
    row.order_id === null || row.order_state === null
      ? undefined
      : { id: row.order_id, state: row.order_state, number: row.order_number ?? undefined },
  explanation:
    row.step === null || row.model_version_id === null
      ? undefined
      : { step: row.step, modelVersionId: row.model_version_id, values: row.values ?? {} },
});

const overdue = ({ db, clock }: Needs, filter: OverdueFilter) => {
  const query = db('clocks as k')
    .join('departments as d', 'd.id', 'k.department_id')
    .joinRaw('cross join (select ?::timestamptz as instant) at', [clock.now().toJSDate()])
    .whereRaw(`k.state <> 'stopped' and ${OVERDUE}`);
  const search = filter.search?.trim() ?? '';
  if (search !== '') void query.whereRaw(`strpos(coalesce(${CASE_NO}, ${INQUIRY_NO}, ''), ?) > 0`, [search]);
  return query;
};

/** A page of limits that have run out, the longest first. */
export const readOverdue = async (
  needs: Needs,
  filter: OverdueFilter,
  page: { after: OverduePosition | undefined; limit: number },
): Promise<OverdueLine[]> => {
  const query = overdue(needs, filter)
    .joinRaw(ORDERS)
    .joinRaw(ASKED)
    .joinRaw(`left join cases c on c.case_no = ${CASE_NO}`)
    .leftJoin('items as i', 'i.key', 'c.item_key')
    .joinRaw(EXPLAINED);
  if (filter.departmentId !== undefined) void query.where('k.department_id', filter.departmentId);
  if (page.after !== undefined)
    void query.whereRaw('(k.red_at, k.id) > (?, ?)', [page.after.redAt.toJSDate(), page.after.clockId]);
  const rows: Row[] = await query
    .orderBy('k.red_at')
    .orderBy('k.id')
    .limit(page.limit)
    .select('k.id as clock_id', 'k.red_at', 'k.department_id', 'd.name as department_name', 'i.name as item_name')
    .select(needs.db.raw(`${ofOrder('id')} as order_id, ${ofOrder('state')} as order_state`))
    .select(needs.db.raw(`${ofOrder('number')} as order_number, ${ofOrder('model_version_id')} as model_version_id`))
    .select('said.step', 'said.values', needs.db.raw(`${CASE_NO} as case_no, ${INQUIRY_NO} as inquiry_no`));
  return rows.map(toLine);
};

/** How many each department has, whichever is chosen, in the order of departments. */
export const countOverdue = async (
  needs: Needs,
  filter: OverdueFilter,
): Promise<{ id: string; name: string; count: number }[]> => {
  const rows: { id: string; name: string; count: string }[] = await overdue(needs, filter)
    .joinRaw(ORDERS)
    .joinRaw(ASKED)
    .groupBy('d.id', 'd.name', 'd.position')
    .orderBy('d.position')
    .orderBy('d.id')
    .select('d.id', 'd.name')
    .count('* as count');
  return rows.map(({ id, name, count }) => ({ id, name, count: Number(count) }));
};
