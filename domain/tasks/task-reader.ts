import type { DateTime } from 'luxon';
import { officeTime, officeTimeOrNone } from '../calendar/index.ts';
import { lightLevel, type Light } from '../clocks/index.ts';
import type { Needs } from '../needs.ts';
import type { Account, Role } from '../people/index.ts';
import type { TaskSubject } from './subject.ts';
import type { TaskState } from './task.ts';

/** mine = claimed by me, open = nobody's yet, all = both and colleagues', done = decided by me. */
export type TaskView = 'mine' | 'open' | 'all' | 'done';

/** Which tasks; all filters must hold. `search` finds a case number or a part of the applicant's name. */
export interface TaskFilter {
  view: TaskView;
  light?: Light | undefined;
  itemKey?: string | undefined;
  departmentId?: string | undefined;
  search?: string | undefined;
}

/** Where the page before ended. */
export interface TaskPosition {
  sortAt: DateTime;
  id: string;
}

/**
 * One line of the task list. Case, item and applicant are those it is about, when it is about a case; `clockId` is the step's own
 * clock, else the promised limit of the case.
 */
export interface TaskLine {
  id: string;
  subject: TaskSubject;
  caseNo: string | undefined;
  /** of an order about the reply to an inquiry */
  inquiryNo: string | undefined;
  itemKey: string | undefined;
  itemName: string | undefined;
  applicantKind: 'person' | 'organisation' | undefined;
  applicantName: string | undefined;
  stepName: string;
  partKey: string;
  taskKey: string;
  branch: number | undefined;
  departmentId: string;
  departmentName: string;
  role: Role;
  state: TaskState;
  openedAt: DateTime;
  claimedBy: { id: string; name: string } | undefined;
  claimedAt: DateTime | undefined;
  decidedAt: DateTime | undefined;
  clockId: string | undefined;
  /** what the list is sorted by: the due date, or when it was decided in the view `done` */
  sortAt: DateTime;
  version: number;
}

interface Row {
  id: string;
  subject_kind: TaskSubject['kind'];
  subject_id: string;
  case_no: string | null;
  inquiry_no: string | null;
  item_key: string | null;
  item_name: string | null;
  applicant_kind: 'person' | 'organisation' | null;
  applicant_name: string | null;
  name: string;
  part_key: string;
  task_key: string;
  branch: number | null;
  department_id: string;
  department_name: string;
  role: Role;
  state: TaskState;
  opened_at: Date;
  claimed_by: string | null;
  claimer_name: string | null;
  claimed_at: Date | null;
  decided_at: Date | null;
  clock_id: string | null;
  sort_at: Date;
  version: number;
}

const toLine = (row: Row): TaskLine => ({
  id: row.id,
  subject: { kind: row.subject_kind, id: row.subject_id },
  caseNo: row.case_no ?? undefined,
  inquiryNo: row.inquiry_no ?? undefined,
  itemKey: row.item_key ?? undefined,
  itemName: row.item_name ?? undefined,
  applicantKind: row.applicant_kind ?? undefined,
  applicantName: row.applicant_name ?? undefined,
  stepName: row.name,
  partKey: row.part_key,
  taskKey: row.task_key,
  branch: row.branch ?? undefined,
  departmentId: row.department_id,
  departmentName: row.department_name,
  role: row.role,
  state: row.state,
  openedAt: officeTime(row.opened_at),
  claimedBy: row.claimed_by === null ? undefined : { id: row.claimed_by, name: row.claimer_name ?? '' },
  claimedAt: officeTimeOrNone(row.claimed_at),
  decidedAt: officeTimeOrNone(row.decided_at),
  clockId: row.clock_id ?? undefined,
  sortAt: officeTime(row.sort_at),
  version: row.version,
});

const INQUIRY_NO = `(select k.subject_id from supervision_orders o join clocks k on k.id = o.clock_id
  where t.subject_kind = 'order' and o.id = t.subject_id and k.subject_kind = 'inquiry') as inquiry_no`;
const FAR = `timestamptz '9999-12-31'`;

/** Everything but view and light, which the counts look at separately. */
const visible = ({ db }: Needs, account: Account, filter: Omit<TaskFilter, 'view' | 'light'>) => {
  const query = db('tasks as t')
    .leftJoin('cases as c', 'c.case_no', 't.case_no')
    .leftJoin('clocks as own', 'own.id', 't.clock_id')
    .leftJoin('clocks as promised', (join) =>
      join
        .on('promised.subject_id', 't.subject_id')
        .andOnVal('promised.subject_kind', 'case')
        .andOnVal('promised.limit_key', 'promised'),
    );
  // Supervisors look at every department's tasks; claiming and deciding stay with department and role.
  if (!account.roles.includes('supervisor'))
    void query.where('t.department_id', account.department?.id ?? '').whereIn('t.role', account.roles);
  if (filter.departmentId !== undefined) void query.where('t.department_id', filter.departmentId);
  if (filter.itemKey !== undefined) void query.where('c.item_key', filter.itemKey);
  if (filter.search !== undefined && filter.search !== '')
    void query.whereRaw(`(strpos(c.case_no, ?) > 0 or strpos(c.applicant_name, ?) > 0)`, [
      filter.search,
      filter.search,
    ]);
  return query;
};

const LEVEL = `case when own.id is not null then ${lightLevel('own', 'at.instant')}
  when promised.id is not null then ${lightLevel('promised', 'at.instant')} end`;
