import type { Domain } from '../../domain/domain.ts';
import type { Account } from '../../domain/people/index.ts';
import { instantOf } from '../instants.ts';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { AbsenceList, AbsencePath, RecordAbsence } from './absence-schemas.ts';
import { supervisors } from './desk-rights.ts';

const defineRoute = routesFor<AccountCaller>();

/** Who is away; kept by supervisors, who look at what was done meanwhile. */
export const absenceRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/absences',
    summary: '人员请假登记',
    right: supervisors,
    answer: AbsenceList,
    handle: () => readAbsences(deps.reading, deps.clock.now().minus({ months: SHOWN_MONTHS }).toISODate() ?? ''),
  }),
  defineRoute({
    method: 'post',
    path: '/absences',
    summary: '登记请假',
    right: supervisors,
    bodySchema: RecordAbsence,
    answer: 'nothing',
    handle: async ({ body, caller }) => {
      await deps.transact((domain) => domain.people.recordAbsence(body, caller.actor));
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/absences/{absenceId}',
    summary: '撤销请假登记',
    right: supervisors,
    pathSchema: AbsencePath,
    answer: 'nothing',
    handle: async ({ path, caller }) => {
      await deps.transact((domain) => domain.people.cancelAbsence(path.absenceId, caller.actor));
    },
  }),
];

const SHOWN_MONTHS = 6;

const toPerson = ({ id, displayName, department }: Account) => ({
  id,
  name: displayName,
  departmentName: department?.name ?? '',
});

const isStaff = ({ roles, isDisabled }: Account): boolean =>
  !isDisabled && !roles.some((role) => role.endsWith('-administrator'));

const readAbsences = async (domain: Domain, sinceDay: string): Promise<AbsenceList> => {
  const accounts = await domain.people.listAccounts();
  const people = new Map(accounts.map((account) => [account.id, toPerson(account)]));
  const absences = await domain.people.listAbsences(sinceDay);
  return {
    absences: absences.map(({ accountId, recordedAt, ...absence }) => ({
      ...absence,
      account: people.get(accountId) ?? { id: accountId, name: '', departmentName: '' },
      recordedAt: instantOf(recordedAt),
    })),
    staff: accounts.filter(isStaff).map(toPerson),
  };
};
