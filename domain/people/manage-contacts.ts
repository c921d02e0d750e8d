import { writeAuditLine } from '../audit/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Role } from './account.ts';
import * as contacts from './contact-store.ts';
import * as errors from './people-errors.ts';

/** A mobile number of the mainland: only such a one takes an SMS. */
const isMobileNumber = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);

/** Where somebody is reached by SMS. Errors: phone-invalid, account-not-found. */
export const setPhone = async (
  needs: Needs,
  { accountId, phone }: { accountId: string; phone: string },
  actor: Actor,
): Promise<void> => {
  if (!isMobileNumber(phone)) throw errors.phoneInvalid();
  if ((await contacts.updatePhone(needs, accountId, phone)) === 0) throw errors.accountNotFound();
  await writeAuditLine(needs, { action: 'set-phone', subjectKind: 'account', subjectId: accountId }, actor);
};

/** Marks somebody as head of the own department, or no longer. Errors: account-not-found. */
export const setHead = async (
  needs: Needs,
  { accountId, isHead }: { accountId: string; isHead: boolean },
  actor: Actor,
): Promise<void> => {
  if ((await contacts.updateHead(needs, accountId, isHead)) === 0) throw errors.accountNotFound();
  const details = { isHead };
  await writeAuditLine(needs, { action: 'set-head', subjectKind: 'account', subjectId: accountId, details }, actor);
};

/** Who answers for a department, or for each: those marked as head; where none is, its approvers. */
export const listHeads = (needs: Needs, departmentId?: string): Promise<contacts.DepartmentHead[]> =>
  contacts.selectHeads(needs, departmentId);

/** How many accounts that may act hold this role. */
export const countActive = (needs: Needs, role: Role): Promise<number> => contacts.countWithRole(needs, role);
