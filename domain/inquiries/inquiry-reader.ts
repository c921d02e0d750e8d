import type { DateTime } from 'luxon';
import { officeTime } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { Account } from '../people/index.ts';
import type { Inquiry, InquiryKind, InquiryState } from './inquiry.ts';
import { toInquiry, type InquiryRow } from './inquiry-store.ts';

/** Which inquiries; `search` finds a number, or a part of the case number. */
export interface InquiryFilter {
  state: InquiryState;
  kind?: InquiryKind | undefined;
  departmentId?: string | undefined;
  search?: string | undefined;
}

/** Where the page before ended. */
export interface InquiryPosition {
  sortAt: DateTime;
  inquiryNo: string;
}

/** An inquiry with the clock of its reply and what the list is sorted by: the due date, or when it was replied to. */
export interface InquiryLine {
  inquiry: Inquiry;
  clockId: string | undefined;
  sortAt: DateTime;
}

const visible = ({ db }: Needs, account: Account, filter: Omit<InquiryFilter, 'state'>) => {
  const query = db('inquiries as i').leftJoin('clocks as k', (join) =>
    join.on('k.subject_id', 'i.inquiry_no').andOnVal('k.subject_kind', 'inquiry'),
  );
  if (!account.roles.includes('supervisor'))
    void query.whereRaw('(i.responsible_department_id = ? or i.client_id = ?)', [
      account.department?.id ?? '',
      account.id,
    ]);
  if (filter.kind !== undefined) void query.where('i.kind', filter.kind);
  if (filter.departmentId !== undefined) void query.where('i.responsible_department_id', filter.departmentId);
  if (filter.search !== undefined && filter.search !== '')
    void query.whereRaw(`(strpos(i.inquiry_no, ?) > 0 or strpos(i.case_no, ?) > 0)`, [filter.search, filter.search]);
  return query;
};

/** A page of what the account may see: soonest due first, those replied to latest first. */
export const readInquiries = async (
  needs: Needs,
  account: Account,
  filter: InquiryFilter,
  page: { after: InquiryPosition | undefined; limit: number },
): Promise<InquiryLine[]> => {
  const isOpen = filter.state === 'open';
  const sort = isOpen ? 'coalesce(k.due_at, i.opened_at)' : 'i.replied_at';
  const query = visible(needs, account, filter).where('i.state', filter.state);
  const { after } = page;
  if (after !== undefined)
    void query.whereRaw(`(${sort}, i.inquiry_no) ${isOpen ? '>' : '<'} (?, ?)`, [
      after.sortAt.toJSDate(),
      after.inquiryNo,
    ]);
  const rows: (InquiryRow & { clock_id: string | null; sort_at: Date })[] = await query
    .orderByRaw(`${sort} ${isOpen ? 'asc' : 'desc'}, i.inquiry_no ${isOpen ? 'asc' : 'desc'}`)
    .limit(page.limit)
    .select('i.*', 'k.id as clock_id', needs.db.raw(`${sort} as sort_at`));
  return rows.map((row) => ({
    inquiry: toInquiry(row),
    clockId: row.clock_id ?? undefined,
    sortAt: officeTime(row.sort_at),
  }));
};

export type InquiryCounts = Record<InquiryState, number>;

/** How many of each state the other filters leave. */
export const countInquiries = async (
  needs: Needs,
  account: Account,
  filter: Omit<InquiryFilter, 'state'>,
): Promise<InquiryCounts> => {
  const rows: { state: InquiryState; count: string }[] = await visible(needs, account, filter)
    .groupBy('i.state')
    .select('i.state')
    .count('* as count');
  const counts: InquiryCounts = { open: 0, replied: 0 };
  for (const { state, count } of rows) counts[state] = Number(count);
  return counts;
};
