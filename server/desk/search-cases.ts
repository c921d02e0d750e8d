import { DateTime } from 'luxon';
import type { CasePosition } from '../../domain/cases/index.ts';
import type { Cursors } from '../cursor.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { viewCaseRow } from './case-row.ts';
import type { CaseList, CaseSearch } from './case-schemas.ts';

interface SealedPosition {
  receivedAt: string;
  caseNo: string;
}

/** Supervisors search all cases, clerks those of their department; newest first. */
export const searchCases = async (
  deps: ServerDeps,
  cursors: Cursors,
  query: CaseSearch,
  caller: AccountCaller,
): Promise<CaseList> => {
  const departmentId = caller.roles.includes('supervisor') ? undefined : (caller.departmentId ?? '');
  const { q: search, state, item: itemKey, department: leadDepartmentId, light } = query;
  const filter = { search, state, itemKey, departmentId, leadDepartmentId, light };
  const scope = JSON.stringify(['cases', caller.account.id, filter]);
  const after = toPosition(cursors.open<SealedPosition>(scope, query.cursor));
  const { rows, next } = await deps.reading.cases.listCases({ ...filter, after, limit: query.limit ?? 20 });
  const calendar = await deps.reading.calendar.getCalendar();
  return {
    rows: rows.map((entry) => viewCaseRow(entry, calendar, deps.clock.now())),
    nextCursor: next ? cursors.seal(scope, { receivedAt: next.receivedAt.toISO(), caseNo: next.caseNo }) : null,
  };
};

const toPosition = (sealed: SealedPosition | undefined): CasePosition | undefined =>
  sealed && { receivedAt: DateTime.fromISO(sealed.receivedAt), caseNo: sealed.caseNo };
