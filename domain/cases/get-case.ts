import type { Needs } from '../needs.ts';
import type { Case } from './case.ts';
import { caseNotFound } from './case-errors.ts';
import { lockCase, selectCase, selectRenewalOf } from './case-store.ts';
import { isOpen, type RectificationRequest, type SupplementRequest } from './request.ts';
import { selectRectifications, selectSupplements } from './request-store.ts';

export const findCase = (needs: Needs, caseNo: string): Promise<Case | undefined> => selectCase(needs, caseNo);

export const getCase = async (needs: Needs, caseNo: string): Promise<Case> => {
  const found = await selectCase(needs, caseNo);
  if (found === undefined) throw caseNotFound();
  return found;
};

/** Number of the case that renews this licence or is about to; attempts that came to nothing do not count. */
export const findRenewalOf = (needs: Needs, identifier: string): Promise<string | undefined> =>
  selectRenewalOf(needs, identifier);

/** Held until the transaction ends. */
export const getLockedCase = async (needs: Needs, caseNo: string): Promise<Case> => {
  const found = await lockCase(needs, caseNo);
  if (found === undefined) throw caseNotFound();
  return found;
};

/** A case of this client, held; one that belongs to somebody else is not there. */
export const getOwnCase = async (needs: Needs, input: { caseNo: string; clientId: string }): Promise<Case> => {
  const found = await lockCase(needs, input.caseNo);
  if (found === undefined || found.clientId !== input.clientId) throw caseNotFound();
  return found;
};

/** Somebody waits for the applicant: what for. At most one of the two. */
export interface OpenRequests {
  supplement: SupplementRequest | undefined;
  rectification: RectificationRequest | undefined;
}

export const findOpenRequests = async (needs: Needs, caseNo: string): Promise<OpenRequests> => ({
  supplement: (await selectSupplements(needs, caseNo)).find(isOpen),
  rectification: (await selectRectifications(needs, caseNo)).find(isOpen),
});
