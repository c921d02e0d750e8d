import { writeAuditLine } from '../audit/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { officeLimitInvalid } from './clock-errors.ts';
import { getOfficeLimit } from './find-office-limit.ts';
import type { OfficeLimit } from './office-limit.ts';
import { updateOfficeLimit } from './office-limit-store.ts';

/** Clocks that run already keep their budget. Errors: office-limit-not-found, office-limit-invalid. */
export const setOfficeLimit = async (
  needs: Needs,
  input: Omit<OfficeLimit, 'name'>,
  actor: Actor,
): Promise<OfficeLimit> => {
  const { key, budget, unit, legalBasis } = input;
  if (!Number.isInteger(budget) || budget < 1 || budget > 365 || legalBasis.trim() === '') throw officeLimitInvalid();
  const before = await getOfficeLimit(needs, key);
  await updateOfficeLimit(needs, { key, budget, unit, legalBasis });
  const details = { before: { budget: before.budget, unit: before.unit }, budget, unit, legalBasis };
  await writeAuditLine(
    needs,
    { action: 'set-office-limit', subjectKind: 'office-limit', subjectId: key, details },
    actor,
  );
  return getOfficeLimit(needs, key);
};
