import type { Needs } from '../needs.ts';
import type { Case } from './case.ts';
import { caseChanged } from './case-errors.ts';
import { updateCase } from './case-store.ts';
import { getLockedCase } from './get-case.ts';

/**
 * The case, held until the transaction ends, by a room that is about to change what belongs to it: its version rises. Refuses when it
 * is no longer that of the screen the change was asked from, so a second click finds nothing to do.
 */
export const holdCase = async (
  needs: Needs,
  input: { caseNo: string; version?: number | undefined },
): Promise<Case> => {
  const found = await getLockedCase(needs, input.caseNo);
  if (input.version !== undefined && input.version !== found.version) throw caseChanged();
  await updateCase(needs, input.caseNo, {});
  return { ...found, version: found.version + 1 };
};