/** A light as the level of `lightLevel`. */
const LEVELS: readonly Light[] = ['green', 'yellow', 'red'];

/** Waits for somebody like this account to take it; what a supervisor only looks at does not. */
const WAITS = `t.claimed_by is null and t.department_id = :department and t.role = any (:roles)`;
const waitsFor = (account: Account) => ({ department: account.department?.id ?? '', roles: account.roles });

const withView = (query: ReturnType<typeof visible>, view: TaskView, account: Account) => {
  if (view === 'done') return query.where('t.decided_by', account.id);
  const open = query.where('t.state', 'open').whereNull('t.closed_at');
  if (view === 'mine') return open.where('t.claimed_by', account.id);
  return view === 'open' ? open.whereRaw(WAITS, waitsFor(account)) : open;
};

const withInstant = (needs: Needs, query: ReturnType<typeof visible>) =>
  query.joinRaw('cross join (select ?::timestamptz as instant) at', [needs.clock.now().toJSDate()]);

/** A page of the account's tasks: soonest due first, the view `done` latest first. */
export const readTasks = async (
  needs: Needs,
  account: Account,
  filter: TaskFilter,
  page: { after: TaskPosition | undefined; limit: number },
): Promise<TaskLine[]> => {
  const isDone = filter.view === 'done';
  const sort = isDone ? 't.decided_at' : `coalesce(own.due_at, promised.due_at, ${FAR})`;
  const query = withView(withInstant(needs, visible(needs, account, filter)), filter.view, account)
    .leftJoin('items as i', 'i.key', 'c.item_key')
    .join('departments as d', 'd.id', 't.department_id')
    .leftJoin('accounts as a', 'a.id', 't.claimed_by');
  if (filter.light !== undefined) void query.whereRaw(`${LEVEL} = ?`, [LEVELS.indexOf(filter.light)]);
  if (page.after !== undefined)
    void query.whereRaw(`(${sort}, t.id) ${isDone ? '<' : '>'} (?, ?)`, [page.after.sortAt.toJSDate(), page.after.id]);
  const rows: Row[] = await query
    .orderByRaw(`${sort} ${isDone ? 'desc' : 'asc'}, t.id ${isDone ? 'desc' : 'asc'}`)
    .limit(page.limit)
    .select('t.*', 'c.item_key', 'i.name as item_name', 'c.applicant_name', 'd.name as department_name')
    .select(needs.db.raw(`c.applicant ->> 'kind' as applicant_kind, a.display_name as claimer_name, ${INQUIRY_NO}`))
    .select(needs.db.raw(`coalesce(own.id, promised.id) as clock_id, ${sort} as sort_at`));
  return rows.map(toLine);
};

/** One line, if it is this account's to see. */
export const readTask = async (needs: Needs, account: Account, id: string): Promise<TaskLine | undefined> => {
  const rows: Row[] = await visible(needs, account, {})
    .where('t.id', id)
    .leftJoin('items as i', 'i.key', 'c.item_key')
    .join('departments as d', 'd.id', 't.department_id')
    .leftJoin('accounts as a', 'a.id', 't.claimed_by')
    .select('t.*', 'c.item_key', 'i.name as item_name', 'c.applicant_name', 'd.name as department_name')
    .select(needs.db.raw(`c.applicant ->> 'kind' as applicant_kind, a.display_name as claimer_name, ${INQUIRY_NO}`))
    .select(
      needs.db.raw(
        `coalesce(own.id, promised.id) as clock_id, coalesce(own.due_at, promised.due_at, ${FAR}) as sort_at`,
      ),
    );
  return rows[0] && toLine(rows[0]);
};

/** How many each view and each light would show; and the items that occur. */
export interface TaskCounts {
  views: { mine: number; open: number; all: number };
  lights: { green: number; yellow: number; red: number };
  items: { key: string; name: string }[];
}

interface CountRow {
  mine: string;
  open: string;
  total: string;
  green: string;
  yellow: string;
  red: string;
}

/** Views count under the chosen light, lights under the chosen view, so that every number is what a click would show. */
export const countTasks = async (needs: Needs, account: Account, filter: TaskFilter): Promise<TaskCounts> => {
  const view = filter.view === 'mine' ? 't.claimed_by = :me' : filter.view === 'open' ? WAITS : 'true';
  const light = filter.light === undefined ? 'true' : `${LEVEL} = ${LEVELS.indexOf(filter.light)}`;
  const sum = (condition: string, name: string) => `count(*) filter (where ${condition}) as ${name}`;
  const columns = [
    sum(`t.claimed_by = :me and ${light}`, 'mine'),
    sum(`${WAITS} and ${light}`, 'open'),
    sum(light, 'total'),
    ...LEVELS.map((colour, level) => sum(`${view} and ${LEVEL} = ${level}`, colour)),
  ].join(', ');
  const open = withView(withInstant(needs, visible(needs, account, filter)), 'all', account);
  const bindings = { me: account.id, ...waitsFor(account) };
  const row = await open.clone().first<CountRow>(needs.db.raw(columns, bindings));
  const items: { key: string; name: string }[] = await withView(visible(needs, account, {}), 'all', account)
    .join('items as i', 'i.key', 'c.item_key')
    .distinct('i.key', 'i.name')
    .orderBy('i.name');
  return {
    views: { mine: Number(row.mine), open: Number(row.open), all: Number(row.total) },
    lights: { green: Number(row.green), yellow: Number(row.yellow), red: Number(row.red) },
    items,
  };
};
