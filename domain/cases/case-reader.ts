import type { DateTime } from 'luxon';
import { officeTime } from '../calendar/index.ts';
import { lightLevel, type Light } from '../clocks/index.ts';
import type { Needs } from '../needs.ts';
import type { CaseState, Channel } from './case.ts';

/** Which cases; all filters must hold. `search` finds a case number or a part of the applicant's name. */
export interface CaseFilter {
  search?: string | undefined;
  state?: CaseState | undefined;
  itemKey?: string | undefined;
  /** only cases this client filed */
  clientId?: string | undefined;
  /** only cases this department receives, leads or reviews */
  departmentId?: string | undefined;
  /** only cases this department leads */
  leadDepartmentId?: string | undefined;
  /** only open cases with this light */
  light?: Light | undefined;
}

/** Where the page before ended. */
export interface CasePosition {
  receivedAt: DateTime;
  caseNo: string;
}

/** One line of a case list. */
export interface CaseLine {
  caseNo: string;
  itemKey: string;
  itemName: string;
  applicantKind: 'person' | 'organisation';
  applicantName: string;
  state: CaseState;
  channel: Channel;
  leadDepartmentName: string;
  /** names of the steps open now */
  steps: string[];
  receivedAt: DateTime;
  version: number;
}

interface Row {
  case_no: string;
  item_key: string;
  item_name: string;
  applicant_kind: 'person' | 'organisation';
  applicant_name: string;
  state: CaseState;
  channel: Channel;
  department_name: string;
  steps: string[];
  received_at: Date;
  version: number;
}

const toLine = (row: Row): CaseLine => ({
  caseNo: row.case_no,
  itemKey: row.item_key,
  itemName: row.item_name,
  applicantKind: row.applicant_kind,
  applicantName: row.applicant_name,
  state: row.state,
  channel: row.channel,
  leadDepartmentName: row.department_name,
  steps: row.steps,
  receivedAt: officeTime(row.received_at),
  version: row.version,
});

const OPEN_STEPS = `array(select t.name from tasks t where t.subject_id = c.case_no and t.state = 'open' and t.closed_at is null
  order by t.opened_at, t.id) as steps`;

/**
 * Cases by their light: the worst of the open limits the office answers for, as in `leadingClock`. A held instant is never later
 * than now, so the first comparison, which has an index, leaves nobody out.
 */
const litFrom = (
  level: 1 | 2,
): string => `(select k.subject_id from clocks k cross join (select ?::timestamptz as instant) at
  where k.subject_kind = 'case' and k.is_supervised and k.state <> 'stopped'
    and k.watch_from <= at.instant and k.${level === 2 ? 'red_at' : 'yellow_at'} <= at.instant and ${lightLevel('k', 'at.instant')} >= ${level})`;
const HAS_LIGHT = `exists (select 1 from clocks k where k.subject_kind = 'case' and k.subject_id = c.case_no
  and k.is_supervised and k.state <> 'stopped')`;

const LIGHT_CONDITIONS: Record<Light, string> = {
  red: `c.case_no in ${litFrom(2)}`,
  yellow: `c.case_no in ${litFrom(1)} and c.case_no not in ${litFrom(2)}`,
  green: `${HAS_LIGHT} and c.case_no not in ${litFrom(1)}`,
};

/** The versions whose item gives this department a part in its cases: few, so the index on cases is used. */
const VERSIONS_OF_DEPARTMENT = `c.model_version_id in (select v.id from model_versions v
  where ? in (v.item #>> '{departments,window}', v.item #>> '{departments,lead}')
    or v.item #> '{departments,branches}' @> to_jsonb(?::text))`;

const filtered = ({ db, clock }: Needs, filter: CaseFilter) => {
  const query = db('cases as c');
  if (filter.clientId !== undefined) void query.where('c.client_id', filter.clientId);
  if (filter.state !== undefined) void query.where('c.state', filter.state);
  if (filter.itemKey !== undefined) void query.where('c.item_key', filter.itemKey);
  if (filter.departmentId !== undefined)
    void query.whereRaw(VERSIONS_OF_DEPARTMENT, [filter.departmentId, filter.departmentId]);
  if (filter.leadDepartmentId !== undefined) void query.where('c.lead_department_id', filter.leadDepartmentId);
  if (filter.light !== undefined) {
    const condition = LIGHT_CONDITIONS[filter.light];
    const now = clock.now().toJSDate();
    void query.whereRaw(condition, Array<Date>(condition.split('?::').length - 1).fill(now));
  }
  const search = filter.search?.trim() ?? '';
  if (search !== '')
    void query.whereRaw('(strpos(c.case_no, ?) > 0 or strpos(c.applicant_name, ?) > 0)', [search, search]);
  return query;
};

/** A page of cases, newest first. */
export const readCases = async (
  needs: Needs,
  filter: CaseFilter,
  page: { after: CasePosition | undefined; limit: number },
): Promise<CaseLine[]> => {
  const query = filtered(needs, filter)
    .join('items as i', 'i.key', 'c.item_key')
    .join('departments as d', 'd.id', 'c.lead_department_id');
  if (page.after !== undefined)
    void query.whereRaw('(c.received_at, c.case_no) < (?, ?)', [page.after.receivedAt.toJSDate(), page.after.caseNo]);
  const rows: Row[] = await query
    .orderBy([
      { column: 'c.received_at', order: 'desc' },
      { column: 'c.case_no', order: 'desc' },
    ])
    .limit(page.limit)
    .select('c.case_no', 'c.item_key', 'i.name as item_name', 'c.applicant_name', 'c.state', 'c.channel')
    .select('d.name as department_name', 'c.received_at', 'c.version')
    .select(needs.db.raw(`c.applicant ->> 'kind' as applicant_kind, ${OPEN_STEPS}`));
  return rows.map(toLine);
};
