import type { Case } from '../cases/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { findActiveAccount, type Account } from '../people/index.ts';
import { notLeadApprover } from './special-procedure-errors.ts';

/** Who answers for the authority in a case: an approver of the department that leads it. */
export const isLeadApprover = (
  { leadDepartmentId }: Pick<Case, 'leadDepartmentId'>,
  { roles, department }: Pick<Account, 'roles' | 'department'>,
): boolean => roles.includes('approver') && department?.id === leadDepartmentId;

/** Anybody else is refused. */
export const getLeadApprover = async (needs: Needs, found: Case, actor: Actor): Promise<Account> => {
  const account = actor.kind === 'account' ? await findActiveAccount(needs, actor.id) : undefined;
  if (account === undefined || !isLeadApprover(found, account)) throw notLeadApprover();
  return account;
};
